import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { PlaywrightReport, tallyOfPlaywright } from "../counting/playwright-report";
import { readReport } from "../counting/read-report";
import { honestTally, type Tally } from "../counting/tally";
import { tallyOfVitest, VitestReport } from "../counting/vitest-report";
import { projectRoot } from "../processes/project-root";
import { projectTool, spawnNode } from "../processes/spawn-node";
import type { SoakPart } from "./soak-parts";

export interface PartOutcome {
  readonly tally: Tally;
  readonly durationMs: number;
  /** Whether it was ended because it took longer than a part may take. */
  readonly wasEnded: boolean;
}

/** A part that has not ended by then never will. */
const endsWithinMs = 30 * 60_000;
const reportFile = join(projectRoot, ".cache", "soak.json");

/** Runs one part to its end, at most half an hour, shows its output while it runs and counts its tests. */
export async function runPart(
  { file, runner }: SoakPart,
  environment: Readonly<Record<string, string>>,
): Promise<PartOutcome> {
  rmSync(reportFile, { force: true });
  const startedAt = performance.now();
  const args =
    runner === "vitest"
      ? ["run", "--mode=soak", "--reporter=verbose", "--reporter=json"]
      : ["test", "--config=playwright.soak.config.ts", "--reporter=list,json"];
  const report = runner === "vitest" ? [`--outputFile.json=${reportFile}`] : [];
  const child = spawnNode([projectTool(runner), ...args, ...report, file], {
    environment: { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile },
    output: "inherit",
  });
  let wasEnded = false;
  const limit = setTimeout(() => {
    wasEnded = true;
    child.kill("SIGKILL");
  }, endsWithinMs);
  await once(child, "exit");
  clearTimeout(limit);
  return {
    tally: honestTally(reportedTally(runner), child.exitCode ?? 1),
    durationMs: performance.now() - startedAt,
    wasEnded,
  };
}

function reportedTally(runner: SoakPart["runner"]): Tally | undefined {
  if (runner === "vitest") {
    const report = readReport(reportFile, VitestReport);
    return report && tallyOfVitest(report);
  }
  const report = readReport(reportFile, PlaywrightReport);
  return report && tallyOfPlaywright(report);
}
