import { setTimeout as delay } from "node:timers/promises";
import { Client, DatabaseError } from "pg";
import { type Cluster, superuser } from "./cluster";
import { type RunningServer, runningServer, startServer } from "./server";

export interface Ownership {
  readonly server: RunningServer;
  /** Lets go of the server, so that another process may have it. */
  readonly release: () => Promise<void>;
}

const databaseName = "canopy";
const applicationName = "canopy owner";
/** Any number that every Canopy knows: it is the only lock in its database. */
const lockNumber = 1;
const lockNotAvailable = "55P03";
const withinMs = 60_000;
const pollMs = 100;

/**
 * Starts the server of a cluster, or takes over one whose Canopy is gone. Who owns it is a lock in the server itself,
 * which ends with its owner however that ends. Rejects when another Canopy owns it.
 */
export async function ownServer(cluster: Cluster): Promise<Ownership> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      const server = (await runningServer(cluster)) ?? (await startedServer(cluster));
      return await claim(cluster, server);
    } catch (error) {
      // Another process may stop the server, or start it, at this very moment; then the next look finds it settled.
      if (!isPassing(error) || performance.now() > deadline) throw error;
    }
    await delay(pollMs);
  }
}

async function startedServer(cluster: Cluster): Promise<RunningServer> {
  try {
    await startServer(cluster);
  } catch (error) {
    const other = await runningServer(cluster);
    if (other !== undefined) return other;
    throw error;
  }
  const server = await runningServer(cluster);
  if (server === undefined) throw new Error("The embedded PostgreSQL ended as soon as it had started.");
  return server;
}

async function claim(cluster: Cluster, server: RunningServer): Promise<Ownership> {
  const client = new Client({
    connectionString: databaseUrl(cluster, server, "postgres"),
    application_name: `${applicationName} ${process.pid}`,
  });
  // The connection ends with the server; whoever uses the database hears of that by himself.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await takeLock(cluster, client);
    const existing = await client.query("SELECT FROM pg_database WHERE datname = $1", [databaseName]);
    if (existing.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } catch (error) {
    await client.end();
    throw error;
  }
  return { server, release: () => client.end() };
}

async function takeLock(cluster: Cluster, client: Client): Promise<void> {
  try {
    // A server needs a moment to see that an owner who crashed is gone.
    await client.query("SET lock_timeout = '1s'");
    await client.query("SELECT pg_advisory_lock($1)", [lockNumber]);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== lockNotAvailable) throw error;
    throw new Error(await occupied(cluster, client), { cause: error });
  }
}

async function occupied({ dataDir }: Cluster, client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT application_name AS name FROM pg_stat_activity JOIN pg_locks USING (pid) WHERE locktype = 'advisory' AND granted",
  );
  const owner = rows[0]?.name.replace(applicationName, "").trim();
  return (
    `Another Canopy${owner === undefined ? "" : ` (process ${owner})`} is using the database in ${dataDir}. ` +
    "Stop it, or give this one a folder of its own in CANOPY_DATA_DIR."
  );
}

/** Refused, or: starting up, shutting down, too late (https://www.postgresql.org/docs/18/errcodes-appendix.html). */
function isPassing(error: unknown): boolean {
  if (error instanceof DatabaseError) return ["57P01", "57P02", "57P03"].includes(error.code ?? "");
  if (!(error instanceof Error)) return false;
  if (error.message === "Connection terminated unexpectedly") return true;
  return "code" in error && (error.code === "ECONNREFUSED" || error.code === "ECONNRESET");
}

/** Where the database is, with everything a client needs to be let in. */
export function databaseUrl({ password }: Cluster, { port }: RunningServer, name = databaseName): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${name}`;
}
