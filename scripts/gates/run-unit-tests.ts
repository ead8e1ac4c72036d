import { join } from "node:path";
import { longest } from "../counting/duration";
import { readReport } from "../counting/read-report";
import { formatTally, honestTally } from "../counting/tally";
import { tallyOfVitest, timesOfVitest, VitestReport } from "../counting/vitest-report";
import { runToOutput } from "../processes/run-to-output";
import { projectRoot } from "../processes/project-root";
import { projectTool } from "../processes/spawn-node";
import { printStep } from "./gate";
import type { Outcome } from "./run-suites";
import { rmSync } from "node:fs";

const reportFile = join(projectRoot, ".cache", "vitest.json");

/** Runs the unit and contract tests and counts them. */
export async function runUnitTests(): Promise<Outcome> {
  rmSync(reportFile, { force: true });
  const { code, output, durationMs } = await runToOutput([
    projectTool("vitest"),
    "run",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${reportFile}`,
  ]);
  const report = readReport(reportFile, VitestReport);
  const tally = honestTally(report && tallyOfVitest(report), code);
  const name = "unit and contract tests";
  printStep({ name, passed: tally.failed === 0, durationMs, output });
  console.log(`  ${formatTally(tally)}`);
  return {
    tally,
    steps: [{ name, durationMs }],
    slowest: { of: "test files", parts: longest(report === undefined ? [] : timesOfVitest(report)) },
  };
}
