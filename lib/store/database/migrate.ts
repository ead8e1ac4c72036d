import "server-only";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { connectionInForce, OfConnections } from "@/lib/server/connection-in-force";
import { grantToApplication } from "./application-role";
import { connectionLimits, endConnection } from "./connection-limits";
import { lockKey } from "../locks/lock-session";

declare global {
  // Next bundles routes apart from what starts: they meet here.
  var canopyIsMigrated: OfConnections<boolean> | undefined;
}

/** Whether this process has brought the tables up to date. */
export function isMigrated(): boolean {
  return globalThis.canopyIsMigrated?.value === true;
}

/**
 * Brings the tables up to date and gives the role of DATABASE_URL what it needs and no more; harmless when all is done.
 * Replicas that start together take turns. Throws PostgreSQL's own error when it cannot.
 */
export async function migrateDatabase(): Promise<void> {
  const client = new Client({
    connectionString: connectionInForce().migrationDatabaseUrl,
    application_name: "canopy migration",
    ...connectionLimits,
    // A migration takes as long as the tables are large; only waiting for another replica's is limited.
    query_timeout: 10 * 60_000,
    statement_timeout: 0,
    lock_timeout: 60_000,
  });
  // A broken connection rejects the query that waits; without a listener Node would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    // "Already exists" is what the migrator's IF NOT EXISTS says each time.
    await client.query("SET client_min_messages = warning");
    await client.query("SELECT pg_advisory_lock($1::bigint)", [lockKey("migration")]);
    await migrate(drizzle(client), { migrationsFolder });
    await grantToApplication(client);
    (globalThis.canopyIsMigrated ??= new OfConnections()).value = true;
  } finally {
    // The lock ends with the connection.
    await endConnection(client);
  }
}

// Canopy is started in its own folder, by npm and by Next alike; the bundle's own path says nothing about it.
const migrationsFolder = join(process.cwd(), "lib/store/migrations");
