import "server-only";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
import { connectionInForce, OfConnections, withFirstConnection } from "@/lib/server/connection-in-force";
import { log } from "@/lib/server/log";
import { connectionLimits } from "./connection-limits";
import { connectInTime, withReadsInTime } from "./read-in-time";
import { withTracedQueries } from "./traced-queries";
import { sql } from "drizzle-orm";

/** Resolves when the database answers and has Canopy's tables; rejects as every query does. */
export async function pingDatabase(): Promise<void> {
  await database().execute(sql`select id from database_identity limit 1`);
}

export type Database = NodePgDatabase & { readonly $client: Pool };
/** The database, or a transaction in it. */
export type DatabaseOrTransaction = Pick<Database, "select" | "insert" | "update" | "delete" | "execute">;

declare global {
  // Next bundles pages, routes and actions apart, each with modules of its own: they meet here.
  var canopyDatabase: OfConnections<Database> | undefined;
}

/** The database of the connection in force, over one pool of its connections that opens as they are needed. */
export function database(): Database {
  globalThis.canopyDatabase ??= new OfConnections();
  return globalThis.canopyDatabase.made(() => openDatabase(connectionInForce().databaseUrl));
}

/** The database with what all connections have in common: people, their sessions and tokens. It is the first one's. */
export function sharedDatabase(): Database {
  return withFirstConnection(database);
}

/**
 * Closes the connections, after the work on them has ended. The next call of {@link database} opens new ones.
 * @internal exported for its tests
 */
export async function closeDatabase(): Promise<void> {
  const open = globalThis.canopyDatabase;
  globalThis.canopyDatabase = undefined;
  await Promise.all((open?.all ?? []).map(({ $client }) => $client.end()));
}

function openDatabase(connectionString: string): Database {
  const pool = new Pool({ connectionString, max: 10, application_name: "canopy", ...connectionLimits });
  // The pool replaces an idle connection that breaks; without a listener Node would end the process.
  pool.on("error", (error) => log().warn({ err: error }, "A connection to the database broke"));
  // The pool does not listen to a connection while it is lent out: one that breaks between two statements of a
  // transaction would end the process as well. The next statement rejects.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return Object.assign(drizzle(withReadsInTime(withTracedQueries(pool))), {
    transaction: transactionsOn(pool),
  });
}

/**
 * Drizzle gives the connection of a transaction that failed back to the pool. One whose statement never came back would
 * be handed to the next query and keep that waiting as well, so the connection of a failed transaction is closed.
 */
function transactionsOn(pool: Pool): NodePgDatabase["transaction"] {
  return async (work, config) => {
    const client = await connectInTime(pool);
    try {
      const result = await drizzle(withReadsInTime(withTracedQueries(client))).transaction(work, config);
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    }
  };
}
