import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { complianceTypes } from "@/lib/aws-config/compliance/model";
import { failingAccounts, packRulesOf, rankedRules } from "@/lib/aws-config/compliance/table/pack-rules";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  complianceWhen,
  packsWhen,
} from "@/lib/inventory/testing/collector-under-test";
import { withTestDatabase } from "@/lib/testing/test-database";

withTestDatabase();

let collector: CollectorUnderTest;
beforeAll(async () => {
  collector = await collectorUnderTest();
});
afterEach(async () => {
  await collector.stop();
  await collector.clearFaults();
});
afterAll(() => collector.close());

async function collected(
  isAsAsked: (snapshot: ComplianceSnapshot) => boolean = ({ meta }) => meta.complete,
): Promise<ComplianceSnapshot> {
  collector.startPacks();
  collector.startCompliance();
  return complianceWhen(isAsAsked);
}

/** `account type compliant non-compliant total` of each row of a pack. */
function rowsOf({ accountIds, columns }: ComplianceSnapshot, pack: number): string[] {
  return accountIds.flatMap((accountId, row) => {
    const { type, compliant, nonCompliant, total } = columns[pack] ?? {};
    const word = complianceTypes[(type?.[row] ?? 0) - 1];
    return word === undefined
      ? []
      : `${accountId} ${word} ${compliant?.[row]} ${nonCompliant?.[row]} ${total?.[row]}`;
  });
}

it("stores what the aggregator says of each pack in each account, and who fails which rule", async () => {
  const snapshot = await collected();
  const packs = await packsWhen(({ meta }) => meta.complete);
  expect(snapshot.meta.missingParts).toEqual([]);
  // The one of the organization with the fewest Regions.
  expect(snapshot.meta.aggregator).toEqual({ name: "aws-controltower-ConfigAggregatorForOrganizations" });
  expect(snapshot.meta.packs.map(({ name }) => name)).toEqual(packs.meta.packs.map(({ name }) => name));
  for (const [index, { name, rules, areRulesKnown }] of snapshot.meta.packs.entries()) {
    const memberPackName = packs.texts[packs.columns[index]?.memberPackName.find((text) => text >= 0) ?? -1];
    expect(rowsOf(snapshot, index)).toEqual(await askedOfSandbox(memberPackName ?? ""));
    expect(areRulesKnown).toBe(true);
    const found = packRulesOf(snapshot, name);
    if (found === undefined) throw new Error(`There are no rules of ${name}.`);
    const failing = rankedRules(found).flatMap(({ rule }) =>
      failingAccounts(found, rule).map(({ accountId }) => accountId),
    );
    const byRow = [...(snapshot.columns[index]?.nonCompliant ?? [])].filter((count) => count > 0);
    expect(failing).toHaveLength(byRow.reduce((sum, count) => sum + count, 0));
    expect(rules.length).toBeGreaterThan(10);
  }
});

it("knows the rules that fail of a pack that the caller's own account does not have, and misses nothing", async () => {
  const before = (await complianceWhen(() => true)).meta.version;
  const code = "NoSuchConformancePackException";
  await collector.fault({
    operation: "DescribeConformancePackCompliance",
    fault: { kind: "error", code },
  });
  const snapshot = await collected(({ meta }) => meta.version !== before);
  expect(snapshot.meta.missingParts).toEqual([]);
  const [pack] = snapshot.meta.packs;
  expect(pack?.areRulesKnown).toBe(false);
  expect(pack?.rules.length).toBeGreaterThan(0);
});

it("says what is denied, and keeps the rest", async () => {
  const operation = "DescribeAggregateComplianceByConfigRules";
  await collector.fault({ operation, fault: { kind: "deny" } });
  const before = (await complianceWhen(({ meta }) => meta.complete)).meta.version;
  const snapshot = await collected(({ meta }) => meta.version !== before);
  expect(snapshot.meta.missingParts).toMatchObject([
    { part: "failing-rules", failure: { code: "forbidden", missing: `config:${operation}` } },
  ]);
  expect(rowsOf(snapshot, 0).length).toBeGreaterThan(0);
});

it("says that there is no aggregator to read through", async () => {
  const before = (await complianceWhen(({ meta }) => meta.complete)).meta.version;
  await collector.fault({ operation: "DescribeConfigurationAggregators", fault: { kind: "deny" } });
  const snapshot = await collected(({ meta }) => meta.version !== before);
  expect(snapshot.meta.aggregator).toBeUndefined();
  expect(snapshot.meta.missingParts).toMatchObject([{ part: "aggregators", of: "eu-west-1" }]);
  expect(snapshot.meta.packs.length).toBeGreaterThan(0);
});

it("reads throttled answers and empty pages again", async () => {
  const before = (await complianceWhen(() => true)).meta.version;
  for (const operation of [
    "DescribeAggregateComplianceByConfigRules",
    "DescribeAggregateComplianceByConformancePacks",
  ]) {
    await collector.fault({ operation, times: 2, fault: { kind: "throttle" } });
    await collector.fault({ operation, times: 2, fault: { kind: "empty-page" } });
  }
  const snapshot = await collected(({ meta }) => meta.version !== before);
  expect(snapshot.meta.missingParts).toEqual([]);
  expect(snapshot.meta.unattributed).toBeLessThan(20);
});

const Answer = z.object({
  AggregateComplianceByConformancePacks: z.array(
    z.object({
      AccountId: z.string(),
      Compliance: z.object({
        ComplianceType: z.string(),
        CompliantRuleCount: z.number(),
        NonCompliantRuleCount: z.number(),
        TotalRuleCount: z.number(),
      }),
    }),
  ),
});

async function askedOfSandbox(ConformancePackName: string): Promise<string[]> {
  const response = await fetch(collector.endpoint, {
    method: "POST",
    headers: {
      "Content-Type": "application/x-amz-json-1.1",
      "X-Amz-Target": "StarlingDoveService.DescribeAggregateComplianceByConformancePacks",
      Authorization:
        "AWS4-HMAC-SHA256 Credential=sandbox/20260101/eu-west-1/config/aws4_request, SignedHeaders=host, Signature=0",
    },
    body: JSON.stringify({
      ConfigurationAggregatorName: "organization",
      Filters: { ConformancePackName, AwsRegion: "eu-west-1" },
    }),
  });
  const { AggregateComplianceByConformancePacks: rows } = Answer.parse(await response.json());
  return rows.map(
    ({ AccountId, Compliance }) =>
      `${AccountId} ${Compliance.ComplianceType} ${Compliance.CompliantRuleCount} ${Compliance.NonCompliantRuleCount} ${Compliance.TotalRuleCount}`,
  );
}
