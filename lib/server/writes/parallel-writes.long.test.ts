import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  describeConfigurationAggregator,
  putConfigurationAggregator,
} from "@/lib/aws-config/aggregators/server/actions";
import { ABSENT } from "@/lib/aws-config/aggregators/aggregator-detail";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { OrganizationalUnitId, Region, SELF_MANAGED } from "@/lib/core/identifiers";
import { type Result, unwrap } from "@/lib/core/result";
import { policyCatalogue } from "@/lib/inventory/serve/policies/policy-catalogue";
import { forgetCurrentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { recordedAssociation } from "../../inventory/record/record-associations";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  snapshotWhen,
} from "@/lib/inventory/testing/collector-under-test";
import { targetKindOf } from "@/lib/organizations/model";
import { startConfigurationPolicyAssociation } from "@/lib/security-hub/server/actions";
import { isListed } from "@/lib/security-hub/governance/governance";
import { getConfigurationPolicyAssociation } from "@/lib/security-hub/aws/operations";
import {
  createConfigurationPolicy,
  updateConfigurationPolicy,
} from "@/lib/security-hub/policies/server/actions";
import { serverAws } from "@/lib/server/aws";
import { type SecondProcess, startSecondProcess } from "@/lib/testing/second-process";
import { withTestDatabase } from "@/lib/testing/test-database";

withTestDatabase();

const region = Region.parse("eu-west-1");

describe("of changes that were decided on the same state, AWS gets one", () => {
  let sandbox: CollectorUnderTest;
  let snapshot: Snapshot;
  let other: SecondProcess;
  beforeAll(async () => {
    sandbox = await collectorUnderTest();
    sandbox.start();
    snapshot = await snapshotWhen(({ meta }) => meta.complete);
    await sandbox.stop();
    other = await startSecondProcess();
  });
  afterAll(async () => {
    await other.kill();
    await sandbox.close();
  });

  /** Ten requests: all in this process, or half of them in another. */
  const places: readonly (readonly [string, here: number, there: number])[] = [
    ["one process", 10, 0],
    ["two processes", 5, 5],
  ];

  it.each(places)(
    "when an aggregator is created and then saved ten times at once in %s",
    async (_, here, there) => {
      const name = AggregatorName.parse(`parallel-${here}-${there}`);
      async function putTenTimes(expected: string) {
        // Each with another content: to save what AWS has already is no conflict.
        const first = expected === ABSENT ? 0 : 10;
        const inputs = Array.from({ length: 10 }, (_unused, index) => inputOf(name, first + index, expected));
        const [ours, theirs] = await Promise.all([
          Promise.all(inputs.slice(0, here).map((input) => putConfigurationAggregator(input))),
          there === 0 ? [] : other.call("putConfigurationAggregator", inputs.slice(here)),
        ]);
        return outcomes([...ours, ...theirs]);
      }
      const calls = await sandbox.calls("PutConfigurationAggregator");
      expect(await putTenTimes(ABSENT)).toEqual(oneOfTen);
      const { fingerprint } = unwrap(await describeConfigurationAggregator({ region, name }));
      expect(await putTenTimes(fingerprint)).toEqual(oneOfTen);
      expect(await sandbox.calls("PutConfigurationAggregator")).toBe(calls + 2);
    },
  );

  it.each(places)("when a policy is saved ten times at once in %s", async (_, here, there) => {
    const { standards } = await policyCatalogue();
    const settings = {
      name: `parallel-${here}-${there}`,
      description: "",
      serviceEnabled: true,
      enabledStandardIdentifiers: standards.slice(0, 1).map(({ arn }) => arn),
      controls: { mode: "all-but" as const, ids: [] },
      customParameters: [],
    };
    const created = unwrap(await createConfigurationPolicy({ settings, tags: {} }));
    const calls = await sandbox.calls("UpdateConfigurationPolicy");
    const inputs = Array.from({ length: 10 }, (_unused, index) => ({
      policyId: created.id,
      openedAt: created.updatedAt,
      settings: { ...settings, description: `By request ${index}.` },
      reason: "",
    }));
    const [ours, theirs] = await Promise.all([
      Promise.all(inputs.slice(0, here).map((input) => updateConfigurationPolicy(input))),
      there === 0 ? [] : other.call("updateConfigurationPolicy", inputs.slice(here)),
    ]);
    expect(outcomes([...ours, ...theirs])).toEqual(oneOfTen);
    expect(await sandbox.calls("UpdateConfigurationPolicy")).toBe(calls + 1);
  });

  it.each(places)(
    "when something is applied to one OU ten times at once in %s, and Canopy shows what AWS has",
    async (_, here, there) => {
      const { tree, governance } = snapshot;
      const policies = governance.policies.filter(isListed).map(({ id }) => id);
      const unit = tree.ids.find((id) => targetKindOf(id) === "organizational-unit");
      const targetId = OrganizationalUnitId.parse(unit);
      for (let round = 0; round < 3; round += 1) {
        const before = await getConfigurationPolicyAssociation(serverAws(), targetId);
        const calls = await sandbox.calls("StartConfigurationPolicyAssociation");
        const expected = before?.type === "APPLIED" ? (before.configurationId ?? null) : null;
        // Ten times one policy is no conflict: two in turn, neither of them the one that is applied.
        const wanted = policies.filter((id) => id !== expected).slice(0, 2);
        const inputs = Array.from({ length: 10 }, (_unused, index) => ({
          targetId,
          configurationId: wanted[index % 2] ?? SELF_MANAGED,
          expected,
        }));
        const [ours, theirs] = await Promise.all([
          Promise.all(inputs.slice(0, here).map((input) => startConfigurationPolicyAssociation(input))),
          there === 0 ? [] : other.call("startConfigurationPolicyAssociation", inputs.slice(here)),
        ]);
        // One is carried out. The others are refused with its name, or find what was reviewed changed or made already.
        const all = outcomes([...ours, ...theirs]);
        expect(all).toContain("done");
        expect(all.filter((outcome) => outcome !== "done" && outcome !== "conflict")).toEqual([]);
        expect(await sandbox.calls("StartConfigurationPolicyAssociation")).toBe(calls + 1);
        // What another process recorded a quarter of a second ago may not have been looked at yet.
        forgetCurrentSnapshot();
        const shown = await recordedAssociation(targetId);
        const actual = await getConfigurationPolicyAssociation(serverAws(), targetId);
        expect(shown?.configurationId).toBe(actual?.configurationId);
        expect(shown?.type).toBe("APPLIED");
      }
    },
  );
});

const oneOfTen = ["done", ...Array.from({ length: 9 }, () => "conflict")].sort();

function outcomes(results: readonly Result<unknown>[]): string[] {
  return results.map((result) => (result.ok ? "done" : result.failure.code)).sort();
}

function inputOf(name: AggregatorName, index: number, expected: string) {
  const accountIds = [String(100_000_000_000 + index), "222222222222"];
  return {
    region,
    name,
    expected,
    source: { kind: "accounts" as const, accountIds, regions: "all" as const },
  };
}
