import { describe, expect, test } from "vitest";
import { formatDurations, longest } from "./duration";
import { tallyOfPlaywright, timesOfPlaywright } from "./playwright-report";
import { projectRoot } from "../processes/project-root";
import { addTallies, formatTally, honestTally } from "./tally";
import { tallyOfVitest, timesOfVitest } from "./vitest-report";

describe("the last line", () => {
  test("counts what passed and what failed", () => {
    expect(formatTally({ passed: 12, failed: 1, skipped: 0 })).toBe("12 passed, 1 failed");
  });

  test("names what was skipped only when something was", () => {
    expect(formatTally({ passed: 12, failed: 0, skipped: 3 })).toBe("12 passed, 0 failed, 3 skipped");
  });

  test("sums up every suite", () => {
    const total = addTallies([
      { passed: 5, failed: 0, skipped: 1 },
      { passed: 7, failed: 2, skipped: 0 },
    ]);
    expect(total).toEqual({ passed: 12, failed: 2, skipped: 1 });
  });
});

describe("silence is not success", () => {
  const passed = { passed: 3, failed: 0, skipped: 0 };

  test("a runner that ends well after passing tests has no failure", () => {
    expect(honestTally(passed, 0)).toEqual(passed);
  });

  test("a runner that leaves no report counts as one failure", () => {
    expect(honestTally(undefined, 0).failed).toBe(1);
  });

  test("a runner that ran nothing counts as one failure", () => {
    expect(honestTally({ passed: 0, failed: 0, skipped: 9 }, 0).failed).toBe(1);
  });

  test("a runner that fails although its tests passed counts as one failure", () => {
    expect(honestTally(passed, 1)).toEqual({ ...passed, failed: 1 });
  });

  test("failed tests are counted once, not once more for the runner's exit code", () => {
    expect(honestTally({ passed: 3, failed: 2, skipped: 0 }, 1).failed).toBe(2);
  });
});

test("Vitest's tests are counted, and a file that cannot be loaded is one failure", () => {
  const report = {
    numPassedTests: 4,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { ...file("a"), status: "passed", assertionResults: [{ status: "passed" }] },
      { ...file("b"), status: "failed", assertionResults: [{ status: "failed" }, { status: "passed" }] },
      { ...file("c"), status: "failed", assertionResults: [] },
    ],
  };
  expect(tallyOfVitest(report)).toEqual({ passed: 4, failed: 2, skipped: 2 });
  expect(timesOfVitest(report)[0]).toEqual({ name: "lib/a.test.ts", durationMs: 1500 });
});

function file(name: string) {
  return { name: `${projectRoot}/lib/${name}.test.ts`, startTime: 1000, endTime: 2500 };
}

test("the longest come first, seconds below seconds", () => {
  const timed = [
    { name: "short", durationMs: 40 },
    { name: "long", durationMs: 61_000 },
    { name: "middle", durationMs: 2500 },
  ];
  expect(formatDurations(longest(timed, 2))).toBe("  61.0 s  long\n   2.5 s  middle");
});

test("the time of a journey is found however deep it is described", () => {
  const spec = (title: string, ...durations: number[]) => ({
    title,
    file: "packs.spec.ts",
    line: 3,
    tests: [{ results: durations.map((duration) => ({ duration })) }],
  });
  const suites = [{ specs: [spec("one", 5, 6)], suites: [{ specs: [spec("two", 7)] }] }];
  expect(timesOfPlaywright({ suites })).toEqual([
    { name: "packs.spec.ts:3 one", durationMs: 11 },
    { name: "packs.spec.ts:3 two", durationMs: 7 },
  ]);
});

test("Playwright's tests are counted, and one that only passed when repeated has failed", () => {
  const stats = { expected: 6, unexpected: 1, flaky: 1, skipped: 2 };
  expect(tallyOfPlaywright({ stats, errors: [] })).toEqual({ passed: 6, failed: 2, skipped: 2 });
});

test("an error outside of Playwright's tests is a failure", () => {
  const stats = { expected: 6, unexpected: 0, flaky: 0, skipped: 0 };
  expect(tallyOfPlaywright({ stats, errors: [{ message: "global setup" }] }).failed).toBe(1);
});
