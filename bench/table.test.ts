import { expect, test } from "vitest";
import { table } from "./table";

test("numbers stand under each other, with their units, their ratio and their verdict", () => {
  const text = table(
    [
      { name: "expand all", unit: "ms", ours: 24.04, floor: 12, target: { maxRatio: 2, max: 50 } },
      { name: "dropped", unit: "%", ours: 0.5, floor: 0, target: { max: 1 } },
      { name: "heap", unit: "MB", ours: 104, floor: 8 },
    ],
    "floor",
  );
  expect(text.split("\n")).toEqual([
    "             Canopy    floor  ratio          target",
    "expand all  24.0 ms  12.0 ms   2.00  ≤ 2 ×, ≤ 50 ms  FAIL",
    "dropped      0.50 %   0.00 %                  ≤ 1 %  PASS",
    "heap         104 MB  8.00 MB  13.00",
  ]);
});

test("a number that could not be measured says so", () => {
  expect(table([{ name: "heap", unit: "MB", ours: Number.NaN }], "floor")).toContain("not measured");
});
