import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { PostgresAccount } from "./postgres-account";

const run = promisify(execFile);

/** Runs a program of PostgreSQL's to its end, as its account if there is one. Rejects with what it said. */
export async function runAs(
  account: PostgresAccount | undefined,
  folder: string,
  program: string,
  args: readonly string[],
): Promise<void> {
  await run(program, args, {
    ...account,
    // Node enters the folder before it becomes the account; the folder Canopy was started in may be closed to that.
    cwd: folder,
    env: environment(),
    windowsHide: true,
  });
}

/** Nothing that people set for a PostgreSQL of their own, and messages in one language. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("PG") && !name.startsWith("LC_"),
  );
  return { ...Object.fromEntries(kept), NODE_ENV: process.env.NODE_ENV, LC_ALL: "C" };
}
