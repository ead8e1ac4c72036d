import type { WriteStream } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { execa } from "execa";
import { toolVariables } from "../settings/system-variables";
import { projectRoot } from "./project-root";

export interface SpawnOptions {
  /** What it gets beside the variables that every tool of the project needs; see `toolVariables`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** An open file, or where its output goes; what is piped is in the result's `all`. */
  readonly output: WriteStream | "inherit" | "pipe";
  /** Whether signals to the group of this process leave it alone. */
  readonly ownGroup?: boolean;
  /** Ends it after so long; the result has `timedOut`. */
  readonly limitMs?: number;
}

const preload = pathToFileURL(join(projectRoot, "scripts/processes/exit-with-parent.mjs")).href;

/**
 * Starts the project's Node on a program of the checkout. The process ends when this one does, and is killed when it
 * hasn't ended 25 seconds after it was asked to. Resolves when it has ended, also where it failed.
 */
export function spawnNode(
  args: readonly string[],
  { environment = {}, output, ownGroup = false, limitMs = 0 }: SpawnOptions,
) {
  return execa(process.execPath, ["--import", preload, ...args], {
    cwd: projectRoot,
    extendEnv: false,
    env: {
      ...toolVariables(),
      NEXT_TELEMETRY_DISABLED: "1",
      ...environment,
      // The preload applies to this child and not to the children it forks.
      CANOPY_PARENT: String(process.pid),
    },
    stdin: "ignore",
    stdout: output,
    stderr: output,
    all: true,
    ipc: true,
    serialization: "json",
    detached: ownGroup,
    timeout: limitMs,
    reject: false,
    // Canopy takes up to 20 s to bring to an end what it has begun.
    forceKillAfterDelay: 25_000,
    // The preload does it, also where this process was killed.
    cleanup: false,
  });
}

/** The path of a tool that a dependency brings along, such as `next`. */
export function projectTool(name: string): string {
  return join(projectRoot, "node_modules", ".bin", name);
}
