import { expect, it } from "vitest";
import { tableMoments, trendLines, trendPath, valueAt } from "./trend-lines";

const series = [
  { takenAt: 0, figures: { accounts: 10, failed: 0 } },
  { takenAt: 50, figures: { accounts: 10 } },
  { takenAt: 100, figures: { accounts: 10, failed: 4 } },
];

it("leaves out what was not read, and draws the rest from the lowest to the highest value", () => {
  const lines = trendLines(series, []);
  const failed = lines.find(({ key }) => key === "failed");
  expect(failed?.points).toEqual([
    { at: 0, value: 0 },
    { at: 100, value: 4 },
  ]);
  const box = { from: 0, to: 100, width: 100, height: 20 };
  expect(trendPath(failed?.points ?? [], box)).toBe("M 0.00 20.00 L 100.00 0.00");
  expect(trendPath(lines[0]?.points ?? [], box)).toBe("M 0.00 10.00 L 50.00 10.00 L 100.00 10.00");
  expect(trendPath([], box)).toBe("");
});

it("gives the table the values that stood at each of its moments, the newest first", () => {
  const lines = trendLines(series, [{ takenAt: 60, figures: { packsFailed: 2 } }]);
  expect(tableMoments(lines, 2)).toEqual([100, 50]);
  expect(lines.map((line) => valueAt(line, 60))).toEqual([
    10,
    undefined,
    undefined,
    0,
    undefined,
    undefined,
    2,
  ]);
});
