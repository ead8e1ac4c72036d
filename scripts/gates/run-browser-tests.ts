import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBuild } from "../build/ensure-build";
import { ensureChromium } from "../chromium/ensure-chromium";
import { PlaywrightReport, tallyOfPlaywright } from "../counting/playwright-report";
import { readReport } from "../counting/read-report";
import { addTallies, honestTally, tallyOfStep, type Tally } from "../counting/tally";
import { projectRoot } from "../processes/project-root";
import { projectTool, spawnNode } from "../processes/spawn-node";

const reportFile = join(projectRoot, ".cache", "playwright.json");

/** Builds, runs the browser tests against the build, and counts both. `args` narrow the tests down, as Playwright does. */
export async function runBrowserTests(args: readonly string[]): Promise<Tally> {
  const environment: Record<string, string> = { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile };
  try {
    await ensureBuild();
    environment["CHROMIUM_PATH"] = ensureChromium();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return tallyOfStep(false);
  }
  rmSync(reportFile, { force: true });
  // Its list of tests is the progress of the longest step, so it is shown while it grows.
  const child = spawnNode([projectTool("playwright"), "test", ...args], { environment, output: "inherit" });
  await once(child, "exit");
  const report = readReport(reportFile, PlaywrightReport);
  return addTallies([
    tallyOfStep(true),
    honestTally(report && tallyOfPlaywright(report), child.exitCode ?? 1),
  ]);
}
