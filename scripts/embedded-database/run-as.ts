import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { systemVariables } from "../settings/system-variables";
import type { PostgresAccount } from "./postgres-account";

const run = promisify(execFile);

/** Runs a program of PostgreSQL's to its end, as its account if there is one. Rejects with what it said. */
export async function runAs(
  account: PostgresAccount | undefined,
  folder: string,
  program: string,
  args: readonly string[],
): Promise<void> {
  await run(program, args, runOptions(account, folder));
}

/** How such a program runs: as the account, in the folder, and with nothing of Canopy's environment in it. */
export function runOptions(account: PostgresAccount | undefined, folder: string) {
  return {
    ...account,
    // Node enters the folder before it becomes the account; the folder Canopy was started in may be closed to that.
    cwd: folder,
    // The server hands its environment to what SQL may start, so no secret belongs there. Messages in one language.
    env: { ...systemVariables(), LC_ALL: "C" },
    windowsHide: true,
  };
}
