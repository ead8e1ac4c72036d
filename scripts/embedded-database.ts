import { homedir } from "node:os";
import { resolve } from "node:path";
import envPaths from "env-paths";
import { openCluster } from "./embedded-database/cluster";
import { databaseUrl, ownServer } from "./embedded-database/ownership";
import { closedFolder, postgresAccount, rootsFolder } from "./embedded-database/postgres-account";
import { stopServer } from "./embedded-database/server";
import { stopWithProcess } from "./embedded-database/stop-with-process";

/** A PostgreSQL of this process's own. */
export interface EmbeddedDatabase {
  /** With the password in it: not for logs. */
  readonly url: string;
  /** Writes everything down and stops the server; harmless the second time. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with Canopy, on loopback and a free port, with its data in `dataDir` (by default
 * CANOPY_DATA_DIR, or else the user's data directory). A server that a crashed Canopy left behind is taken over;
 * rejects when another Canopy uses the folder. The server stops with this process.
 */
export async function startEmbeddedDatabase({
  dataDir,
}: { dataDir?: string } = {}): Promise<EmbeddedDatabase> {
  const cluster = await openCluster(resolve(dataDir ?? (await defaultDataDir())));
  const { server, release } = await ownServer(cluster);

  let stopped: Promise<void> | undefined;
  function stop(): Promise<void> {
    stopped ??= release()
      .then(() => stopServer(cluster))
      .finally(callOff);
    return stopped;
  }
  const callOff = stopWithProcess({ pid: server.pid, stop });
  return { url: databaseUrl(cluster, server), stop };
}

async function defaultDataDir(): Promise<string> {
  const chosen = process.env["CANOPY_DATA_DIR"];
  if (chosen !== undefined && chosen !== "") return chosen;
  const account = await postgresAccount();
  // Root's home is closed to the account that PostgreSQL runs as.
  if (account !== undefined && (await closedFolder(`${homedir()}/.`, account)) !== undefined)
    return rootsFolder;
  return envPaths("canopy", { suffix: "" }).data;
}
