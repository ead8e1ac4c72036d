import { join } from "node:path";
import { readReport } from "../counting/read-report";
import { formatTally, honestTally, type Tally } from "../counting/tally";
import { tallyOfVitest, VitestReport } from "../counting/vitest-report";
import { runToOutput } from "../processes/run-to-output";
import { projectRoot } from "../processes/project-root";
import { projectTool } from "../processes/spawn-node";
import { printStep } from "./gate";
import { rmSync } from "node:fs";

const reportFile = join(projectRoot, ".cache", "vitest.json");

/** Runs the unit and contract tests and counts them. */
export async function runUnitTests(): Promise<Tally> {
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
  printStep({ name: "unit and contract tests", passed: tally.failed === 0, durationMs, output });
  console.log(`  ${formatTally(tally)}`);
  return tally;
}
