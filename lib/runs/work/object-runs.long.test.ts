import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { ABSENT } from "@/lib/aws-config/aggregators/aggregator-detail";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import {
  changeAggregatorTags,
  deleteConfigurationAggregator,
  describeConfigurationAggregator,
  putConfigurationAggregator,
} from "@/lib/aws-config/aggregators/server/actions";
import { countWeeklyAccountChanges } from "@/lib/aws-config/weekly-changes/server/actions";
import { Region } from "@/lib/core/identifiers";
import { unwrap } from "@/lib/core/result";
import {
  describeOrganizationConfiguration,
  getConfigurationPolicy,
  listConfigurationPolicies,
} from "@/lib/security-hub/aws/operations";
import { reviewedOf } from "@/lib/security-hub/configuration/reviewed";
import {
  createConfigurationPolicy,
  deleteConfigurationPolicy,
  updateConfigurationPolicy,
} from "@/lib/security-hub/policies/server/actions";
import { RequestedSettings, settingsOf } from "@/lib/security-hub/policies/settings";
import { updateOrganizationConfiguration } from "@/lib/security-hub/server/actions";
import { serverAws } from "@/lib/server/aws";
import { type AuditEntry, listAuditEntries } from "@/lib/store/audit/audit-entries";
import { startSecondProcess } from "@/lib/testing/second-process";
import { withTestDatabase } from "@/lib/testing/test-database";
import type { RunSummary } from "../run";
import { RunId } from "../run-id";
import { readUndo } from "../server/undo-run";
import { type RunsUnderTest, runsUnderTest, runWhen, started } from "../testing/runs-under-test";

withTestDatabase();

const region = Region.parse("eu-west-1");
const source = { kind: "accounts" as const, accountIds: ["111111111111"], regions: "all" as const };
const settings = {
  name: "by-run",
  description: "Made by a run.",
  serviceEnabled: true,
  enabledStandardIdentifiers: [],
  controls: { mode: "all-but" as const, ids: ["IAM.1"] },
  customParameters: [],
};

const patience = { timeout: 60_000, interval: 20 };

describe("a run of one object", () => {
  let test: RunsUnderTest;
  beforeAll(async () => {
    test = await runsUnderTest();
  });
  afterEach(() => test.stop());
  afterAll(() => test.close());

  it("whose process is killed after AWS has the aggregator is found to be carried out, once", async () => {
    const name = AggregatorName.parse("killed");
    const target = `aggregator ${name} in ${region}`;
    const used = unwrap(await countWeeklyAccountChanges({ region }));
    // AWS carries it out when the process is gone.
    const operation = "PutConfigurationAggregator";
    await test.sandbox.fault({
      operation,
      service: "config",
      fault: { kind: "latency", ms: 3_000 },
      times: 1,
    });
    const other = await startSecondProcess({ AWS_ENDPOINT_URL: test.sandbox.endpoint });
    const run = newRun();
    other.begin("putConfigurationAggregator", [{ region, name, source, expected: ABSENT, run }]);
    await vi.waitFor(async () => expect(await test.sandbox.areFaultsSpent()).toBe(true), patience);
    await other.kill();
    await vi.waitFor(async () => expect(await test.sandbox.calls(operation)).toBe(1), patience);
    expect(await phases(target)).toEqual(["attempted"]);
    expect(unwrap(await countWeeklyAccountChanges({ region }))).toBe(used + 1);
    test.work();
    await over(run.id);
    expect(await phases(target)).toEqual(["attempted", "succeeded"]);
    expect(await test.sandbox.calls(operation)).toBe(1);
    expect(unwrap(await countWeeklyAccountChanges({ region }))).toBe(used + 1);
  });

  it("whose answer can't be read is verified, and answers the form in time", async () => {
    test.work();
    // The sandbox's clock stands still, however long the tests before took.
    await test.sandbox.advance(10 * 60_000);
    for (const [operation, service, act] of [
      ["CreateConfigurationPolicy", "securityhub", () => create("unreadable")],
      [
        "PutConfigurationAggregator",
        "config",
        () =>
          putConfigurationAggregator({
            region,
            name: AggregatorName.parse("unreadable"),
            source,
            expected: ABSENT,
          }),
      ],
    ] as const) {
      await test.sandbox.fault({ operation, service, fault: { kind: "malformed-body" }, times: 1 });
      const calls = await test.sandbox.calls(operation);
      expect(await act()).toMatchObject({ ok: true });
      expect(await test.sandbox.calls(operation)).toBe(calls + 1);
    }
    expect((await listConfigurationPolicies(serverAws())).map(({ name }) => name)).toContain("unreadable");
  });

  it("is the only one of its object: a second is refused with the name of the first", async () => {
    const before = reviewedOf(await describeOrganizationConfiguration(serverAws()));
    const update = { autoEnable: false, configurationType: "CENTRAL" as const };
    const change = { kind: "configuration" as const, configuration: { update, expected: before } };
    const first = await started({ ...newRun(), changes: [change] });
    const second = await updateOrganizationConfiguration({ ...update, expected: before });
    expect(second).toMatchObject({ failure: { code: "conflict" } });
    expect(JSON.stringify(second)).toContain(`Run ${first.number}`);
    const calls = await test.sandbox.calls("UpdateOrganizationConfiguration");
    test.work();
    await over(first.id);
    expect(await test.sandbox.calls("UpdateOrganizationConfiguration")).toBe(calls + 1);
  });

  it("that creates a policy is undone by its deletion, and the deletion by creating it anew", async () => {
    test.work();
    const run = newRun();
    const policy = unwrap(await createConfigurationPolicy({ settings, tags: {}, run }));
    const deletion = await undone(run.id);
    await expect(getConfigurationPolicy(serverAws(), policy.id)).rejects.toMatchObject({
      failure: { code: "not-found" },
    });
    expect((await readUndo(deletion.id)).notes).toEqual(["new-policy-id"]);
    await undone(deletion.id);
    const anew = (await listConfigurationPolicies(serverAws())).find(({ name }) => name === settings.name);
    if (anew === undefined) throw new Error("The policy was created anew.");
    const found = await getConfigurationPolicy(serverAws(), anew.id);
    expect(RequestedSettings.parse(settingsOf(found))).toEqual(settings);
  });

  it("that changes a policy is undone where nothing changed it since", async () => {
    test.work();
    const policy = unwrap(await create("to-change"));
    const run = newRun();
    const changed = unwrap(
      await updateConfigurationPolicy({
        policyId: policy.id,
        openedAt: policy.updatedAt,
        settings: { ...settings, name: "changed", controls: { mode: "only", ids: ["S3.1"] } },
        reason: "",
        run,
      }),
    );
    await undone(run.id);
    const back = await getConfigurationPolicy(serverAws(), policy.id);
    expect(RequestedSettings.parse(settingsOf(back))).toEqual({ ...settings, name: "to-change" });
    expect(back.updatedAt).not.toBe(changed.updatedAt);
    const again = await readUndo(run.id);
    expect(again).toMatchObject({ changes: [], left: [{ reason: "changed-since" }] });
    unwrap(await deleteConfigurationPolicy({ policyId: policy.id, reviewedAt: back.updatedAt }));
  });

  it("that saves an aggregator with its tags is undone with them, and its deletion, too", async () => {
    test.work();
    const name = AggregatorName.parse("tagged");
    const address = { region, name };
    const tags = [{ key: "team", value: "security" }];
    unwrap(await putConfigurationAggregator({ ...address, source, tags, expected: ABSENT }));
    const { aggregator, fingerprint } = unwrap(await describeConfigurationAggregator(address));
    const run = newRun();
    const thenTags = {
      ...address,
      arn: aggregator.arn,
      set: [{ key: "team", value: "audit" }],
      remove: [],
      expected: tags,
    };
    unwrap(
      await putConfigurationAggregator({
        ...address,
        source: { ...source, accountIds: ["222222222222"] },
        expected: fingerprint,
        thenTags,
        run,
      }),
    );
    expect((await over(run.id)).counts.accepted).toBe(2);
    await undone(run.id);
    const back = unwrap(await describeConfigurationAggregator(address));
    expect(back).toMatchObject({ tags, aggregator: { source: { accountIds: ["111111111111"] } } });
    const deletion = newRun();
    unwrap(await deleteConfigurationAggregator({ ...address, expected: back.fingerprint, run: deletion }));
    expect((await readUndo(deletion.id)).notes).toEqual(["collects-anew"]);
    await undone(deletion.id);
    const anew = unwrap(await describeConfigurationAggregator(address));
    expect(anew).toMatchObject({ tags, aggregator: { source: { accountIds: ["111111111111"] } } });
    const again = newRun();
    const change = { ...thenTags, arn: anew.aggregator.arn };
    unwrap(await changeAggregatorTags({ change, run: again }));
    await undone(again.id);
    expect(unwrap(await describeConfigurationAggregator(address)).tags).toEqual(tags);
  });

  it("that changes the organization configuration offers what was before", async () => {
    const before = reviewedOf(await describeOrganizationConfiguration(serverAws()));
    const run = newRun();
    const update = { autoEnable: false, autoEnableStandards: "NONE", configurationType: "CENTRAL" } as const;
    unwrap(await updateOrganizationConfiguration({ ...update, expected: before, run }));
    const { changes, left, notes } = await readUndo(run.id);
    expect(left).toEqual([]);
    expect(notes).toEqual(["settings-stay"]);
    const { autoEnable, autoEnableStandards, configurationType } = before;
    expect(changes).toMatchObject([
      {
        kind: "configuration",
        configuration: { update: { autoEnable, autoEnableStandards, configurationType } },
      },
    ]);
  });

  function create(name: string) {
    return createConfigurationPolicy({ settings: { ...settings, name }, tags: {} });
  }

  function over(id: RunId): Promise<RunSummary> {
    return runWhen(id, ({ state }) => state === "ended" || state === "cancelled");
  }

  /** Undoes a run as its page does, and answers the run of the undo when it is over. */
  async function undone(id: RunId): Promise<RunSummary> {
    const { changes, left } = await readUndo(id);
    expect(left).toEqual([]);
    const undo = await started({ ...newRun(), changes, undoes: id });
    const run = await over(undo.id);
    expect(run.counts.accepted, JSON.stringify(run.counts)).toBe(changes.length);
    return run;
  }
});

function newRun(): { readonly id: RunId } {
  return { id: RunId.parse(crypto.randomUUID()) };
}

/** The phases of what the record has on a target, oldest first. */
async function phases(target: string): Promise<AuditEntry["phase"][]> {
  const entries = await listAuditEntries(1_000);
  return entries
    .filter((entry) => entry.target === target)
    .map(({ phase }) => phase)
    .toReversed();
}
