import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { Region } from "@/lib/core/identifiers";
import { type CollectorUnderTest, collectorUnderTest } from "@/lib/inventory/testing/collector-under-test";
import { database } from "@/lib/store/database/database";
import { withTestDatabase } from "@/lib/testing/test-database";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { sourceHealth } from "@/lib/aws-config/aggregators/sources/source-health";
import { buildSourceMatrix } from "@/lib/aws-config/aggregators/sources/source-matrix";
import { isReading } from "@/lib/aws-config/aggregators/sources/source-reading";
import {
  forgetAggregatorSources,
  renewSources,
  sourceBatches,
  sourcesPart,
  sourcesState,
} from "./source-readings";

withTestDatabase();

const operation = "DescribeConfigurationAggregatorSourcesStatus";
const address = { region: Region.parse("eu-west-1"), name: AggregatorName.parse("production-accounts") };

let sandbox: CollectorUnderTest;
beforeAll(async () => {
  sandbox = await collectorUnderTest();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.stop();
  await sandbox.clearFaults();
  await forgetAggregatorSources(address);
});

async function whole() {
  return vi.waitFor(
    async () => {
      const state = await sourcesState(address);
      if (isReading(state)) throw new Error("More is on its way.");
      return state;
    },
    { timeout: 60_000, interval: 30 },
  );
}

/** As in another replica, which has the database only. */
function forgetProcess(): void {
  globalThis.canopySourceReadings = undefined;
  globalThis.canopySourceBatches = undefined;
}

test("a reading is made once for two processes, and another replica shows the same", async () => {
  sandbox.startSources();
  sandbox.startSources();
  const before = await sandbox.calls(operation);
  const { counts } = await whole();
  const one = await sourcesPart(address);
  const calls = (await sandbox.calls(operation)) - before;
  forgetProcess();
  const other = await sourcesPart(address);
  expect(other.id).toBe(one.id);
  expect(other.batches).toEqual(one.batches);
  expect(sourceHealth(buildSourceMatrix(one.batches)).total).toEqual(counts);
  expect((await sandbox.calls(operation)) - before).toBe(calls);
});

test("a reading whose process is gone is made anew by the next one, under another id", async () => {
  await sandbox.fault({ operation, fault: { kind: "latency", ms: 5_000 }, times: 2 });
  sandbox.startSources();
  const lost = await vi.waitFor(
    async () => {
      const { id } = await sourcesPart(address);
      const { rows } = await database().execute(sql`select 1 from source_readings where state = 'running'`);
      expect(rows).toHaveLength(1);
      return id;
    },
    { timeout: 30_000 },
  );
  await sandbox.stop();
  expect(isReading(await sourcesState(address))).toBe(true);
  await sandbox.clearFaults();
  sandbox.startSources();
  const { counts } = await whole();
  const { id, batches } = await sourcesPart(address);
  expect(id).not.toBe(lost);
  expect(sourceHealth(buildSourceMatrix(batches)).total).toEqual(counts);
});

test("what was read before a change is shown no more, and what was being read is given up", async () => {
  sandbox.startSources();
  await whole();
  const { id } = await sourcesPart(address);
  await sandbox.fault({ operation, fault: { kind: "latency", ms: 300 }, times: 1 });
  await renewSources(address);
  await forgetAggregatorSources(address);
  const after = await sourcesPart(address);
  expect(after.id).not.toBe(id);
  expect(after.batches).toEqual([]);
  await whole();
  expect((await sourceBatches(address)).length).toBeGreaterThan(0);
});

test("a reading that no page asks for any more is given up, and begun again when one does", async () => {
  await sandbox.fault({ operation, fault: { kind: "latency", ms: 400 }, times: 3 });
  await sourcesPart(address);
  await database().execute(sql`update source_readings set asked_at = now() - interval '1 hour'`);
  sandbox.startSources();
  await vi.waitFor(
    async () => {
      const { rows } = await database().execute(sql`select state from source_readings`);
      expect(rows).toEqual([{ state: "abandoned" }]);
    },
    { timeout: 30_000 },
  );
  await sourcesPart(address);
  expect((await whole()).finishedAt).toBeDefined();
  const { rows } = await database().execute(sql`select state from source_readings`);
  expect(rows).toEqual([{ state: "complete" }]);
});
