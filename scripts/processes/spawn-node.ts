import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "./project-root";
import { toolVariables } from "../settings/system-variables";

export interface SpawnOptions {
  /** What it gets beside the variables that every tool of the project needs; see `toolVariables`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** A file descriptor, or where Node connects the output to. */
  readonly output: number | "inherit" | "pipe";
  /** Whether signals to the group of this process leave it alone. */
  readonly ownGroup?: boolean;
}

/** Starts the project's Node on a program of the checkout. The process ends when this one does. */
export function spawnNode(
  args: readonly string[],
  { environment = {}, output, ownGroup = false }: SpawnOptions,
): ChildProcess {
  const preload = pathToFileURL(join(projectRoot, "scripts/processes/exit-with-parent.mjs")).href;
  return spawn(process.execPath, ["--import", preload, ...args], {
    cwd: projectRoot,
    env: {
      ...toolVariables(),
      NEXT_TELEMETRY_DISABLED: "1",
      ...environment,
      // The preload applies to this child and not to the children it forks.
      CANOPY_PARENT: String(process.pid),
    },
    stdio: ["ignore", output, output, "ipc"],
    detached: ownGroup,
  });
}

/** The path of a tool that a dependency brings along, such as `next`. */
export function projectTool(name: string): string {
  return join(projectRoot, "node_modules", ".bin", name);
}
