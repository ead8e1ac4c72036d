import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Whether a process with this number runs, of whatever user; one that has ended and waits to be collected does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return !isZombie(pid);
}

function isZombie(pid: number): boolean {
  try {
    // "pid (name) state …"
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/**
 * Whether a process lives and was started on this folder: the system gives the number of one that ended to another
 * program. Where the system has no /proc, every living process counts as the one that is meant.
 */
export async function isProgramOn(pid: number, folder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return commandLine.includes(folder);
}

/** The processes that a process has started and that live. */
export async function childrenOf(pid: number): Promise<number[]> {
  if (process.platform === "win32") return [];
  try {
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
    return numbersIn(children);
  } catch {
    const { stdout } = await run("ps", ["-A", "-o", "pid=,ppid="]);
    const rows = stdout.split("\n").map(numbersIn);
    return rows.flatMap(([child, parent]) => (parent === pid && child !== undefined ? [child] : []));
  }
}

function numbersIn(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number);
}
