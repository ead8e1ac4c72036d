import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import type { Client } from "pg";

/** So long may one statement take: the largest writes a snapshot of fifty thousand accounts. */
const statementWithinMs = 15_000;
const farewellWithinMs = 2_000;

/**
 * What every connection to PostgreSQL is made with, so that nothing waits for ever: not for the connection or a free
 * one, not for an answer, and not on the server for a Canopy that is gone.
 */
export const connectionLimits = {
  connectionTimeoutMillis: 5_000,
  // Ours, for a server that stands still, and the server's own, for a statement that takes too long.
  query_timeout: statementWithinMs,
  statement_timeout: statementWithinMs,
  idle_in_transaction_session_timeout: 2 * statementWithinMs,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
} as const;

/** Ends a connection; resolves also where the server stands still and answers no farewell. */
export async function endConnection(client: Client): Promise<void> {
  await Promise.race([client.end(), delay(farewellWithinMs, undefined, { ref: false })]);
}
