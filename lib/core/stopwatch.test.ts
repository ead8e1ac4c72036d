import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startStopwatch, stopwatchSince } from "./stopwatch";

const dayMs = 24 * 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "performance", "setTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

it("goes on when the wall clock is set back", () => {
  const stopwatch = startStopwatch();
  vi.advanceTimersByTime(5_000);
  vi.setSystemTime(Date.now() - dayMs);
  expect(stopwatch.elapsedMs()).toBe(5_000);
  vi.advanceTimersByTime(5_000);
  expect(stopwatch.elapsedMs()).toBe(10_000);
});

it("counts the time that the machine slept", () => {
  const stopwatch = startStopwatch();
  vi.setSystemTime(Date.now() + dayMs);
  expect(stopwatch.elapsedMs()).toBe(dayMs);
});

it("knows the age of what was stored, and none of what was stored in the future", () => {
  const stopwatch = stopwatchSince(Date.now() - 1_000);
  vi.advanceTimersByTime(500);
  expect(stopwatch?.elapsedMs()).toBe(1_500);
  expect(stopwatchSince(Date.now() + 1)).toBeUndefined();
});
