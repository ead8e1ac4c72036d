import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { roles } from "@/lib/identity/permissions";
import { can } from "@/lib/identity/grants";
import { type NewToken, tokenScopes } from "@/lib/identity/api-token";
import { createToken, revokeApiToken } from "@/lib/identity/server/actions";
import { unwrap } from "@/lib/core/result";
import { type RunsUnderTest, runsUnderTest } from "@/lib/runs/testing/runs-under-test";
import { responding } from "@/lib/server/routes/response-in-progress";
import { hashOf, newToken } from "@/lib/server/sign-in/session-cookie";
import { serviceProvider } from "@/lib/server/sign-in/grants-of-person";
import { addToken } from "@/lib/store/identity/api-tokens";
import { keepPerson } from "@/lib/store/identity/people";
import { addSession } from "@/lib/store/identity/sessions";
import { withTestDatabase } from "@/lib/testing/test-database";
import { ApiError, ApiImpact, ApiPlan, ApiRun, ApiTargets } from "../models";
import { answerApiRequest } from "./answer-request";
import { openApiDocument } from "./openapi";
import { apiOperations } from "./operations";

withTestDatabase();

/** The headers of the browser's request that is being answered. */
let asked: Headers | undefined;
vi.mock("next/headers", () => ({
  headers: () => (asked === undefined ? Promise.reject(new Error("no request")) : Promise.resolve(asked)),
}));

const tokens = new Map<string, string>();

beforeAll(async () => {
  for (const role of roles) {
    const person = await keepPerson({
      id: role,
      provider: "local",
      subject: role,
      name: role,
      groups: [role],
    });
    tokens.set(role, await tokenOf(person));
  }
});

async function tokenOf(personId: string, { scopes = tokenScopes, days = 30 } = {}): Promise<string> {
  const token = `canopy_${newToken()}`;
  await addToken({
    ...{ personId, kind: "personal", name: "test", scopes, days, createdBy: personId },
    ending: token.slice(-4),
    tokenHash: hashOf(token),
  });
  return token;
}

async function call(
  method: string,
  path: string,
  {
    token,
    body,
    headers = {},
  }: { token?: string | undefined; body?: unknown; headers?: Record<string, string> } = {},
) {
  const [pathname = ""] = path.split("?");
  const response = await answerApiRequest(
    new Request(`http://localhost:3000/api/v1${path}`, {
      method,
      headers: {
        host: "localhost:3000",
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
    pathname,
  );
  return { status: response.status, body: z.unknown().parse(await response.json()) };
}

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
    const { grantsOfPersonById } = await import("@/lib/server/sign-in/person-grants");
    expect(await grantsOfPersonById(id)).toEqual({ grants: [] });
    expect(serviceProvider).not.toBe("local");
  });
});

describe("plan, approve and run by the API alone", () => {
  let test: RunsUnderTest;
  beforeAll(async () => {
    asked = undefined;
    test = await runsUnderTest({ accounts: 100, settleMs: 0 });
    test.work();
  });
  afterAll(() => test.close());

  it("reads the tree, previews, plans, and a second person approves and starts", async () => {
    const reader = tokens.get("viewer");
    const pages: string[] = [];
    let after: string | undefined;
    do {
      const page = await call(
        "GET",
        `/targets?type=ACCOUNT&limit=30${after === undefined ? "" : `&after=${after}`}`,
        {
          token: reader,
        },
      );
      const { targets, next, total } = ApiTargets.parse(page.body);
      expect(total).toBe(100);
      pages.push(...targets.map(({ id }) => id));
      after = next;
    } while (after !== undefined);
    expect(new Set(pages).size).toBe(100);

    const [one, two] = test.accounts;
    const token = tokens.get("operator");
    const preview = await call("POST", "/runs/preview", {
      token,
      body: {
        assignments: [{ assignment: { kind: "self-managed" }, targetIds: [one, two] }],
        reason: "By the API",
      },
    });
    expect(preview.status, JSON.stringify(preview.body)).toBe(200);
    const { run, accounts } = ApiImpact.parse(preview.body);
    expect(accounts).toBe(2);

    const saved = await call("POST", "/plans", { token, body: { run, send: true } });
    expect(saved.body).toMatchObject({ plan: { state: "awaiting-approval" } });
    const { plan } = ApiPlan.parse(saved.body);
    const own = await call("POST", `/plans/${plan.id}/decide`, {
      token,
      body: { revision: 1, decision: "approve" },
    });
    expect(own.status).toBe(403);
    const approver = tokens.get("approver");
    const decided = await call("POST", `/plans/${plan.id}/decide`, {
      token: approver,
      body: { revision: 1, decision: "approve" },
    });
    expect(decided.body).toMatchObject({ plan: { state: "approved" } });
    const started = await call("POST", `/plans/${plan.id}/start`, { token, body: { revision: 1 } });
    expect(ApiRun.parse(started.body).run.by).toEqual({ id: "operator", name: "operator (token test)" });
    await vi.waitFor(
      async () => {
        const { body } = await call("GET", `/runs/${run.id}`, { token: reader });
        expect(body).toMatchObject({ run: { state: "ended", reason: "By the API" } });
      },
      { timeout: 120_000, interval: 100 },
    );
    const { body } = await call("GET", `/targets/${one}`, { token: reader });
    expect(body).toMatchObject({ target: { applied: "SELF_MANAGED_SECURITY_HUB" } });
  });

  it("answers every read as its document says", async () => {
    const token = tokens.get("administrator");
    for (const { id, method, path, output } of apiOperations) {
      if (method !== "GET" || path.includes("{")) continue;
      const answer = await call(method, path, { token });
      if (id === "listPacks") {
        // No collector of packs runs in this test.
        expect(answer).toMatchObject({ status: 422, body: { failure: { code: "precondition" } } });
        continue;
      }
      expect(answer.status, `${id}: ${JSON.stringify(answer.body)}`).toBe(200);
      output.parse(answer.body);
    }
  });

  it("names what is wrong with a request", async () => {
    const token = tokens.get("administrator");
    expect(await call("GET", "/targets?limit=0&colour=red", { token })).toMatchObject({
      status: 400,
      body: { failure: { code: "invalid-input", fields: { "query.limit": [expect.any(String)] } } },
    });
    expect(await call("GET", "/targets/999999999999", { token })).toMatchObject({ status: 404 });
    expect(await call("POST", "/targets", { token, body: {} })).toMatchObject({ status: 405 });
    expect(await call("GET", "/nothing", { token })).toMatchObject({ status: 404 });
    expect(await call("POST", "/runs", { token, headers: { "content-type": "text/plain" } })).toMatchObject({
      body: { failure: { fields: { body: [expect.stringContaining("application/json")] } } },
    });
  });
});

async function cookie(personId: string): Promise<string> {
  const token = newToken();
  await addSession({ personId, tokenHash: hashOf(token), lifetimeMs: 60_000_000 });
  return token;
}

async function idOf(token: string) {
  const { tokenByHash } = await import("@/lib/store/identity/api-tokens");
  const { TokenId } = await import("@/lib/identity/api-token");
  return TokenId.parse((await tokenByHash(hashOf(token)))?.id);
}

describe("the document", () => {
  it("is OpenAPI 3.1, and names each operation", async () => {
    const document = openApiDocument({ version: "1.0.0" });
    const { valid, errors } = await new Validator().validate(
      z.record(z.string(), z.unknown()).parse(JSON.parse(JSON.stringify(document))),
    );
    expect({ valid, errors }).toEqual({ valid: true });
    for (const { path, method, id } of apiOperations)
      expect(document.paths[path]?.[method.toLowerCase()]).toMatchObject({ operationId: id });
  });
});
