import { expect, it } from "vitest";
import { decodeTrend } from "@/lib/aws-config/compliance/trend/trend-figures";
import { nearestPoint, trendPath, valuesOf } from "./trend-shape";
import { trendRows } from "./trend-rows";

// Non-compliant, compliant, insufficient data; rules that fail, that are kept, and all of them.
const figures = decodeTrend([2, 5, 1, 40, 300, 400]);
const point = (at: number, nonCompliant: number, isAfterPause = false) => ({
  at,
  figures: decodeTrend([nonCompliant]),
  isAfterPause,
});
const box = { from: 0, to: 100, most: 10, width: 100, height: 20 };
const valueOf = (each: Parameters<typeof valuesOf>[0]) => valuesOf(each, "counts")?.nonCompliant;

it("counts accounts that have the pack, and all rules, also those that are not known", () => {
  expect(valuesOf(figures, "counts")).toEqual({ nonCompliant: 2, compliant: 5, total: 8 });
  expect(valuesOf(figures, "rules")).toEqual({ nonCompliant: 40, compliant: 300, total: 400 });
  expect(valuesOf(null, "rules")).toBeUndefined();
});

it("draws a step at each collection, and no line where nothing was read or collected", () => {
  const unread = { at: 50, figures: null, isAfterPause: false };
  expect(trendPath([point(0, 10), point(50, 5), point(100, 0)], valueOf, box)).toBe(
    "M 0.00 0.00 H 50.00 V 10.00 H 100.00 V 20.00",
  );
  expect(trendPath([point(0, 10), unread, point(100, 0)], valueOf, box)).toBe("M 0.00 0.00 M 100.00 20.00");
  expect(trendPath([point(0, 10), point(100, 0, true)], valueOf, box)).toBe("M 0.00 0.00 M 100.00 20.00");
  expect(trendPath([], valueOf, box)).toBe("");
});

it("finds the point that is nearest to the pointer", () => {
  expect(nearestPoint([{ at: 0 }, { at: 60 }, { at: 100 }], 0.5, box)).toBe(1);
  expect(nearestPoint([], 0.5, box)).toBeUndefined();
});

it("saves each point once, with the changes of packs that were seen since the one before", () => {
  const mark = { pack: "PCI", what: ["parameters" as const], cause: "elsewhere" as const };
  const rows = trendRows({
    points: [point(1_000, 3), { at: 2_000, figures: null, isAfterPause: false }],
    marks: [
      { ...mark, at: 500 },
      { ...mark, at: 1_500, what: ["exclusions"] },
      { ...mark, at: 9_000 },
    ],
  });
  expect(rows.map(({ nonCompliant }) => nonCompliant)).toEqual([3, ""]);
  expect(rows.map(({ packChanges }) => packChanges)).toEqual([
    "PCI: parameters, changed elsewhere",
    "PCI: exclusions, changed elsewhere; PCI: parameters, changed elsewhere",
  ]);
});
