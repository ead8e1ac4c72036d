import { expect, test } from "vitest";
import type { Measurement } from "../verdict";
import type { BenchResults } from "./bench-results";
import { changesSince } from "./regressions";

function results(...measurements: Measurement[]): BenchResults {
  const machine = { processor: "", cores: 2, memoryGb: 8, node: "v24", chromium: "1" };
  const part = { part: "page", size: "large", title: "The page", compared: "floor", busy: 0, remarks: [] };
  return {
    release: null,
    takenAt: "2026-11-29T00:00:00.000Z",
    commit: "",
    machine,
    parts: [{ ...part, measurements }],
  };
}

const key: Measurement = { name: "first key", unit: "ms", ours: 40, floor: 20 };

test("a figure that took a quarter more than before is worse", () => {
  expect(changesSince(results(key), results({ ...key, ours: 60 }))).toEqual([
    { name: "large: first key", unit: "ms", before: 40, now: 60, isWorse: true },
  ]);
});

test("a slower machine is no regression: the floor took as much longer", () => {
  const [change] = changesSince(results(key), results({ ...key, ours: 80, floor: 40 }));
  expect(change?.isWorse).toBe(false);
});

test("what earlier rounds came to is none either", () => {
  const rounds = { median: 40, min: 30, max: 65, rounds: 5 };
  const [change] = changesSince(results({ ...key, rounds }), results({ ...key, ours: 60 }));
  expect(change?.isWorse).toBe(false);
});

test("bytes are not scaled by a floor", () => {
  const js: Measurement = { name: "js", unit: "KB", ours: 200, floor: 10 };
  const [change] = changesSince(results(js), results({ ...js, ours: 260, floor: 20 }));
  expect(change?.isWorse).toBe(true);
});
