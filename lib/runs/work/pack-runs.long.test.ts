import { DescribeOrganizationConformancePacksCommand } from "@aws-sdk/client-config-service";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { putOrganizationConformancePack as putElsewhere } from "@/lib/aws-config/packs/aws/operations-write";
import {
  deleteOrganizationConformancePack,
  describeOrganizationConformancePack,
  keepPackTemplate,
  putOrganizationConformancePack,
} from "@/lib/aws-config/packs/change/server/actions";
import { ABSENT_PACK, type PackPut } from "@/lib/aws-config/packs/change/pack-change";
import { PackName } from "@/lib/aws-config/packs/model";
import { AccountId } from "@/lib/core/identifiers";
import { unwrap } from "@/lib/core/result";
import { serverAws } from "@/lib/server/aws";
import { type AuditEntry, listAuditEntries } from "@/lib/store/audit/audit-entries";
import { startSecondProcess } from "@/lib/testing/second-process";
import { withTestDatabase } from "@/lib/testing/test-database";
import type { NewRun } from "../new-run";
import type { RunSummary } from "../run";
import { RunId } from "../run-id";
import * as definitions from "../plans/server/definitions";
import { readUndo } from "../server/undo-run";
import { ada, as, planAs, planned } from "../testing/plans-under-test";
import { type RunsUnderTest, runsUnderTest, runWhen, started } from "../testing/runs-under-test";

withTestDatabase();

const patience = { timeout: 60_000, interval: 20 };
const operation = "PutOrganizationConformancePack";

describe("a run of a conformance pack", () => {
  let test: RunsUnderTest;
  beforeAll(async () => {
    test = await runsUnderTest({ accounts: 60, settleMs: 0 });
  });
  afterEach(() => test.stop());
  afterAll(() => test.close());

  it("deploys what was reviewed, and knows the template that AWS doesn't give back", async () => {
    test.work();
    const put = await reviewed("deployed", { parameters: [{ name: "MaxAge", value: "30" }] });
    unwrap(await putOrganizationConformancePack(put));
    const { pack } = await described("deployed");
    expect(pack).toMatchObject({
      template: put.template,
      inputParameters: [{ name: "MaxAge", value: "30" }],
      excludedAccounts: put.excludedAccounts,
    });
    expect(await sent("deployed")).toMatchObject([
      { ExcludedAccounts: put.excludedAccounts, ConformancePackInputParameters: [{ ParameterValue: "30" }] },
    ]);
  });

  it("sends each of two runs with what was reviewed for it, and the second only where nothing came between", async () => {
    const [first, second] = [
      await reviewed("twice", { rule: "FIRST" }),
      await reviewed("twice", { rule: "SECOND" }),
    ];
    const run = await started({ id: newId(), changes: [packChange(first)] });
    // Both are of one pack: the second is refused while the first is still to be sent.
    const early = await putOrganizationConformancePack(second);
    expect(early).toMatchObject({ failure: { code: "conflict" } });
    expect(JSON.stringify(early)).toContain(`Run ${run.number}`);
    test.work();
    await over(run.id);
    expect((await described("twice")).pack?.template).toEqual(first.template);
    const late = await putOrganizationConformancePack(second);
    expect(late).toMatchObject({
      failure: {
        code: "conflict",
        message: "There is a conformance pack twice already. Nothing was changed.",
      },
    });
    await settled();
    const { fingerprint } = await described("twice");
    unwrap(await putOrganizationConformancePack({ ...second, expected: fingerprint }));
    expect((await described("twice")).pack?.template).toEqual(second.template);
  });

  it("is refused where another client has changed the pack, whose template isn't known then", async () => {
    test.work();
    const put = await reviewed("elsewhere");
    unwrap(await putOrganizationConformancePack(put));
    const { fingerprint } = await described("elsewhere");
    await settled();
    await putElsewhere(serverAws(), {
      name: put.name,
      template: { body: templateOf("OTHER") },
      definition: { parameters: put.parameters, excludedAccounts: put.excludedAccounts },
    });
    const after = await putOrganizationConformancePack({ ...put, expected: fingerprint });
    expect(after).toMatchObject({ failure: { code: "conflict" } });
    const { pack, fingerprint: now } = await described("elsewhere");
    expect(pack).not.toHaveProperty("template");
    await settled();
    // What it had before can't be put back.
    const run = newId();
    unwrap(await putOrganizationConformancePack({ ...put, expected: now, run: { id: run } }));
    expect(await readUndo(run)).toMatchObject({ changes: [], left: [{ reason: "template-not-known" }] });
  });

  it("is undone by the former definition, its creation by a deletion, and that by deploying it anew", async () => {
    test.work();
    const put = await reviewed("undone");
    const [creation, update] = [newId(), newId()];
    unwrap(await putOrganizationConformancePack({ ...put, run: { id: creation } }));
    await settled();
    const { fingerprint } = await described("undone");
    const changed = await reviewed("undone", { rule: "CHANGED", expected: fingerprint });
    unwrap(await putOrganizationConformancePack({ ...changed, excludedAccounts: [], run: { id: update } }));
    expect(await readUndo(creation)).toMatchObject({ changes: [], left: [{ reason: "changed-since" }] });
    await settled();
    await undone(update);
    const back = await described("undone");
    expect(back.pack).toMatchObject({ template: put.template, excludedAccounts: put.excludedAccounts });
    await settled();
    const deletion = newId();
    unwrap(
      await deleteOrganizationConformancePack({
        name: put.name,
        expected: back.fingerprint,
        run: { id: deletion },
      }),
    );
    await settled();
    // In an account with a remediation the deletion fails, so AWS lists the pack on.
    const anew = await undone(deletion);
    expect(anew.title).toContain("Delete conformance pack undone");
    expect((await described("undone")).pack).toMatchObject({ template: put.template });
  });

  it("that was planned sends what was planned, and nothing where the pack was changed since", async () => {
    const put = await reviewed("planned");
    const run = { id: newId(), changes: [packChange(put)] };
    await planned(run, { by: ada });
    // What another person reviews meanwhile is another template under its own hash.
    await reviewed("planned", { rule: "ANOTHER" });
    const { objects } = await planAs(ada, run.id);
    expect(objects).toMatchObject([{ change: 0, reviewed: { kind: "pack", had: null } }]);
    test.work();
    unwrap(await as(ada, definitions.startPlan)({ id: run.id, revision: 1 }));
    await over(run.id);
    expect((await described("planned")).pack?.template).toEqual(put.template);

    await settled();
    const { fingerprint } = await described("planned");
    const later = {
      id: newId(),
      changes: [packChange({ ...put, excludedAccounts: [], expected: fingerprint })],
    };
    await planned(later, { by: ada });
    await putElsewhere(serverAws(), {
      name: put.name,
      template: { body: templateOf("ELSEWHERE") },
      definition: { parameters: [], excludedAccounts: [] },
    });
    const stale = await planAs(ada, later.id);
    expect(stale.differences).toMatchObject([{ kind: "object-changed", first: [{ name: "planned" }] }]);
    expect(stale.objects).toMatchObject([{ present: { kind: "pack", had: { excludedAccounts: [] } } }]);
    const start = await as(ada, definitions.startPlan)({ id: later.id, revision: 1 });
    expect(start).toMatchObject({ failure: { code: "precondition" } });
  });

  it("whose process is killed after AWS has the pack is found to be carried out, once", async () => {
    const put = await reviewed("killed");
    await test.sandbox.fault({
      operation,
      service: "config",
      fault: { kind: "latency", ms: 3_000 },
      times: 1,
    });
    const before = await test.sandbox.calls(operation);
    const other = await startSecondProcess({ AWS_ENDPOINT_URL: test.sandbox.endpoint });
    const run = newId();
    other.begin("putOrganizationConformancePack", [{ ...put, run: { id: run } }]);
    await vi.waitFor(async () => expect(await test.sandbox.areFaultsSpent()).toBe(true), patience);
    await other.kill();
    await vi.waitFor(async () => expect(await test.sandbox.calls(operation)).toBe(before + 1), patience);
    expect(await phases("pack killed")).toEqual(["attempted"]);
    test.work();
    await over(run);
    expect(await phases("pack killed")).toEqual(["attempted", "succeeded"]);
    expect(await test.sandbox.calls(operation)).toBe(before + 1);
    expect((await described("killed")).pack?.template).toEqual(put.template);
  });

  it("whose deletion has no readable answer is verified by the status, and not sent again", async () => {
    test.work();
    const put = await reviewed("to-delete");
    unwrap(await putOrganizationConformancePack(put));
    await settled();
    const { fingerprint } = await described("to-delete");
    const deletion = "DeleteOrganizationConformancePack";
    await test.sandbox.fault({ operation: deletion, fault: { kind: "malformed-body" }, times: 1 });
    const calls = await test.sandbox.calls(deletion);
    unwrap(await deleteOrganizationConformancePack({ name: put.name, expected: fingerprint }));
    expect(await test.sandbox.calls(deletion)).toBe(calls + 1);
  });

  it("is never begun with a template, or values, that AWS would refuse", async () => {
    const wrong = await keepPackTemplate({ body: "Resources:\n  A:\n    Type: AWS::S3::Bucket\n" });
    expect(wrong).toMatchObject({ failure: { code: "invalid-input" } });
    expect(JSON.stringify(wrong)).toContain("Line 3: Resource A is of type AWS::S3::Bucket.");
    const large = await keepPackTemplate({ body: `${templateOf("X")}# ${"x".repeat(51_200)}` });
    expect(large).toMatchObject({ failure: { code: "invalid-input" } });
    expect(JSON.stringify(large)).toContain("AWS takes 51,200 bytes with the request.");
    const put = await reviewed("refused", { parameters: [{ name: "Nothing", value: "1" }] });
    const calls = await test.sandbox.calls(operation);
    expect(await putOrganizationConformancePack(put)).toMatchObject({
      failure: { code: "invalid-input", message: "The template has no parameter Nothing." },
    });
    expect(await test.sandbox.calls(operation)).toBe(calls);
  });

  /** Until a deployment is over AWS takes no other one. */
  function settled(): Promise<void> {
    return test.sandbox.advance(60_000);
  }

  async function sent(name: string) {
    const output = await serverAws().config.send(
      new DescribeOrganizationConformancePacksCommand({ OrganizationConformancePackNames: [name] }),
    );
    return output.OrganizationConformancePacks;
  }

  function over(id: RunId): Promise<RunSummary> {
    return runWhen(id, ({ state }) => state === "ended" || state === "cancelled");
  }

  async function undone(id: RunId): Promise<RunSummary> {
    const { changes, left } = await readUndo(id);
    expect(left).toEqual([]);
    const undo = await started({ id: newId(), changes, undoes: id });
    const run = await over(undo.id);
    expect(run.counts.accepted, JSON.stringify(run.counts)).toBe(changes.length);
    return run;
  }
});

const excluded = [AccountId.parse("999999999999")];

/** What a form sends of a new pack. */
async function reviewed(
  name: string,
  {
    rule = "ACCESS_KEYS_ROTATED",
    parameters = [],
    expected = ABSENT_PACK,
  }: { rule?: string; parameters?: PackPut["parameters"]; expected?: string } = {},
): Promise<Omit<PackPut, "operation">> {
  const template = unwrap(await keepPackTemplate({ body: templateOf(rule) }));
  return { name: PackName.parse(name), template, parameters, excludedAccounts: excluded, expected };
}

function packChange(put: Omit<PackPut, "operation">): NewRun["changes"][number] {
  return { kind: "pack", pack: { operation: "put", ...put } };
}

function templateOf(rule: string): string {
  return `Parameters:
  MaxAge: {Type: String, Default: '90'}
Resources:
  Rule:
    Type: AWS::Config::ConfigRule
    Properties:
      ConfigRuleName: rule
      Source: {Owner: AWS, SourceIdentifier: ${rule}}
`;
}

async function described(name: string) {
  return unwrap(await describeOrganizationConformancePack({ name: PackName.parse(name) }));
}

function newId(): RunId {
  return RunId.parse(crypto.randomUUID());
}

/** The phases of what the record has on a target, oldest first. */
async function phases(target: string): Promise<AuditEntry["phase"][]> {
  const entries = await listAuditEntries(1_000);
  return entries
    .filter((entry) => entry.target === target)
    .map(({ phase }) => phase)
    .toReversed();
}
