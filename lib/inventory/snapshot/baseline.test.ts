import fc from "fast-check";
import { expect, it } from "vitest";
import { baselineChoices, defaultBaseline, startOfDay } from "./baseline";

const now = Date.parse("2026-03-10T15:00:00Z");
const moment = fc.integer({ min: now - 20 * 86_400_000, max: now });

it("stays the same while snapshots are added until the day ends", () => {
  fc.assert(
    fc.property(
      fc.array(moment, { minLength: 1 }),
      fc.array(fc.integer({ min: now, max: startOfDay(now) + 86_399_999 })),
      (moments, later) => {
        const baseline = defaultBaseline(moments, now);
        for (const at of later) expect(defaultBaseline([...moments, ...later], at)).toBe(baseline);
      },
    ),
  );
});

it("is the last moment before today, or else the first of all", () => {
  const at = (time: string) => Date.parse(`2026-03-${time}:00Z`);
  const today = [at("10T08:00"), at("10T14:45")];
  expect(defaultBaseline([at("08T10:00"), at("09T23:45"), ...today], now)).toBe(at("09T23:45"));
  expect(defaultBaseline(today, now)).toBe(at("10T08:00"));
  expect(defaultBaseline([], now)).toBeUndefined();
});

it("offers moments that there are, newest first, the newest always", () => {
  fc.assert(
    fc.property(fc.uniqueArray(moment), (moments) => {
      const choices = baselineChoices(moments, now);
      expect(choices).toEqual(choices.toSorted((one, other) => other - one));
      for (const choice of choices) expect(moments).toContain(choice);
      expect(choices[0]).toBe(moments.length === 0 ? undefined : Math.max(...moments));
      expect(choices.length).toBeLessThanOrEqual(60);
    }),
  );
});
