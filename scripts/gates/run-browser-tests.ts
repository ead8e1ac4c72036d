import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBuild } from "../build/ensure-build";
import { ensureChromium } from "../chromium/ensure-chromium";
import { longest } from "../counting/duration";
import { PlaywrightReport, tallyOfPlaywright, timesOfPlaywright } from "../counting/playwright-report";
import { readReport } from "../counting/read-report";
import { honestTally, tallyOfStep } from "../counting/tally";
import { projectRoot } from "../processes/project-root";
import { projectTool, spawnNode } from "../processes/spawn-node";
import type { Outcome } from "./run-suites";

const reportFile = join(projectRoot, ".cache", "playwright.json");

/** Builds, and counts the build as one step. */
export async function runBuild(): Promise<Outcome> {
  const startedAt = performance.now();
  const isBuilt = await succeeds(ensureBuild);
  return {
    tally: tallyOfStep(isBuilt),
    steps: [{ name: "build (next build)", durationMs: performance.now() - startedAt }],
  };
}

/** Runs the browser tests against the build and counts them. `args` narrow them down, as Playwright does. */
export async function runBrowserTests(args: readonly string[]): Promise<Outcome> {
  const startedAt = performance.now();
  const environment: Record<string, string> = { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile };
  const isReady = await succeeds(async () => {
    await ensureBuild();
    environment["CHROMIUM_PATH"] = ensureChromium();
  });
  if (!isReady) return { tally: tallyOfStep(false), steps: [] };
  rmSync(reportFile, { force: true });
  // Its list of tests is the progress of the longest step, so it is shown while it grows.
  const child = spawnNode([projectTool("playwright"), "test", ...args], { environment, output: "inherit" });
  await once(child, "exit");
  const report = readReport(reportFile, PlaywrightReport);
  return {
    tally: honestTally(report && tallyOfPlaywright(report), child.exitCode ?? 1),
    steps: [{ name: "browser journeys", durationMs: performance.now() - startedAt }],
    slowest: { of: "journeys", parts: longest(report === undefined ? [] : timesOfPlaywright(report)) },
  };
}

/** Whether it did; the message of what kept it from it is printed. */
async function succeeds(step: () => Promise<void>): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}
