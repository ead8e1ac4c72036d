import { expect, it } from "vitest";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { withTestDatabase } from "@/lib/testing/test-database";
import { figureMoments, figuresAt, figureSeries, type FiguresKey, keepFigures } from "./figures";
import { insertSnapshot, newestSnapshotHead, pruneSnapshots } from "../snapshots";

withTestDatabase();

const columns = new Uint8Array([1]);

function keyOf(callerKey: string) {
  return { callerKey, dataset: "organization" } as const;
}

function store(callerKey: string, takenAt: number, failed?: number, complete = true): Promise<number> {
  const figures = failed === undefined ? {} : { figures: { failed } };
  const meta = { ...exampleSnapshotMeta({ takenAt, complete }), ...figures };
  return insertSnapshot({ ...keyOf(callerKey), takenAt, complete, meta, columns });
}

it("answers the numbers of the snapshot before, also when its rows are gone", async () => {
  const key = keyOf("history");
  for (const [index, failed] of [7, 8, 9, 10, 11].entries()) await store("history", 1_000 + index, failed);
  await pruneSnapshots(key);
  expect(await figuresAt(key, 1_003)).toEqual({ takenAt: 1_003, figures: { failed: 10 } });
  expect(await figuresAt(key, 1_000)).toEqual({ takenAt: 1_000, figures: { failed: 7 } });
  expect(await figuresAt(key, 999)).toBeUndefined();
  expect(await figuresAt({ ...key, dataset: "conformance-packs" }, 1_004)).toBeUndefined();
  expect(await figureMoments(key)).toEqual([1_004, 1_003, 1_002, 1_001, 1_000]);
});

it("passes over snapshots without numbers, and over those that are not complete", async () => {
  await store("partial", 1_000, 7);
  await store("partial", 1_001, undefined);
  await store("partial", 1_002, 8, false);
  expect(await figuresAt(keyOf("partial"), 1_003)).toEqual({ takenAt: 1_000, figures: { failed: 7 } });
});

it("keeps the numbers of what has no snapshots, once", async () => {
  const key: FiguresKey = { callerKey: "aggregators", dataset: "aggregators" };
  await keepFigures(key, { takenAt: 1_000, figures: { failed: 3 } });
  await keepFigures(key, { takenAt: 1_000, figures: { failed: 4 } });
  expect(await figuresAt(key, 2_000)).toEqual({ takenAt: 1_000, figures: { failed: 3 } });
  expect(await newestSnapshotHead(keyOf("aggregators"))).toBeUndefined();
});

it("gives the line of what was stored: every point, or the last of each of as many spans as can be seen apart", async () => {
  const day = 24 * 3_600_000;
  const start = Date.UTC(2026, 8, 1);
  for (let count = 0; count < 5; count += 1)
    await keepFigures(
      { callerKey: "line", dataset: "aggregators" },
      { takenAt: start + count * day, figures: { failed: count } },
    );
  const key = { callerKey: "line", dataset: "aggregators" } as const;
  expect((await figureSeries(key, start + day)).map(({ figures }) => figures["failed"])).toEqual([
    1, 2, 3, 4,
  ]);

  const often = { callerKey: "often", dataset: "aggregators" } as const;
  for (let count = 0; count < 300; count += 1)
    await keepFigures(often, { takenAt: start + count * 60_000, figures: { failed: count } });
  const line = await figureSeries(often, start);
  expect(line.length).toBeLessThanOrEqual(121);
  expect(line.at(-1)).toEqual({ takenAt: start + 299 * 60_000, figures: { failed: 299 } });
  expect(line.map(({ takenAt }) => takenAt)).toEqual(
    line.map(({ takenAt }) => takenAt).toSorted((one, other) => one - other),
  );
  expect(await figureSeries({ callerKey: "none", dataset: "aggregators" }, 0)).toEqual([]);
});
