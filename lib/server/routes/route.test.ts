import { expect, it, vi } from "vitest";
import { FailureError } from "@/lib/core/failure-error";
import { roleNames } from "@/lib/identity/grants";
import { defineRoute } from "./route";
import type { Session } from "../session";

vi.stubEnv("DATABASE_URL", "postgres://127.0.0.1/none");
vi.stubEnv("AWS_REGION", "eu-west-1");
vi.stubEnv("CANOPY_LOG_LEVEL", "silent");

const request = new Request("http://localhost:3000/api/thing?token=1");

it("answers what its handler answers", async () => {
  const route = defineRoute({
    requires: "organization:read",
    run: (asked, session) => new Response(`${new URL(asked.url).pathname} for ${roleNames(session)}`),
  });
  expect(await (await route(request)).text()).toBe("/api/thing for administrator");
});

it.each<[string, Session | undefined, number, object]>([
  ["a unauthenticated", undefined, 401, { code: "unauthenticated" }],
  [
    "a role without the permission",
    { id: "v", name: "V", grants: [{ role: "viewer" }] },
    403,
    { code: "forbidden", missing: "inventory:refresh" },
  ],
])("turns away %s before anything runs", async (_, session, status, failure) => {
  let ran = false;
  const route = defineRoute(
    {
      requires: "inventory:refresh",
      run: () => {
        ran = true;
        return new Response();
      },
    },
    { session: () => Promise.resolve(session) },
  );
  const response = await route(request);
  expect(response.status).toBe(status);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toMatchObject({ failure });
  expect(ran).toBe(false);
});

it("answers a failure as data, and of an unexpected error only a reference", async () => {
  const failing = (error: Error) =>
    defineRoute({ requires: "organization:read", run: () => Promise.reject(error) })(request);

  const notFound = await failing(new FailureError({ code: "not-found", message: "Not collected yet." }));
  expect(notFound.status).toBe(404);
  expect(await notFound.json()).toEqual({ failure: { code: "not-found", message: "Not collected yet." } });

  const unexpected = await failing(new Error("secret"));
  expect(unexpected.status).toBe(500);
  expect(await unexpected.text()).not.toContain("secret");

  const outage = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  expect((await failing(new Error("Failed query", { cause: outage }))).status).toBe(503);
});
