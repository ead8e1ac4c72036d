import { randomBytes } from "node:crypto";
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { closedFolder, type PostgresAccount, postgresAccount } from "./postgres-account";
import { type PostgresPrograms, postgresPrograms } from "./postgres-programs";
import { refuseSharedFolder } from "./refuse-shared-folder";
import { runAs } from "./run-as";
import { storageProblem, triedStorageProblem } from "./storage-problem";

/** A PostgreSQL data folder of ours and what is needed to work with it. */
export interface Cluster {
  /** The folder people know. */
  readonly dataDir: string;
  /** PostgreSQL's own. */
  readonly files: string;
  readonly logFile: string;
  readonly password: string;
  readonly programs: PostgresPrograms;
  readonly account: PostgresAccount | undefined;
}

/** The role a cluster is made with; it prepares the database, and Canopy itself never works as it. */
export const superuser = "canopy";

/** A cluster belongs to one major version of PostgreSQL, so the folder names it. */
const folderName = "postgresql-18";

/** Finds the cluster in a data folder, or makes it there: all of it or nothing, whatever happens on the way. */
export async function openCluster(dataDir: string): Promise<Cluster> {
  const folder = join(dataDir, folderName);
  const account = await postgresAccount(folder);
  const programs = await postgresPrograms(account);
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await refuseSharedFolder(dataDir, account);
    if (account !== undefined) await letIn(dataDir, account);
    if (!(await exists(folder))) await createCluster({ dataDir, folder, programs, account });
  } catch (error) {
    if (!isMissing(error)) throw storageProblem(error, dataDir) ?? error;
    throw (await triedStorageProblem(dataDir)) ?? error;
  }
  return {
    dataDir,
    files: join(folder, "cluster"),
    logFile: join(folder, "server.log"),
    password: await readFile(join(folder, "password"), "utf8"),
    programs,
    account,
  };
}

/** The data folder may be passed through by PostgreSQL's account; what is in it stays closed to other accounts. */
async function letIn(dataDir: string, account: PostgresAccount): Promise<void> {
  const path = join(dataDir, folderName);
  if ((await closedFolder(path, account)) === dataDir) {
    const { mode } = await stat(dataDir);
    await chmod(dataDir, (mode & 0o7777) | 0o011);
  }
  const closed = await closedFolder(path, account);
  if (closed === undefined) return;
  throw new Error(
    `PostgreSQL does not run as root, and its own account cannot enter ${closed}, so the data cannot be in ${dataDir}. ` +
      "Set CANOPY_DATA_DIR to a folder it can reach, such as /var/lib/canopy, or run Canopy as an ordinary user.",
  );
}

async function createCluster({
  dataDir,
  folder,
  programs,
  account,
}: Pick<Cluster, "dataDir" | "programs" | "account"> & { folder: string }): Promise<void> {
  const staging = await mkdtemp(join(dataDir, "new-"));
  try {
    const passwordFile = join(staging, "password");
    await writeFile(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
    if (account !== undefined) {
      await chown(passwordFile, account.uid, account.gid);
      await chown(staging, account.uid, account.gid);
    }
    await runAs(account, staging, programs.initdb, [
      `--pgdata=${join(staging, "cluster")}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--no-instructions",
      ...settings.flatMap((setting) => ["--set", setting]),
    ]);
    await rename(staging, folder);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    // Another process may have been faster.
    if (!(await exists(folder))) throw error;
  }
}

/** Reached through the loopback interface only, also by programs of this machine; durability is PostgreSQL's default. */
const settings = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "timezone=UTC",
  "log_timezone=UTC",
  "log_checkpoints=off",
  "max_connections=100",
];

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
