import { expect, it } from "vitest";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { withTestDatabase } from "@/lib/testing/test-database";
import { figureMoments, figuresAt, type FiguresKey, keepFigures } from "./figures";
import { insertSnapshot, newestSnapshotHead, pruneSnapshots } from "./snapshots";

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
