import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { type RunsUnderTest, runsUnderTest, runWhen } from "@/lib/runs/testing/runs-under-test";
import { withTestDatabase } from "@/lib/testing/test-database";
import { ApiImpact, ApiPackImpact, ApiPackTemplate, ApiPlan, ApiRun, ApiTargets } from "../models";
import { call, tokensOfRoles } from "../testing/api-client";
import { openApiDocument } from "./openapi";
import { apiOperations } from "./operations";

withTestDatabase();

let tokens: ReadonlyMap<string, string> = new Map();
beforeAll(async () => {
  tokens = await tokensOfRoles();
});

describe("plan, approve and run by the API alone", () => {
  let test: RunsUnderTest;
  beforeAll(async () => {
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

  it("keeps a template, previews a pack and makes a plan of it", async () => {
    const token = tokens.get("administrator");
    const rule = (type: string) =>
      `Parameters:\n  Age: {Type: Number, Default: '90'}\nResources:\n  Keys:\n    Type: ${type}\n    Properties:\n      ConfigRuleName: keys\n      Source: {Owner: AWS, SourceIdentifier: ACCESS_KEYS_ROTATED}\n`;
    const wrong = await call("POST", "/packs/templates", { token, body: { body: rule("AWS::S3::Bucket") } });
    expect(wrong).toMatchObject({
      status: 400,
      body: {
        failure: {
          code: "invalid-input",
          fields: { template: [expect.any(String), expect.stringMatching(/^Line 5: Resource Keys/)] },
        },
      },
    });
    const large = { body: "x".repeat(307_201) };
    expect((await call("POST", "/packs/templates", { token, body: large })).status).toBe(400);
    const reader = tokens.get("viewer");
    const body = { body: rule("AWS::Config::ConfigRule") };
    expect((await call("POST", "/packs/templates", { token: reader, body })).status).toBe(403);
    const kept = ApiPackTemplate.parse((await call("POST", "/packs/templates", { token, body })).body);

    const put = { name: "By-api", template: kept.template, reason: "By the API" };
    const unfit = { ...put, parameters: [{ name: "Age", value: "old" }] };
    expect(await call("POST", "/packs/preview", { token, body: unfit })).toMatchObject({
      status: 400,
      body: { failure: { message: "Age has to be a number." } },
    });
    const unknown = { ...put, template: { ...kept.template, sha256: "0".repeat(64) } };
    expect(await call("POST", "/packs/preview", { token, body: unknown })).toMatchObject({
      status: 400,
      body: { failure: { fields: { "body.template.sha256": [expect.any(String)] } } },
    });
    const impact = ApiPackImpact.parse((await call("POST", "/packs/preview", { token, body: put })).body);
    expect(impact).toMatchObject({ pack: null, update: { accounts: 0 }, excluded: { accounts: 0 } });
    expect(impact.create.accounts).toBeGreaterThan(0);
    const saved = await call("POST", "/plans", { token, body: { run: impact.run } });
    const { plan } = ApiPlan.parse(saved.body);
    expect(plan).toMatchObject({ id: impact.run.id, reason: "By the API" });
    const detail = await call("GET", `/plans/${plan.id}`, { token });
    expect(JSON.stringify(detail.body)).toContain("By-api");

    const tags = [{ key: "team", value: "security" }];
    const tagged = ApiPackImpact.parse(
      (await call("POST", "/packs/preview", { token, body: { ...put, tags } })).body,
    );
    expect(tagged.run.changes).toMatchObject([{ kind: "pack", pack: { tags } }]);
    expect((await call("POST", "/runs", { token, body: tagged.run })).status).toBe(200);
    await runWhen(tagged.run.id, ({ state }) => state === "ended");
    const retagged = { ...put, tags: [{ key: "team", value: "platform" }] };
    const alone = ApiPackImpact.parse((await call("POST", "/packs/preview", { token, body: retagged })).body);
    expect(alone).toMatchObject({ tags, update: { accounts: 0 } });
    expect(alone.run.changes).toMatchObject([
      { kind: "pack-tags", tags: { set: retagged.tags, remove: [], expected: tags } },
    ]);
    const ofAws = { ...put, tags: [{ key: "aws:x", value: "" }] };
    expect(await call("POST", "/packs/preview", { token, body: ofAws })).toMatchObject({
      status: 400,
      body: { failure: { fields: { "tags.0.key": [expect.any(String)] } } },
    });
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
