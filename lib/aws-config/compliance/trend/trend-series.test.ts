import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeTrend, encodeTrend, TrendFigures } from "./trend-figures";
import { trendPoints } from "./trend-series";

const day = 24 * 3_600_000;
const figures = decodeTrend([1, 2, 3]);

it("reads back what was stored, however many zeros it ends with", () => {
  const count = fc.nat({ max: 2_000_000_000 });
  const names = Object.keys(TrendFigures.shape);
  fc.assert(
    fc.property(fc.array(count, { minLength: names.length, maxLength: names.length }), (numbers) => {
      const whole = TrendFigures.parse(
        Object.fromEntries(names.map((name, place) => [name, numbers[place]])),
      );
      expect(decodeTrend(encodeTrend(whole))).toEqual(whole);
    }),
  );
  expect(encodeTrend(decodeTrend([]))).toEqual([]);
});

it("gives each collection what held at it, and interrupts the line where nothing was collected for longer than a day", () => {
  const changes = [
    { at: day, figures },
    { at: 3 * day, figures: null },
    { at: 4 * day, figures },
  ];
  expect(trendPoints([0, day, 2 * day, 3 * day, 4 * day, 6 * day], changes)).toEqual([
    { at: day, figures, isAfterPause: false },
    { at: 2 * day, figures, isAfterPause: false },
    { at: 3 * day, figures: null, isAfterPause: false },
    { at: 4 * day, figures, isAfterPause: false },
    { at: 6 * day, figures, isAfterPause: true },
  ]);
  expect(trendPoints([], changes)).toEqual([]);
  expect(trendPoints([0], changes)).toEqual([]);
});

it("keeps as many points as can be seen apart, the first collection's time range and every pause", () => {
  const hours = Array.from({ length: 2_000 }, (_, hour) => hour * 3_600_000);
  const collections = hours.filter((at) => at < 20 * day || at > 23 * day);
  const points = trendPoints(collections, [{ at: 0, figures }]);
  expect(points.length).toBeLessThanOrEqual(121);
  expect(points.at(-1)?.at).toBe(collections.at(-1));
  expect(points.filter(({ isAfterPause }) => isAfterPause)).toHaveLength(1);
});
