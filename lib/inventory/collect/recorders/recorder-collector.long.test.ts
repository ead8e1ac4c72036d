import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { knownRecorder } from "@/lib/aws-config/recorders/table/known-recorder";
import type { RecorderSnapshot } from "@/lib/aws-config/recorders/table/recorder-snapshot";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  recordersWhen,
} from "@/lib/inventory/testing/collector-under-test";
import { withTestDatabase } from "@/lib/testing/test-database";

withTestDatabase();

let collector: CollectorUnderTest;
beforeAll(async () => {
  collector = await collectorUnderTest();
  await collector.seed({ accounts: 300, ous: 30, seed: 3 });
});
afterEach(async () => {
  await collector.stop();
  await collector.clearFaults();
});
afterAll(() => collector.close());

let before: string | undefined;

async function collected(): Promise<RecorderSnapshot> {
  collector.start();
  collector.startPacks();
  collector.startCompliance();
  collector.startRecorders();
  const snapshot = await recordersWhen(({ meta }) => meta.complete && meta.version !== before);
  before = snapshot.meta.version;
  return snapshot;
}

function countsOf(snapshot: RecorderSnapshot): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const accountId of snapshot.accountIds) {
    const { state } = knownRecorder(snapshot, accountId, "eu-west-1");
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

it("stores what the aggregator knows of each account, in each Region that it collects from", async () => {
  const { meta, ...snapshot } = await collected();
  expect(meta).toMatchObject({
    aggregator: { name: "aws-controltower-ConfigAggregatorForOrganizations" },
    regions: ["eu-west-1", "eu-central-1"],
    missingParts: [],
  });
  const counts = countsOf({ meta, ...snapshot });
  expect(counts["records"]).toBeGreaterThan(100);
  for (const state of ["some-types", "stopped", "not-known"]) expect(counts[state], state).toBeGreaterThan(0);
});

it("says what is denied, and takes no account for one without a recorder", async () => {
  await collector.fault({ operation: "SelectAggregateResourceConfig", fault: { kind: "deny" } });
  const snapshot = await collected();
  expect(snapshot.meta.missingParts).toMatchObject([
    { part: "recorders", failure: { code: "forbidden", missing: "config:SelectAggregateResourceConfig" } },
  ]);
  expect(countsOf(snapshot)).toEqual({ "not-known": snapshot.accountIds.length });
});

it("keeps what the inventory says where the sources are denied", async () => {
  const operation = "DescribeConfigurationAggregatorSourcesStatus";
  await collector.fault({ operation, fault: { kind: "deny" } });
  const snapshot = await collected();
  const name = "aws-controltower-ConfigAggregatorForOrganizations";
  expect(snapshot.meta.missingParts).toMatchObject([{ part: "sources", of: name }]);
  const counts = countsOf(snapshot);
  expect(counts["records"]).toBeGreaterThan(100);
  expect(counts["none"]).toBeUndefined();
});

it("says that there is no aggregator to read through", async () => {
  await collector.fault({ operation: "DescribeConfigurationAggregators", fault: { kind: "deny" } });
  const snapshot = await collected();
  expect(snapshot.meta.aggregator).toBeUndefined();
  expect(snapshot.meta.missingParts).toMatchObject([{ part: "aggregators", of: "eu-west-1" }]);
});

it("reads throttled answers and empty pages again", async () => {
  const operation = "SelectAggregateResourceConfig";
  await collector.fault({ operation, times: 2, fault: { kind: "throttle" } });
  await collector.fault({ operation, times: 1, fault: { kind: "empty-page" } });
  expect((await collected()).meta.missingParts).toEqual([]);
});
