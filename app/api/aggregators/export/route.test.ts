import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { errorGroups } from "@/lib/aws-config/aggregators/sources/error-groups";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { sourceHealth } from "@/lib/aws-config/aggregators/sources/source-health";
import { buildSourceMatrix, type SourceMatrix } from "@/lib/aws-config/aggregators/sources/source-matrix";
import { isReading } from "@/lib/aws-config/aggregators/sources/source-reading";
import { Region } from "@/lib/core/identifiers";
import { aggregatorsHealth } from "@/lib/aws-config/aggregators/server/read-health";
import { knownAggregatorList } from "@/lib/inventory/serve/aggregators/read-list";
import { sourceBatches } from "@/lib/inventory/serve/aggregators/source-readings";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  snapshotWhen,
} from "@/lib/inventory/testing/collector-under-test";
import { withTestDatabase } from "@/lib/testing/test-database";
import { GET as getExport } from "./route";

withTestDatabase();

const region = Region.parse("eu-west-1");
const name = AggregatorName.parse("production-accounts");
const one = { home: region, aggregator: name };
const File = z.object({
  about: z.looseObject({ complete: z.boolean(), missingParts: z.array(z.string()) }),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
});

describe("files about aggregators", () => {
  let collector: CollectorUnderTest;
  let matrix: SourceMatrix;
  beforeAll(async () => {
    collector = await collectorUnderTest();
    collector.start();
    await snapshotWhen(({ meta }) => meta.complete);
    collector.startSources();
    await vi.waitFor(
      async () => {
        const { aggregators } = await aggregatorsHealth();
        if (aggregators.some(({ state }) => isReading(state))) throw new Error("More is on its way.");
      },
      { timeout: 25_000, interval: 50 },
    );
    matrix = buildSourceMatrix(await sourceBatches({ region, name }));
    await collector.stop();
  });
  afterAll(() => collector.close());

  it("have a row for each aggregator of the list, as it is filtered and sorted", async () => {
    const { about, rows } = await json({ sort: "failed" });
    const { regions } = await knownAggregatorList();
    expect(about.complete).toBe(true);
    expect(rows).toHaveLength(regions.flatMap(({ aggregators }) => aggregators).length);
    const failed = rows.map((row) => Number(row["failed"]));
    expect(failed).toEqual(failed.toSorted((a, b) => b - a));
    expect(rows.find((row) => row["name"] === name)?.["failed"]).toBe(sourceHealth(matrix).total.FAILED);
    expect((await json({ q: name })).rows.map((row) => row["name"])).toEqual([name]);
  });

  it("have each account–Region pair that the matrix shows, with the cause of a failure", async () => {
    const { total } = sourceHealth(matrix);
    const all = await json({ ...one, rows: "pairs" });
    expect(all.rows).toHaveLength(total.FAILED + total.OUTDATED + total.SUCCEEDED + total.UNKNOWN);
    const failed = await json({ ...one, rows: "pairs", status: "FAILED" });
    expect(failed.rows).toHaveLength(total.FAILED);
    expect(total.FAILED).toBeGreaterThan(0);
    for (const row of failed.rows) expect([row["status"], row["cause"] === ""]).toEqual(["FAILED", false]);
  });

  it("have the errors of the view of failures, which add up to its pairs", async () => {
    const groups = errorGroups(matrix);
    const { rows } = await json({ ...one, rows: "errors" });
    expect(rows.map((row) => row["pairs"])).toEqual(groups.map(({ cells }) => cells));
    const pairs = (await json({ ...one, rows: "failures" })).rows;
    expect(pairs).toHaveLength(groups.reduce((sum, { cells }) => sum + cells, 0));
    const [first] = groups;
    const ofFirst = await json({ ...one, rows: "pairs", error: first?.key ?? "" });
    expect(ofFirst.rows).toHaveLength(first?.cells ?? 0);
  });

  it("have the accounts that are not covered, as they are filtered", async () => {
    const { rows } = await json({ ...one, rows: "coverage" });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some((row) => matrix.sources.includes(String(row["accountId"])))).toBe(false);
    const [first] = rows;
    const found = await json({ ...one, rows: "coverage", q: String(first?.["accountId"]) });
    expect(found.rows).toEqual([first]);
  });

  it("refuse an aggregator that isn't there", async () => {
    expect((await ask({ ...one, aggregator: "made-up", rows: "pairs" })).status).toBe(404);
    expect((await ask({ home: "nowhere", rows: "pairs" })).status).toBe(404);
  });
});

function ask(search: Record<string, string>): Promise<Response> {
  const query = new URLSearchParams({ ...search, format: "json" }).toString();
  return getExport(new Request(`http://localhost/api/aggregators/export?${query}`));
}

async function json(search: Record<string, string>): Promise<z.infer<typeof File>> {
  return File.parse(await (await ask(search)).json());
}
