import { relative } from "node:path";
import { z } from "zod";
import { projectRoot } from "../processes/project-root";
import type { Timed } from "./duration";
import type { Tally } from "./tally";

/** The parts of Vitest's JSON report (Jest's format) that are counted. Times are epoch milliseconds. */
export const VitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      startTime: z.number(),
      endTime: z.number(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});
export type VitestReport = z.infer<typeof VitestReport>;

/** Counts tests; a file that failed without a failed test (an import that throws, a hook) counts as one failure. */
export function tallyOfVitest(report: VitestReport): Tally {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((assertion) => assertion.status === "failed"),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** How long the tests of each file took, without its imports and its hooks. */
export function timesOfVitest({ testResults }: VitestReport): readonly Timed[] {
  return testResults.map(({ name, startTime, endTime }) => ({
    name: relative(projectRoot, name),
    durationMs: endTime - startTime,
  }));
}
