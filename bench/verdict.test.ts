import { expect, test } from "vitest";
import { type Measurement, verdictOf } from "./verdict";

const expandAll: Measurement = {
  name: "expand all",
  unit: "ms",
  ours: 30,
  floor: 20,
  target: { maxRatio: 2, max: 50 },
};

test("a measurement without a target is not judged", () => {
  expect(verdictOf({ name: "heap", unit: "MB", ours: 12 })).toBe("");
});

test("both the ratio and the limit must be kept", () => {
  expect(verdictOf(expandAll)).toBe("PASS");
  expect(verdictOf({ ...expandAll, ours: 41 })).toBe("FAIL");
  expect(verdictOf({ ...expandAll, ours: 51, floor: 40 })).toBe("FAIL");
});

test("what could not be measured has not passed", () => {
  expect(verdictOf({ ...expandAll, ours: Number.NaN })).toBe("FAIL");
  expect(verdictOf({ name: "expand all", unit: "ms", ours: 10, target: { maxRatio: 2 } })).toBe("FAIL");
});
