import { homedir } from "node:os";
import { resolve } from "node:path";
import envPaths from "env-paths";
import { openCluster } from "./embedded-database/cluster";
import { type OwnershipOptions, ownServer } from "./embedded-database/ownership";
import { closedFolder, postgresAccount, rootsFolder } from "./embedded-database/postgres-account";
import { type DatabaseUrls, databaseUrls } from "./embedded-database/roles";
import { runningServer, StartError, stopServer, stopServerNow } from "./embedded-database/server";
import { storageProblem, triedStorageProblem } from "./embedded-database/storage-problem";
import { stopWithProcess } from "./embedded-database/stop-with-process";

/** A PostgreSQL of this process's own. Its URLs hold passwords: they are not for logs. */
export interface EmbeddedDatabase extends DatabaseUrls {
  readonly logFile: string;
  /** The process of the server as it was started; it gets another one when it has to be started again. */
  readonly serverPid: number;
  /** Resolves with the reason when the server went away and could not be started again. */
  readonly lost: Promise<Error>;
  /** Writes everything down and stops the server; harmless the second time. */
  readonly stop: () => Promise<void>;
}

interface Options extends OwnershipOptions {
  readonly dataDir?: string;
}

/**
 * Starts the PostgreSQL that comes with Canopy, on loopback and a free port, with its data in `dataDir` (by default
 * CANOPY_DATA_DIR, or else the user's data directory), and keeps it running. A server that a crashed Canopy left behind
 * is taken over; rejects when another Canopy uses the folder. The server stops with this process.
 */
export async function startEmbeddedDatabase({
  dataDir,
  ...options
}: Options = {}): Promise<EmbeddedDatabase> {
  const cluster = await openCluster(resolve(dataDir ?? (await defaultDataDir())));
  const { server, release, lost } = await ownServer(cluster, options).catch(async (error: unknown) => {
    const tried = error instanceof StartError ? await triedStorageProblem(cluster.dataDir) : undefined;
    throw storageProblem(error, cluster.dataDir) ?? tried ?? error;
  });

  let stopped: Promise<void> | undefined;
  function stop(): Promise<void> {
    stopped ??= release()
      .then(() => stopServer(cluster))
      .finally(callOff);
    return stopped;
  }
  const callOff = stopWithProcess({ stop, stopNow: () => stopServerNow(cluster) });
  const { logFile } = cluster;
  return { ...databaseUrls(cluster, server), logFile, serverPid: server.pid, lost, stop };
}

/** The URLs of the server that works on the data folder already, such as that of a running Canopy; undefined where none does. */
export async function runningDatabase(): Promise<DatabaseUrls | undefined> {
  const cluster = await openCluster(resolve(await defaultDataDir()));
  const server = await runningServer(cluster);
  return server && databaseUrls(cluster, server);
}

/** CANOPY_DATA_DIR, or else the user's data directory; for root a folder that PostgreSQL's own account can enter. */
async function defaultDataDir(): Promise<string> {
  const chosen = process.env["CANOPY_DATA_DIR"];
  if (chosen !== undefined && chosen !== "") return chosen;
  const account = await postgresAccount();
  // Root's home is closed to the account that PostgreSQL runs as.
  if (account !== undefined && (await closedFolder(`${homedir()}/.`, account)) !== undefined)
    return rootsFolder;
  return envPaths("canopy", { suffix: "" }).data;
}
