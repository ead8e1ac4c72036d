import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The account PostgreSQL runs as when Canopy runs as root. */
export interface PostgresAccount {
  readonly uid: number;
  readonly gid: number;
}

/** Where root keeps what that account must be able to reach: it cannot enter root's own folders. */
export const rootsFolder = "/var/lib/canopy";

/** Accounts without rights that systems have, the first that is there is taken. */
// oxlint-disable-next-line voice/texts -- The account is called so on every Unix.
const accounts = ["postgres", "nobody"];

/**
 * PostgreSQL refuses to run as root: then it runs as the account that owns the folder of the cluster or, for a new one,
 * as an account that is there already; none is made. Undefined for every other user.
 */
export async function postgresAccount(cluster?: string): Promise<PostgresAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = cluster === undefined ? undefined : await stat(cluster).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of accounts) {
    const account = await accountNamed(name).catch(() => undefined);
    if (account !== undefined) return account;
  }
  throw new Error(
    `PostgreSQL does not run as root, and this system has no account ${accounts.join(" or ")} for it. ` +
      "Run Canopy as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.",
  );
}

async function accountNamed(name: string): Promise<PostgresAccount> {
  const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/** The outermost folder above a path that the account cannot enter; undefined when it can reach the path. */
export async function closedFolder(path: string, { uid, gid }: PostgresAccount): Promise<string | undefined> {
  const folder = dirname(path);
  if (folder !== path) {
    const closedAbove = await closedFolder(folder, { uid, gid });
    if (closedAbove !== undefined) return closedAbove;
  }
  const status = await stat(folder);
  return (status.mode & enterBit(status, { uid, gid })) === 0 ? folder : undefined;
}

function enterBit(owner: PostgresAccount, account: PostgresAccount): number {
  if (owner.uid === account.uid) return 0o100;
  return owner.gid === account.gid ? 0o010 : 0o001;
}
