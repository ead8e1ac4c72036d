import { rmSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../processes/project-root";
import { projectTool, spawnNode } from "../processes/spawn-node";
import { type Runner, type Tally, tallyOf } from "./tally";

interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether its output is shown while it runs instead of returned. */
  readonly isShown?: boolean;
  readonly limitMs?: number;
  /** See `tallyOf`. */
  readonly mayRunNothing?: boolean;
}

/** Runs a test runner to its end. Its output is what it printed about itself, empty where that was shown. */
export async function runTests(
  runner: Runner,
  args: readonly string[],
  { environment = {}, isShown = false, limitMs = 0, mayRunNothing = false }: RunOptions = {},
): Promise<{ readonly tally: Tally; readonly output: string; readonly timedOut: boolean }> {
  const reportFile = join(projectRoot, ".cache", `${runner}.json`);
  // What an earlier run left must not count for this one.
  rmSync(reportFile, { force: true });
  const reporters =
    runner === "vitest"
      ? ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`]
      : ["test", "--reporter=list,json"];
  const { exitCode, all, timedOut } = await spawnNode([projectTool(runner), ...reporters, ...args], {
    environment: { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile },
    output: isShown ? "inherit" : "pipe",
    limitMs,
  });
  const tally = tallyOf(runner, reportFile, exitCode ?? 1, { mayRunNothing });
  return { tally, output: all ?? "", timedOut };
}
