import fc from "fast-check";
import { expect, test } from "vitest";
import { errorGroups } from "./error-groups";
import type { AggregatedSourceStatus } from "../model";
import { messageFrom, SourceBatch, SourceEncoder } from "./source-batch";
import { sourceHealth } from "./source-health";
import { buildSourceMatrix, cellAt } from "./source-matrix";
import { appendPart } from "./sources-read";
import { pagesOf, sourceRows } from "../testing/source-rows";

function batchesOf(rows: readonly AggregatedSourceStatus[], size = 7): SourceBatch[] {
  const encoder = new SourceEncoder();
  return pagesOf(rows, size).map((page) => encoder.encode(page));
}

function overTheWire(batches: readonly SourceBatch[]): SourceBatch[] {
  return SourceBatch.array().parse(JSON.parse(JSON.stringify(batches)));
}

test("every row that AWS answers is found again in its cell", () => {
  fc.assert(
    fc.property(sourceRows(), (rows) => {
      const matrix = buildSourceMatrix(overTheWire(batchesOf(rows)));
      expect(matrix.sources).toEqual(matrix.sources.toSorted());
      for (const row of rows) {
        const source = matrix.sources.indexOf(row.sourceId);
        const region = matrix.regions.indexOf(row.region);
        expect(matrix.isOrganization[source]).toBe(row.sourceType === "ORGANIZATION" ? 1 : 0);
        expect(cellAt(matrix, source, region)).toEqual({
          status: row.status,
          ...(row.updatedAt !== undefined && { updatedAt: Date.parse(row.updatedAt) }),
          ...(row.errorCode !== undefined && { errorCode: row.errorCode }),
          ...(row.errorMessage !== undefined && { errorMessage: row.errorMessage }),
        });
      }
      const { FAILED, OUTDATED, SUCCEEDED, UNKNOWN } = sourceHealth(matrix).total;
      expect(FAILED + OUTDATED + SUCCEEDED + UNKNOWN).toBe(rows.length);
    }),
  );
});

test("the roll-ups by account and by Region count what the rows say", () => {
  fc.assert(
    fc.property(sourceRows(), (rows) => {
      const matrix = buildSourceMatrix(batchesOf(rows));
      const health = sourceHealth(matrix);
      const failed = rows.filter(({ status }) => status === "FAILED");
      for (const [place, id] of matrix.sources.entries()) {
        expect(health.bySource.failed[place]).toBe(failed.filter(({ sourceId }) => sourceId === id).length);
      }
      for (const [place, code] of matrix.regions.entries()) {
        expect(health.byRegion.failed[place]).toBe(failed.filter(({ region }) => region === code).length);
      }
      expect(health.failedSources).toBe(new Set(failed.map(({ sourceId }) => sourceId)).size);
    }),
  );
});

test("every failure is in one group, and the group knows where", () => {
  fc.assert(
    fc.property(sourceRows(), (rows) => {
      const matrix = buildSourceMatrix(batchesOf(rows));
      const groups = errorGroups(matrix);
      const failing = rows.filter(
        ({ status, errorCode, errorMessage }) =>
          status === "FAILED" ||
          status === "UNKNOWN" ||
          (status === "OUTDATED" && (errorCode !== undefined || errorMessage !== undefined)),
      );
      expect(groups.reduce((sum, { cells }) => sum + cells, 0)).toBe(failing.length);
      expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
      for (const { sourceId, region, status, errorCode = "" } of failing) {
        const own = groups.filter(
          (group) =>
            group.status === status &&
            group.code === errorCode &&
            group.sources.includes(matrix.sources.indexOf(sourceId)) &&
            group.regions.includes(matrix.regions.indexOf(region)),
        );
        expect(own.length).toBeGreaterThan(0);
      }
    }),
  );
});

test("a reading that arrives in parts is the one that arrives at once", () => {
  fc.assert(
    fc.property(sourceRows(), fc.integer({ min: 0, max: 6 }), (rows, cut) => {
      const batches = batchesOf(rows);
      const counts = { FAILED: 0, OUTDATED: 0, SUCCEEDED: 0, UNKNOWN: 0 };
      const part = { id: "one", startedAt: 1, counts, isBeingReplaced: false };
      const first = appendPart(undefined, { ...part, from: 0, batches: batches.slice(0, cut) });
      const second = appendPart(first, {
        ...part,
        from: Math.min(cut, batches.length),
        batches: batches.slice(cut),
      });
      expect(second.matrix).toEqual(buildSourceMatrix(batches));
      const other = appendPart(second, { ...part, id: "two", from: 0, batches: [] });
      expect(other.matrix.sources).toEqual([]);
    }),
  );
});

test("messages that differ in account and Region only are sent once", () => {
  const rows = ["111111111111", "222222222222"].map((sourceId): AggregatedSourceStatus => ({
    sourceId,
    sourceType: "ACCOUNT",
    region: "eu-west-1",
    status: "FAILED",
    errorCode: "NotThere",
    errorMessage: `Nothing in ${sourceId} in eu-west-1.`,
  }));
  const [batch] = batchesOf(rows);
  expect(batch?.errors).toHaveLength(1);
  const [group] = errorGroups(buildSourceMatrix(batchesOf(rows)));
  expect(group).toMatchObject({ code: "NotThere", cells: 2, sources: [0, 1], regions: [0] });
  const words = { sourceId: "the account", region: "the Region" };
  expect(messageFrom(group?.templates[0] ?? "", words)).toBe("Nothing in the account in the Region.");
});

test("outdated without an error will change by itself, with one it will not", () => {
  const outdated = { sourceType: "ACCOUNT", region: "eu-west-1", status: "OUTDATED" } as const;
  const rows: AggregatedSourceStatus[] = [
    { ...outdated, sourceId: "111111111111" },
    { ...outdated, sourceId: "222222222222", errorCode: "Stopped" },
  ];
  const matrix = buildSourceMatrix(batchesOf(rows));
  expect(sourceHealth(matrix).unsettled).toBe(1);
  expect(errorGroups(matrix).map(({ code }) => code)).toEqual(["Stopped"]);
});
