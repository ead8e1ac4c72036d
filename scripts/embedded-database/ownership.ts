import { setTimeout as delay } from "node:timers/promises";
import { Client, DatabaseError } from "pg";
import type { Cluster } from "./cluster";
import { prepareDatabase, superuserUrl } from "./roles";
import { type RunningServer, runningServer, StartError, startServer, stopServer } from "./server";

export interface Ownership {
  readonly server: RunningServer;
  /** Lets go of the server, so that another process may have it. */
  readonly release: () => Promise<void>;
  /** Resolves with the reason when the server went away and could not be had again. */
  readonly lost: Promise<Error>;
}

export interface OwnershipOptions {
  /** Called when the server ended our connection and answers again: one of its processes had crashed. */
  readonly onRecovered?: () => void;
}

const applicationName = "canopy owner";
/** Any number that every Canopy knows: it is the only lock in its database. */
const lockNumber = 1;
const lockNotAvailable = "55P03";
const pollMs = 100;
const answersWithinMs = 5_000;
/** A server that is shutting down for longer never ends by itself; one that starts may have much to recover. */
const endsWithinMs = 10_000;
const startsWithinMs = 60_000;

/**
 * Starts the server of a cluster, or takes over one whose Canopy is gone, and keeps it: a server that ends connections
 * because one of its processes crashed is waited for, one that is gone is started again, one that never ends is ended.
 * Who owns it is a lock in the server itself, which ends with its owner however that ends. Rejects when another Canopy
 * owns it.
 */
export async function ownServer(
  cluster: Cluster,
  { onRecovered = () => undefined }: OwnershipOptions = {},
): Promise<Ownership> {
  let isReleased = false;
  const isOver = () => isReleased;
  const lost = Promise.withResolvers<Error>();
  const first = await takeServer(cluster, { isOver });
  let { client } = first;
  try {
    await prepareDatabase(client, cluster, first.server);
  } catch (error) {
    await client.end();
    throw error;
  }
  let reclaiming: Promise<void> = Promise.resolve();
  watch();
  // While the connection is away nothing else would keep this process from ending, and PostgreSQL with it.
  const stayAlive = setInterval(() => undefined, 60_000);

  function watch(): void {
    client.once("end", () => {
      if (!isReleased) reclaiming = reclaim();
    });
  }
  async function reclaim(): Promise<void> {
    try {
      ({ client } = await takeServer(cluster, { isOver, port: first.server.port }));
      watch();
      onRecovered();
    } catch (error) {
      if (!isReleased) lost.resolve(error instanceof Error ? error : new Error(String(error)));
    }
  }
  return {
    server: first.server,
    lost: lost.promise,
    release: async () => {
      isReleased = true;
      clearInterval(stayAlive);
      await reclaiming;
      // A server that stands still answers no farewell.
      await Promise.race([client.end(), delay(answersWithinMs, undefined, { ref: false })]);
    },
  };
}

interface TakeOptions {
  readonly isOver: () => boolean;
  /** Where the server was, so that it is there again. */
  readonly port?: number;
}

async function takeServer(
  cluster: Cluster,
  { isOver, port }: TakeOptions,
): Promise<{ readonly server: RunningServer; readonly client: Client }> {
  let since = performance.now();
  let wasEnded = false;
  for (;;) {
    if (isOver()) throw new Error("The database was released.");
    try {
      const server = (await runningServer(cluster)) ?? (await startedServer(cluster, port));
      return { server, client: await claim(cluster, server) };
    } catch (error) {
      // Another process may stop the server, or start it, at this very moment; then the next look finds it settled.
      // One that has run before was killed while it started, or wants the port that it had: the limit ends this as well.
      const startsAgain = port !== undefined && error instanceof StartError;
      if (!startsAgain && !isPassing(error)) throw error;
      const limitMs = isShuttingDown(error) ? endsWithinMs : startsWithinMs;
      if (performance.now() - since > limitMs) {
        if (wasEnded) throw notToBeHad(cluster, error);
        await stopServer(cluster, isShuttingDown(error) ? ["immediate"] : undefined);
        wasEnded = true;
        since = performance.now();
      }
    }
    await delay(pollMs);
  }
}

async function startedServer(cluster: Cluster, port: number | undefined): Promise<RunningServer> {
  try {
    await startServer(cluster, port);
  } catch (error) {
    const other = await runningServer(cluster);
    if (other !== undefined) return other;
    throw error;
  }
  const server = await runningServer(cluster);
  if (server === undefined) throw new StartError("The embedded PostgreSQL ended as soon as it had started.");
  return server;
}

async function claim(cluster: Cluster, server: RunningServer): Promise<Client> {
  const client = new Client({
    connectionString: superuserUrl(cluster, server, "postgres"),
    application_name: `${applicationName} ${process.pid}`,
    connectionTimeoutMillis: answersWithinMs,
    // Making the database takes its time on a busy machine.
    query_timeout: startsWithinMs,
  });
  // The error is ignored here: `ownServer` takes the server again when the connection has ended.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await takeLock(cluster, client);
  } catch (error) {
    await Promise.race([client.end(), delay(answersWithinMs, undefined, { ref: false })]);
    throw error;
  }
  return client;
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
  const owner = rows
    .map(({ name }) => name)
    .find((name) => name.startsWith(applicationName))
    ?.replace(applicationName, "")
    .trim();
  return (
    `Another Canopy${owner === undefined ? "" : ` (process ${owner})`} is using the database in ${dataDir}. ` +
    "Stop it, or give this one a folder of its own in CANOPY_DATA_DIR."
  );
}

function notToBeHad({ logFile }: Cluster, cause: unknown): Error {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new Error(`The embedded PostgreSQL does not answer (${why}). Its log is ${logFile}.`, { cause });
}

/** What `pg` says without a code when a server ends a connection or does not answer in time. */
const silences: ReadonlySet<string> = new Set([
  "Connection terminated unexpectedly",
  "Connection terminated due to connection timeout",
  "Connection terminated",
  "timeout expired",
  "Query read timeout",
  // The server ended the connection between two statements.
  "Client has encountered a connection error and is not queryable",
]);

/** Refused, or: starting up, shutting down, too late (https://www.postgresql.org/docs/18/errcodes-appendix.html). */
function isPassing(error: unknown): boolean {
  if (error instanceof DatabaseError) return ["57P01", "57P02", "57P03"].includes(error.code ?? "");
  if (!(error instanceof Error)) return false;
  if (silences.has(error.message)) return true;
  // The processes of a server that was killed need a moment to notice, and another program may have its port meanwhile.
  if (error instanceof StartError)
    return /shared memory block|postmaster\.pid|Address already in use/.test(error.message);
  return "code" in error && ["ECONNREFUSED", "ECONNRESET", "EPIPE"].includes(String(error.code));
}

function isShuttingDown(error: unknown): boolean {
  return error instanceof DatabaseError && error.message.includes("shutting down");
}
