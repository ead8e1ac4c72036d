import "server-only";
import { Client } from "pg";
import { connectionInForce } from "@/lib/server/connection-in-force";
import { connectionLimits, endConnection } from "../database/connection-limits";
import { createHash } from "node:crypto";

/** The number by which PostgreSQL knows a named advisory lock of Canopy's: 64 bits of a hash, as text for a bigint. */
export function lockKey(name: string): string {
  return createHash("sha256").update(`canopy ${name}`).digest().readBigInt64BE().toString();
}

/** A connection that holds advisory locks for as long as it lives. Statements on it take turns. */
export interface LockSession {
  /** Takes a lock where no other connection has it. Rejects where the database doesn't answer. */
  readonly tryLock: (name: string) => Promise<boolean>;
  /** Gives back a lock that this connection has. Rejects where the database doesn't answer. */
  readonly unlock: (name: string) => Promise<void>;
  /** Has a function called with what is announced over a channel from now on. Rejects where the database doesn't answer. */
  readonly listen: (channel: string, onAnnounced: (announced: string) => void) => Promise<void>;
  /** Rejects where the database doesn't answer on this connection any more. */
  readonly ping: () => Promise<void>;
  /** Ends the connection, and with it all its locks. */
  readonly end: () => Promise<void>;
}

/** Of a connection or a statement, in milliseconds: a database that stands still must not hold up a lock for ever. */
const answerWithinMs = 5_000;

/** PostgreSQL looks after these connections too: the locks of a machine that vanished are free within half a minute. */
const watchful =
  "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3";

/** Opens a connection for locks. `onEnd` is called when it breaks or ends, once or more often. */
export async function openLockSession(applicationName: string, onEnd: () => void): Promise<LockSession> {
  const client = new Client({
    connectionString: connectionInForce().databaseUrl,
    application_name: applicationName,
    ...connectionLimits,
    query_timeout: answerWithinMs,
  });
  client.on("error", onEnd);
  client.on("end", onEnd);
  let lastQuery: Promise<unknown> = Promise.resolve();
  function query(text: string, values?: string[]): Promise<{ rows: { taken?: boolean }[] }> {
    const next = lastQuery.then(() => client.query<{ taken?: boolean }>(text, values));
    lastQuery = next.catch(() => undefined);
    return next;
  }
  await client.connect();
  try {
    await query(watchful);
  } catch (error) {
    void client.end().catch(() => undefined);
    throw error;
  }
  return {
    tryLock: async (name) => {
      const { rows } = await query("SELECT pg_try_advisory_lock($1::bigint) AS taken", [lockKey(name)]);
      return rows[0]?.taken === true;
    },
    unlock: async (name) => {
      await query("SELECT pg_advisory_unlock($1::bigint)", [lockKey(name)]);
    },
    listen: async (channel, onAnnounced) => {
      client.on("notification", (message) => {
        if (message.channel === channel && message.payload !== undefined) onAnnounced(message.payload);
      });
      await query(`LISTEN ${client.escapeIdentifier(channel)}`);
    },
    ping: async () => {
      await query("SELECT 1");
    },
    end: () => endConnection(client),
  };
}
