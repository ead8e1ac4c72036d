import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { formatTally, type Runner, sumOf, tallyOf } from "./tally";

const folder = mkdtempSync(join(tmpdir(), "canopy-tally-"));
const file = join(folder, "report.json");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const vitest = { numPassedTests: 4, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };
const stats = { expected: 6, unexpected: 0, flaky: 0, skipped: 2 };
const playwright = { stats, errors: [] };

test.each<[string, Runner, object, number, string]>([
  ["tests that pass", "vitest", vitest, 0, "4 passed, 0 failed, 2 skipped"],
  [
    "a failed test once, whatever the exit code",
    "vitest",
    { ...vitest, numFailedTests: 1 },
    1,
    "4 passed, 1 failed, 2 skipped",
  ],
  ["a failure outside of tests", "vitest", vitest, 1, "4 passed, 1 failed, 2 skipped"],
  [
    "a runner that ran nothing",
    "vitest",
    { ...vitest, numPassedTests: 0 },
    0,
    "0 passed, 1 failed, 2 skipped",
  ],
  ["a report that can't be read", "vitest", {}, 0, "0 passed, 1 failed"],
  ["journeys that pass", "playwright", playwright, 0, "6 passed, 0 failed, 2 skipped"],
  [
    "a journey that passed only when repeated",
    "playwright",
    { stats: { ...stats, unexpected: 1, flaky: 1 }, errors: [] },
    0,
    "6 passed, 2 failed, 2 skipped",
  ],
  [
    "an error outside of the journeys",
    "playwright",
    { stats, errors: [{ message: "setup" }] },
    1,
    "6 passed, 1 failed, 2 skipped",
  ],
])("counts %s", (_, runner, report, exitCode, expected) => {
  writeFileSync(file, JSON.stringify(report));
  expect(formatTally(tallyOf(runner, file, exitCode))).toBe(expected);
});

test("counts a runner that left no report as one failure", () => {
  expect(tallyOf("playwright", join(folder, "absent.json"), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("sums up every suite, and names what was skipped only when something was", () => {
  const sum = sumOf([
    { passed: 5, failed: 0, skipped: 0 },
    { passed: 7, failed: 2, skipped: 0 },
  ]);
  expect(formatTally(sum)).toBe("12 passed, 2 failed");
});

test("a runner that looks for its tests itself may find none, and may fail all the same", () => {
  const absent = join(folder, "absent.json");
  expect(tallyOf("vitest", absent, 0, { mayRunNothing: true })).toEqual({ passed: 0, failed: 0, skipped: 0 });
  expect(tallyOf("vitest", absent, 1, { mayRunNothing: true })).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
