import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ChangeWindow } from "./change-window";
import { instantOfLocal, isOpen, localOf, nextOpening, weekdays, windowInWords } from "./window-times";

const minute = 60_000;
const timeOfDay = fc
  .nat({ max: 24 * 60 - 1 })
  .map((at) => `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`);
const window = fc
  .record({
    days: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }),
    from: timeOfDay,
    to: timeOfDay,
    timeZone: fc.constantFrom(
      "UTC",
      "Europe/Berlin",
      "America/New_York",
      "Asia/Kolkata",
      "Australia/Lord_Howe",
    ),
  })
  .filter(({ from, to }) => from !== to)
  .map((each) => ChangeWindow.parse(each));
/** Two years with every change of the clocks in them. */
const instant = fc
  .integer({ min: Date.parse("2025-01-01T00:00Z") / minute, max: Date.parse("2027-01-01T00:00Z") / minute })
  .map((minutes) => minutes * minute);

const nights = ChangeWindow.parse({
  days: ["Fri", "Mon", "Tue", "Wed", "Thu"],
  from: "22:00",
  to: "04:00",
  timeZone: "Europe/Berlin",
});

describe("a change window", () => {
  it("opens at its beginning and closes at its end, past midnight too, in its own time zone", () => {
    const at = (local: string) => isOpen(nights, Date.parse(local));
    // 2026-11-27 is a Friday; Berlin is an hour ahead of UTC.
    expect(at("2026-11-27T20:59:00Z")).toBe(false);
    expect(at("2026-11-27T21:00:00Z")).toBe(true);
    expect(at("2026-11-28T02:59:00Z")).toBe(true);
    expect(at("2026-11-28T03:00:00Z")).toBe(false);
    expect(at("2026-11-28T21:30:00Z"), "Saturday").toBe(false);
    expect(nextOpening(nights, Date.parse("2026-11-28T03:00:00Z"))).toBe(Date.parse("2026-11-30T21:00:00Z"));
    expect(windowInWords(nights)).toBe("Mon to Fri, 22:00 to 04:00 Europe/Berlin");
  });

  it("that is closed opens next at an instant from which on it is open, and is closed until then", () => {
    fc.assert(
      fc.property(window, instant, fc.double({ min: 0, max: 1, noNaN: true }), (each, at, part) => {
        fc.pre(!isOpen(each, at));
        const opens = nextOpening(each, at);
        expect(opens).toBeGreaterThan(at);
        expect(opens - at).toBeLessThanOrEqual(8 * 24 * 60 * minute);
        const between = Math.floor((at + part * (opens - at)) / minute) * minute;
        if (between < opens) expect(isOpen(each, between)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it("shows the time of an instant, and finds the instant of a time, but for the hour that comes twice", () => {
    fc.assert(
      fc.property(window, instant, ({ timeZone }, at) => {
        const found = instantOfLocal(timeZone, localOf(timeZone, at));
        expect(found).toBeDefined();
        expect(localOf(timeZone, found ?? 0)).toBe(localOf(timeZone, at));
        expect(Math.abs((found ?? 0) - at)).toBeLessThanOrEqual(60 * minute);
      }),
    );
    expect(instantOfLocal("Europe/Berlin", "2026-03-29T02:30"), "skipped").toBe(
      Date.parse("2026-03-29T01:30:00Z"),
    );
    expect(instantOfLocal("Europe/Berlin", "soon")).toBeUndefined();
  });

  it("names the field that is wrong and the way out", () => {
    const wrong = ChangeWindow.safeParse({ days: [], from: "9:00", to: "17:00", timeZone: "Mars" });
    expect(wrong.error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)).toEqual([
      "days: Select at least one day.",
      "from: A time of day looks like 22:00.",
      "timeZone: A time zone looks like Europe/Berlin.",
    ]);
  });
});
