import { beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { unwrap } from "@/lib/core/result";
import { type NewToken, tokenScopes } from "@/lib/identity/api-token";
import { can } from "@/lib/identity/grants";
import { roles } from "@/lib/identity/permissions";
import { createToken, revokeApiToken } from "@/lib/identity/server/actions";
import { responding } from "@/lib/server/routes/response-in-progress";
import { grantsOfPersonById } from "@/lib/server/sign-in/person-grants";
import { hashOf } from "@/lib/server/sign-in/session-cookie";
import { keepPerson } from "@/lib/store/identity/people";
import { withTestDatabase } from "@/lib/testing/test-database";
import { ApiError } from "../models";
import { call, cookie, idOf, tokenOf, tokensOfRoles } from "../testing/api-client";
import { apiOperations } from "./operations";

withTestDatabase();

/** The headers of the browser's request that is being answered. */
let asked: Headers | undefined;
vi.mock("next/headers", () => ({
  headers: () => (asked === undefined ? Promise.reject(new Error("no request")) : Promise.resolve(asked)),
}));

let tokens: ReadonlyMap<string, string> = new Map();
beforeAll(async () => {
  tokens = await tokensOfRoles();
});

const uuid = "6f1c1f4e-7f0e-4c1d-8d6c-3f8a2c1b0a99";
const sample = (path: string) =>
  path
    .replace("{runId}", uuid)
    .replace("{planId}", uuid)
    .replace("{targetId}", "111111111111")
    .replace("{packName}", "Baseline");

/** What each operation takes. A new one needs a row. */
const rows: Readonly<Record<string, string>> = {
  getCaller: "signed-in",
  getOrganization: "organization:read",
  listTargets: "organization:read",
  getTarget: "organization:read",
  listPolicies: "policy:read",
  getConfiguration: "configuration:read",
  listAggregators: "aggregator:read",
  listPacks: "pack:read",
  listPackAccounts: "pack:read",
  keepPackTemplate: "pack:write",
  previewPack: "pack:read",
  previewRun: "association:read",
  startRun: "what the run takes",
  listRuns: "association:read",
  getRun: "association:read",
  listSteps: "association:read",
  pauseRun: "what the run takes",
  resumeRun: "what the run takes",
  cancelRest: "what the run takes",
  retryFailed: "what the run takes",
  savePlan: "association:read",
  listPlans: "association:read",
  getPlan: "association:read",
  sendPlan: "association:read",
  decidePlan: "plan:approve",
  startPlan: "association:read",
  unschedulePlan: "association:read",
  discardPlan: "association:read",
  listActivity: "audit:read",
};

describe("every operation of the API", () => {
  it("has a row", () => {
    expect(Object.fromEntries(apiOperations.map(({ id, requires }) => [id, requires]))).toEqual(rows);
  });

  it("answers outsiders with 401 and nothing else", async () => {
    const good = tokens.get("administrator") ?? "";
    const expired = await tokenOf("administrator", { days: 0 });
    const revoked = await tokenOf("administrator");
    const id = await idOf(revoked);
    asked = new Headers({
      host: "localhost:3000",
      cookie: `canopy-session=${await cookie("administrator")}`,
    });
    unwrap(await revokeApiToken({ id }));
    const session = await cookie("administrator");
    const elsewhere = await keepPerson({
      id: "x",
      provider: "https://elsewhere.example",
      subject: "x",
      name: "x",
      groups: ["administrator"],
    });
    const outsiders: [string, Record<string, string>][] = [
      ["without a token", {}],
      ["with a session's cookie", { cookie: `canopy-session=${session}` }],
      ["with a session's secret as a token", { authorization: `Bearer ${session}` }],
      ["with an expired token", { authorization: `Bearer ${expired}` }],
      ["with a revoked token", { authorization: `Bearer ${revoked}` }],
      [
        "with a tampered token",
        { authorization: `Bearer ${good.slice(0, -1)}${good.endsWith("A") ? "B" : "A"}` },
      ],
      ["with a token's hash", { authorization: `Bearer canopy_${hashOf(good)}` }],
      ["with a token as Basic", { authorization: `Basic ${good}` }],
      ["under another host", { authorization: `Bearer ${good}`, host: "evil.example" }],
    ];
    for (const { id: name, method, path } of apiOperations)
      for (const [who, headers] of outsiders) {
        const answer = await call(method, sample(path), { headers, ...(method === "POST" && { body: {} }) });
        expect(answer.status, `${name} ${who}`).toBe(401);
        expect(ApiError.parse(answer.body).failure.code).toBe("unauthenticated");
      }
    // A person of another provider has no role here, and learns that.
    const unmapped = await call("GET", "/organization", { token: await tokenOf(elsewhere) });
    expect(unmapped.status).toBe(403);
  });

  it("is refused to each role that does not include it, and to a token that does not", async () => {
    for (const { id, method, path, requires } of apiOperations) {
      if (requires === "what the run takes" || requires === "signed-in") continue;
      for (const role of roles) {
        if (can({ grants: [{ role }] }, requires)) continue;
        const answer = await call(method, sample(path), {
          token: tokens.get(role),
          ...(method === "POST" && { body: {} }),
        });
        expect(answer.status, `${id} by ${role}`).toBe(403);
      }
      const token = await tokenOf("administrator", {
        scopes: tokenScopes.filter((each) => each !== requires),
      });
      const answer = await call(method, sample(path), { token, ...(method === "POST" && { body: {} }) });
      expect(answer, `${id} without its scope`).toMatchObject({
        status: 403,
        body: { failure: { code: "forbidden", missing: requires } },
      });
    }
  });
});

describe("a token", () => {
  const wanted: NewToken = { kind: "personal", name: "ci", scopes: ["organization:read"], days: 30 };

  it("includes nothing that its maker does not have, and is shown once", async () => {
    asked = new Headers({ host: "localhost:3000", cookie: `canopy-session=${await cookie("viewer")}` });
    expect(await createToken({ ...wanted, scopes: ["policy:write"] })).toMatchObject({
      failure: { code: "forbidden", missing: "policy:write" },
    });
    expect(await createToken({ ...wanted, kind: "service" })).toMatchObject({
      failure: { code: "forbidden" },
    });
    const { token } = unwrap(await createToken(wanted));
    const caller = await call("GET", "/caller", { token });
    expect(caller.body).toEqual({
      id: "viewer",
      name: "viewer (token ci)",
      roles: "viewer",
      permissions: ["organization:read"],
    });
    const record = await call("GET", "/activity?q=CreateToken", { token: tokens.get("auditor") });
    expect(JSON.stringify(record.body)).not.toContain(token);
  });

  it("that asks too often is answered 429, with when to ask again", async () => {
    const person = await keepPerson({
      ...{ id: "busy", provider: "local", subject: "busy", name: "busy" },
      groups: ["viewer"],
    });
    const token = await tokenOf(person);
    const ask = () =>
      responding(
        { requestId: "a", peer: "", setStatus: () => undefined, hasBegunAction: false, atEnd: [] },
        () => call("GET", "/caller", { token }),
      );
    const answers = await Promise.all(Array.from({ length: 80 }, ask));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
    expect((await ask()).body).toMatchObject({ failure: { code: "throttled" } });
  });

  it("of a service loses its roles when it is revoked", async () => {
    asked = new Headers({
      host: "localhost:3000",
      cookie: `canopy-session=${await cookie("administrator")}`,
    });
    const made = unwrap(await createToken({ ...wanted, kind: "service", scopes: ["association:write"] }));
    const { body } = await call("GET", "/caller", { token: made.token });
    const { id } = z.object({ id: z.string() }).parse(body);
    unwrap(await revokeApiToken({ id: await idOf(made.token) }));
    expect(await grantsOfPersonById(id)).toEqual({ grants: [] });
  });
});
