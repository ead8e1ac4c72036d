import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  changePackTags,
  deleteOrganizationConformancePack,
  describeOrganizationConformancePack,
  keepPackTemplate,
  putOrganizationConformancePack,
} from "@/lib/aws-config/packs/change/server/actions";
import { ABSENT_PACK, type PackPut, PackTagsChange } from "@/lib/aws-config/packs/change/pack-change";
import { PackName } from "@/lib/aws-config/packs/model";
import { tagResource } from "@/lib/aws-config/tags/aws/operations";
import { changeOfTags, diffTags, type Tag } from "@/lib/aws-config/tags/tag";
import { attemptHandler } from "@/lib/activity/interrupted/attempt-handler";
import { AccountId } from "@/lib/core/identifiers";
import { unwrap } from "@/lib/core/result";
import { serverAws } from "@/lib/server/aws";
import { listAuditEntries } from "@/lib/store/audit/audit-entries";
import { withTestDatabase } from "@/lib/testing/test-database";
import type { NewRun } from "../new-run";
import * as definitions from "../plans/server/definitions";
import type { RunSummary } from "../run";
import { RunId } from "../run-id";
import { listSteps } from "@/lib/store/runs/read-steps";
import { readUndo } from "../server/undo-run";
import { ada, as, planAs, planned } from "../testing/plans-under-test";
import { type RunsUnderTest, runsUnderTest, runWhen, started } from "../testing/runs-under-test";

withTestDatabase();

const before = [
  { key: "stage", value: "test" },
  { key: "team", value: "security" },
];
const after = [
  { key: "cost", value: "42" },
  { key: "team", value: "platform" },
];

describe("a run of the tags of a conformance pack", () => {
  let test: RunsUnderTest;
  beforeAll(async () => {
    test = await runsUnderTest({ accounts: 60, settleMs: 0 });
  });
  afterEach(() => test.stop());
  afterAll(() => test.close());

  it("creates a pack with the tags that were reviewed, and refuses those that AWS would", async () => {
    test.work();
    await deploy("created");
    expect((await described("created")).tags).toEqual(before);
    const put = await reviewed("refused");
    const ofAws = [{ key: "aws:mine", value: "" }];
    expect(await putOrganizationConformancePack({ ...put, tags: ofAws })).toMatchObject({
      failure: {
        code: "invalid-input",
        fields: { "tags.0.key": [expect.stringContaining("belong to AWS")] },
      },
    });
    expect((await described("refused")).pack).toBeNull();
    // A pack that exists would be deployed without them, unsaid.
    const { fingerprint } = await described("created");
    const again = { ...(await reviewed("created")), expected: fingerprint, tags: after };
    expect(await putOrganizationConformancePack(again)).toMatchObject({ failure: { code: "invalid-input" } });
    expect(await test.sandbox.calls("PutOrganizationConformancePack")).toBe(1);
  });

  it("changes the tags alone, without a deployment, is recorded under the pack, and is undone", async () => {
    test.work();
    await deploy("alone");
    const puts = await test.sandbox.calls("PutOrganizationConformancePack");
    const run = newId();
    unwrap(await changePackTags({ change: await tagging("alone", after), run: { id: run } }));
    expect((await described("alone")).tags).toEqual(after);
    expect((await over(run)).title).toBe("Change tags of conformance pack alone");
    const entry = (await listAuditEntries(1_000)).find(
      ({ operation, target }) => operation === "config:TagResource" && target === "pack alone",
    );
    expect(entry).toMatchObject({ phase: "succeeded" });
    await undone(run);
    expect((await described("alone")).tags).toEqual(before);
    expect(await test.sandbox.calls("PutOrganizationConformancePack")).toBe(puts);
  });

  it("changes the pack and then its tags, knows the template afterwards, and is undone with both", async () => {
    test.work();
    const first = await deploy("both");
    await settled();
    const { fingerprint } = await described("both");
    const run = newId();
    const put = { ...(await reviewed("both", "CHANGED")), expected: fingerprint };
    const thenTags = await tagging("both", after);
    expect(unwrap(await putOrganizationConformancePack({ ...put, thenTags, run: { id: run } }))).toEqual({});
    const summary = await over(run);
    expect(summary).toMatchObject({ title: "Update conformance pack both", counts: { accepted: 2 } });
    expect(await described("both")).toMatchObject({ tags: after, pack: { template: put.template } });
    await settled();
    await undone(run);
    expect(await described("both")).toMatchObject({ tags: before, pack: { template: first.template } });
  });

  it("changes nothing where the tags, or the pack, are not those that were reviewed", async () => {
    test.work();
    await deploy("stale");
    const change = await tagging("stale", after);
    const arn = change.arn;
    await tagResource(serverAws(), arn, [{ key: "owner", value: "ada" }]);
    expect(await changePackTags({ change })).toMatchObject({ failure: { code: "conflict" } });
    const other = (await described("created")).pack?.arn ?? "";
    const wrong = PackTagsChange.parse({ ...change, arn: other });
    expect(await changePackTags({ change: wrong })).toMatchObject({ failure: { code: "conflict" } });
    expect((await described("stale")).tags).toEqual([{ key: "owner", value: "ada" }, ...before]);
  });

  it("says that the pack is changed and its tags are not", async () => {
    test.work();
    await deploy("half");
    await settled();
    const { fingerprint } = await described("half");
    const thenTags = await tagging("half", after);
    const fault = { kind: "error", code: "TooManyTagsException", message: "Too many." } as const;
    await test.sandbox.fault({ operation: "TagResource", service: "config", fault, times: 1 });
    const run = newId();
    const put = { ...(await reviewed("half", "CHANGED")), expected: fingerprint };
    const answer = unwrap(await putOrganizationConformancePack({ ...put, thenTags, run: { id: run } }));
    expect(answer.tagsFailure).toMatchObject({ code: "limit-reached", message: "Too many." });
    const { steps } = await listSteps(run, { limit: 10 });
    expect(steps.map(({ kind, state }) => [kind, state])).toEqual([
      ["pack", "accepted"],
      ["pack-tags", "refused"],
    ]);
    // What was taken away before the refusal is half of the change: it can be sent again.
    unwrap(await changePackTags({ change: await tagging("half", after) }));
    expect((await described("half")).tags).toEqual(after);
  });

  it("goes on where tags may not be listed: the pack is changed, and its tags are a missing part", async () => {
    test.work();
    await deploy("denied", everyAccount());
    await settled();
    await test.sandbox.fault({
      operation: "ListTagsForResource",
      service: "config",
      fault: { kind: "deny" },
    });
    const detail = await described("denied");
    expect(detail).toMatchObject({ missingParts: [{ part: "tags", failure: { code: "forbidden" } }] });
    expect(detail).not.toHaveProperty("tags");
    const put = {
      ...(await reviewed("denied", "CHANGED")),
      excludedAccounts: everyAccount(),
      expected: detail.fingerprint,
    };
    unwrap(await putOrganizationConformancePack(put));
    await settled();
    // Of a pack whose tags weren't known nothing brings them back.
    const deletion = newId();
    const { fingerprint } = await described("denied");
    const address = { name: put.name, expected: fingerprint };
    unwrap(await deleteOrganizationConformancePack({ ...address, run: { id: deletion } }));
    await test.sandbox.clearFaults();
    await settled();
    await gone("denied");
    expect((await readUndo(deletion)).notes).toEqual(["pack-anew", "tags-not-known"]);
  });

  it("deploys a deleted pack anew with the tags it had", async () => {
    test.work();
    await deploy("anew", everyAccount());
    await settled();
    const deletion = newId();
    const { fingerprint } = await described("anew");
    const address = { name: PackName.parse("anew"), expected: fingerprint };
    unwrap(await deleteOrganizationConformancePack({ ...address, run: { id: deletion } }));
    await settled();
    await gone("anew");
    expect((await readUndo(deletion)).notes).toEqual(["pack-anew"]);
    await undone(deletion);
    expect((await described("anew")).tags).toEqual(before);
  });

  it("that was planned shows what changed since, and sends what was planned", async () => {
    await deploy("planned");
    const change = await tagging("planned", after);
    const run = { id: newId(), changes: [{ kind: "pack-tags" as const, tags: change }] };
    await planned(run, { by: ada });
    const plan = await planAs(ada, run.id);
    expect(plan.objects).toMatchObject([{ reviewed: { kind: "pack-tags", had: before } }]);
    await tagResource(serverAws(), change.arn, [{ key: "stage", value: "prod" }]);
    const stale = await planAs(ada, run.id);
    expect(stale.objects).toMatchObject([
      {
        present: {
          had: [
            { key: "stage", value: "prod" },
            { key: "team", value: "security" },
          ],
        },
      },
    ]);
    expect(await as(ada, definitions.startPlan)({ id: run.id, revision: 1 })).toMatchObject({
      failure: { code: "precondition" },
    });
    await tagResource(serverAws(), change.arn, [{ key: "stage", value: "test" }]);
    test.work();
    unwrap(await as(ada, definitions.startPlan)({ id: run.id, revision: 1 }));
    await over(run.id);
    expect((await described("planned")).tags).toEqual(after);
  });

  it("is verified where its attempt was interrupted, by what the record holds", async () => {
    await deploy("interrupted");
    const change = await tagging("interrupted", after);
    const handler = attemptHandler("config:TagResource", change);
    const attempt = { before, at: Date.now() };
    expect(await handler?.verify(attempt)).toEqual({ outcome: "not-done" });
    await tagResource(serverAws(), change.arn, change.set);
    expect(await handler?.verify(attempt)).toMatchObject({ outcome: "unknown" });
    unwrap(await changePackTags({ change: await tagging("interrupted", after) }));
    expect(await handler?.verify(attempt)).toMatchObject({ outcome: "done" });
  });

  /** Until a deployment is over AWS takes no other one. */
  function settled(): Promise<void> {
    return test.sandbox.advance(600_000);
  }

  /** A remediation keeps a pack in its account, and AWS lists it on: one that no account has is deleted at once. */
  function everyAccount(): AccountId[] {
    return test.snapshot.tree.ids.flatMap((id) => AccountId.safeParse(id).data ?? []);
  }

  async function gone(name: string): Promise<void> {
    const { pack } = await described(name);
    expect(pack).toBeNull();
  }
});

async function deploy(
  name: string,
  excludedAccounts: PackPut["excludedAccounts"] = [],
): Promise<Omit<PackPut, "operation">> {
  const put = { ...(await reviewed(name)), excludedAccounts, tags: before };
  unwrap(await putOrganizationConformancePack(put));
  return put;
}

/** What a form sends of a new pack. */
async function reviewed(name: string, rule = "ACCESS_KEYS_ROTATED"): Promise<Omit<PackPut, "operation">> {
  const body = `Resources:
  Rule:
    Type: AWS::Config::ConfigRule
    Properties:
      ConfigRuleName: rule
      Source: {Owner: AWS, SourceIdentifier: ${rule}}
`;
  const template = unwrap(await keepPackTemplate({ body }));
  const definition = { parameters: [], excludedAccounts: [] };
  return { name: PackName.parse(name), template, ...definition, expected: ABSENT_PACK };
}

/** What a form sends to have other tags. */
async function tagging(name: string, wanted: readonly Tag[]): Promise<PackTagsChange> {
  const { pack, tags = [] } = await described(name);
  return PackTagsChange.parse({
    ...{ name, arn: pack?.arn, expected: tags },
    ...changeOfTags(diffTags(tags, wanted)),
  });
}

async function described(name: string) {
  return unwrap(await describeOrganizationConformancePack({ name: PackName.parse(name) }));
}

function over(id: RunId): Promise<RunSummary> {
  return runWhen(id, ({ state }) => state === "ended" || state === "cancelled");
}

async function undone(id: RunId): Promise<RunSummary> {
  const { changes, left } = await readUndo(id);
  expect(left).toEqual([]);
  const undo = await started({ id: newId(), changes, undoes: id } satisfies NewRun);
  const run = await over(undo.id);
  expect(run.counts.accepted, JSON.stringify(run.counts)).toBe(changes.length);
  return run;
}

function newId(): RunId {
  return RunId.parse(crypto.randomUUID());
}
