import { globSync } from "node:fs";
import { NextRequest } from "next/server";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { resultSchema } from "@/lib/core/failure";
import { can } from "@/lib/identity/grants";
import { type Permission, roles } from "@/lib/identity/permissions";
import type { Requirement } from "@/lib/server/admit";
import { forgetSessions } from "@/lib/server/sign-in/find-session";
import { hashOf, newToken } from "@/lib/server/sign-in/session-cookie";
import { keepPerson } from "@/lib/store/identity/people";
import { addSession, endSessions } from "@/lib/store/identity/sessions";
import {
  type Action,
  actionsOfSource,
  addressOf,
  type Handler,
  routesOfSource,
} from "@/lib/testing/doors-of-source";
import { actions, openPages, routes } from "@/lib/testing/every-door";
import { withTestDatabase } from "@/lib/testing/test-database";
import { proxy } from "@/proxy";

withTestDatabase();

/** The headers of the request that is being answered. */
let asked = new Headers();
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(asked) }));

const Answer = resultSchema(z.unknown());
const FailureBody = z.object({
  failure: z.looseObject({ code: z.string(), missing: z.string().optional() }),
});
const found = { actions: new Map<string, Action>(), routes: new Map<string, Handler>(), pages: [""] };
const cookies = { expired: "", ended: "" };
const cookieOfRole = new Map<string, string>();

beforeAll(async () => {
  found.actions = await actionsOfSource();
  for (const { file, method, handler } of await routesOfSource()) {
    expect(["GET", "POST"]).toContain(method);
    found.routes.set(addressOf(file), handler);
  }
  found.pages = globSync("app/**/page.tsx").map(addressOf);
  for (const role of [...roles, "none"]) {
    const person = await keepPerson({
      id: role,
      provider: "local",
      subject: role,
      name: role,
      groups: role === "none" ? [] : [role],
    });
    cookieOfRole.set(role, await session(person));
  }
  const other = await keepPerson({
    id: "x",
    provider: "https://elsewhere.example",
    subject: "x",
    name: "x",
    groups: ["administrator"],
  });
  cookieOfRole.set("another provider's person", await session(other));
  cookies.expired = await session("administrator", 1);
  cookies.ended = await session("administrator");
  await endSessions({ personId: "administrator", sessionId: await sessionIdOf(cookies.ended) });
});
beforeEach(() => forgetSessions());

const idsByToken = new Map<string, string>();
async function session(personId: string, lifetimeMs = 60 * 60_000): Promise<string> {
  const token = newToken();
  idsByToken.set(token, await addSession({ personId, tokenHash: hashOf(token), lifetimeMs }));
  return token;
}
function sessionIdOf(token: string): Promise<string> {
  return Promise.resolve(idsByToken.get(token) ?? "");
}

/** `/organization` for `app/organization/page.tsx`. */
/** Who has no business here, by what their request carries. */
function outsiders(): readonly (readonly [string, Record<string, string>])[] {
  const good = cookieOfRole.get("administrator") ?? "";
  return [
    ["a request without a cookie", {}],
    ["an expired session", { cookie: `canopy-session=${cookies.expired}` }],
    ["a session that was ended", { cookie: `canopy-session=${cookies.ended}` }],
    ["a tampered cookie", { cookie: `canopy-session=${good.slice(0, -1)}${good.endsWith("A") ? "B" : "A"}` }],
    ["a cookie's hash", { cookie: `canopy-session=${hashOf(good)}` }],
    ["another name of cookie", { cookie: `__Host-canopy-session=${good}` }],
    [
      "another provider's person",
      { cookie: `canopy-session=${cookieOfRole.get("another provider's person") ?? ""}` },
    ],
    [
      // In proxy mode, and by other peers than the proxy: lib/server/sign-in/proxy-session.test.ts.
      "a forged proxy header",
      {
        "x-amzn-oidc-data": "e30.e30.",
        "x-forwarded-user": "admin",
        "x-forwarded-groups": "administrator",
        "x-auth-request-user": "admin",
        "x-auth-request-groups": "administrator",
      },
    ],
    ["a session under another host", { cookie: `canopy-session=${good}`, host: "evil.example" }],
  ];
}

function asking(headers: Record<string, string>): void {
  asked = new Headers({ host: "localhost:3000", ...headers });
}

function allows(role: string, requires: Requirement): boolean {
  if (requires === "signed-in") return true;
  const grants = roles.filter((each) => each === role).map((each) => ({ role: each }));
  return can({ grants }, requires);
}

describe("every action", () => {
  it("has a row", () => {
    expect([...found.actions.keys()].sort()).toEqual(Object.keys(actions).sort());
  });

  it("answers outsiders as unauthenticated, whatever they send", async () => {
    for (const [who, headers] of outsiders())
      for (const [name, action] of found.actions) {
        asking(headers);
        const answer = Answer.parse(await action({}));
        expect(answer, `${name} by ${who}`).toMatchObject({
          failure: { code: "unauthenticated", of: "session" },
        });
      }
  });

  it("is refused to each role that does not include it, with what is missing", async () => {
    for (const role of [...roles, "none"])
      for (const [name, requires] of Object.entries(actions)) {
        // Which permission it takes is known only where the run is: lib/runs tests that.
        if (requires === "what the run takes" || allows(role, requires)) continue;
        asking({ cookie: `canopy-session=${cookieOfRole.get(role) ?? ""}` });
        const answer = Answer.parse(await found.actions.get(name)?.({ unknown: true }));
        expect(answer, `${name} by ${role}`).toMatchObject({
          failure: { code: "forbidden", missing: requires },
        });
      }
  });
});

describe("every route", () => {
  it("has a row", () => {
    expect([...found.routes.keys()].sort()).toEqual(Object.keys(routes).sort());
  });

  const guarded = Object.entries(routes).filter(
    (entry): entry is [string, Permission | "signed-in"] => entry[1] !== "open",
  );

  it("answers outsiders with 401 and nothing else", async () => {
    for (const [who, headers] of outsiders())
      for (const [path] of guarded) {
        asking(headers);
        const response = await found.routes.get(path)?.(new Request(`http://localhost:3000${path}`));
        expect(response?.status, `${path} by ${who}`).toBe(401);
        expect(FailureBody.parse(await response?.json()).failure.code).toBe("unauthenticated");
      }
  });

  it("answers each role that does not include it with 403 and what is missing", async () => {
    for (const role of [...roles, "none"])
      for (const [path, requires] of guarded) {
        if (allows(role, requires)) continue;
        asking({ cookie: `canopy-session=${cookieOfRole.get(role) ?? ""}` });
        const response = await found.routes.get(path)?.(new Request(`http://localhost:3000${path}`));
        expect(response?.status, `${path} by ${role}`).toBe(403);
        expect(FailureBody.parse(await response?.json()).failure.missing).toBe(requires);
      }
  });
});

describe("every page", () => {
  it("sends outsiders to sign-in, and lets each person who is signed in through", async () => {
    for (const path of found.pages.filter((each) => !openPages.includes(each))) {
      for (const [who, headers] of outsiders()) {
        const { status, location } = await through(path, headers);
        if (headers["host"] !== undefined) expect(status).toBe(421);
        else expect([status, isSignIn(location)], `${path} by ${who}`).toEqual([307, true]);
      }
      const cookie = `canopy-session=${cookieOfRole.get("viewer") ?? ""}`;
      expect((await through(path, { cookie })).status, path).toBe(200);
    }
    for (const path of openPages) expect((await through(path, {})).status, path).toBe(200);
  });

  it("accepts nothing from a page of another site, also where its browser is signed in", async () => {
    const cookie = `canopy-session=${cookieOfRole.get("administrator") ?? ""}`;
    for (const path of [...found.pages, ...Object.keys(routes)]) {
      const foreign = { cookie, origin: "https://evil.example", "sec-fetch-site": "cross-site" };
      expect((await through(path, foreign, "POST")).status, path).toBe(403);
      if (path.startsWith("/api/")) expect((await through(path, foreign)).status, path).toBe(403);
    }
  });
});

async function through(path: string, headers: Record<string, string>, method = "GET") {
  const request = new NextRequest(`http://localhost:3000${path}`, {
    method,
    headers: { host: "localhost:3000", ...headers },
  });
  const response = await proxy(request);
  return { status: response.status, location: response.headers.get("location") ?? undefined };
}

function isSignIn(location: string | undefined): boolean {
  return location?.startsWith("http://localhost:3000/sign-in") === true;
}
