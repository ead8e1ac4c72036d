import { readFileSync } from "node:fs";
import { z } from "zod";

/** How many tests and gates passed, failed and were skipped. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const none: Tally = { passed: 0, failed: 0, skipped: 0 };
const count = z.int();

/** What each runner says of its tests in its JSON report; one that passed only when repeated has failed. */
const reports = {
  vitest: z
    .object({
      numPassedTests: count,
      numFailedTests: count,
      numPendingTests: count,
      numTodoTests: count,
    })
    .transform((report): Tally => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    })),
  playwright: z
    .object({
      stats: z.object({ expected: count, unexpected: count, flaky: count, skipped: count }),
      errors: z.array(z.unknown()),
    })
    .transform(({ stats, errors }): Tally => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
      skipped: stats.skipped,
    })),
};
export type Runner = keyof typeof reports;

/**
 * What a runner's report is worth, given its exit code. A runner that failed without a failed test (a file that can't be
 * loaded, a crash), that left no report or that ran nothing counts as one failure: silence must never look like success.
 * Where `mayRunNothing`, because it looks for its tests itself, it is believed that there were none.
 */
export function tallyOf(
  runner: Runner,
  reportFile: string,
  exitCode: number,
  { mayRunNothing = false }: { readonly mayRunNothing?: boolean } = {},
): Tally {
  const tally = read(runner, reportFile) ?? none;
  const isSilent = tally.failed === 0 && (exitCode !== 0 || (tally.passed === 0 && !mayRunNothing));
  return isSilent ? { ...tally, failed: 1 } : tally;
}

function read(runner: Runner, path: string): Tally | undefined {
  try {
    return reports[runner].parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}

/** The tally of one step that either passes or fails as a whole. */
export function tallyOfStep(passed: boolean): Tally {
  return { ...none, [passed ? "passed" : "failed"]: 1 };
}

export function sumOf(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    none,
  );
}

/** `12 passed, 0 failed`, and `, 3 skipped` when there are any: the last line of every test command. */
export function formatTally({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`;
}
