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

const allOfThem: readonly string[] = [
  // The long ones wait more than they compute: with a worker for each core they would keep the others waiting.
  "--maxWorkers=4",
];
// Some of the quick ones wait as well, for the published rates.
const quickOnes: readonly string[] = ["--project=alone", "--project=together", "--maxWorkers=3"];

/** Runs every unit and contract test and counts them. */
export function runUnitTests(): Promise<Outcome> {
  return runVitest("unit and contract tests", allOfThem);
}

/** The same without those that start programs of their own or wait for the limits they test. */
export function runQuickUnitTests(): Promise<Outcome> {
  return runVitest("unit and contract tests, quick ones", quickOnes);
}

async function runVitest(name: string, args: readonly string[]): Promise<Outcome> {
  rmSync(reportFile, { force: true });
  const { code, output, durationMs } = await runToOutput([
    projectTool("vitest"),
    "run",
    ...args,
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${reportFile}`,
  ]);
  const report = readReport(reportFile, VitestReport);
  const tally = honestTally(report && tallyOfVitest(report), code);
  printStep({ name, passed: tally.failed === 0, durationMs, output });
  console.log(`  ${formatTally(tally)}`);
  return {
    tally,
    steps: [{ name, durationMs }],
    slowest: { of: "test files", parts: longest(report === undefined ? [] : timesOfVitest(report)) },
  };
}
