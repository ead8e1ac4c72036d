import "server-only";
import { Client } from "pg";
import { env } from "@/lib/env";
import { lockKey } from "./lock-key";

export interface AdvisoryLock {
  /** Gives the lock back; harmless when it was lost before. `onLost` is not called. */
  release(): Promise<void>;
}

/**
 * Takes a lock that one process at a time can hold across all replicas, or answers undefined when another holds it.
 * It lives as long as its own connection: when that dies another may take the lock, and `onLost` is called once.
 */
export async function tryAdvisoryLock(
  name: string,
  { onLost }: { onLost?: () => void } = {},
): Promise<AdvisoryLock | undefined> {
  const client = new Client({
    connectionString: env().databaseUrl,
    application_name: `canopy lock ${name}`,
    connectionTimeoutMillis: 5000,
    // A server that vanished without a word is noticed too.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  let held = false;
  function lose(): void {
    if (!held) return;
    held = false;
    onLost?.();
  }
  client.on("error", lose);
  client.on("end", lose);
  await client.connect();
  try {
    const { rows } = await client.query<{ taken: boolean }>(
      "SELECT pg_try_advisory_lock($1::bigint) AS taken",
      [lockKey(name)],
    );
    held = rows[0]?.taken === true;
  } finally {
    if (!held) await client.end();
  }
  if (!held) return undefined;
  return {
    release: async () => {
      held = false;
      await client.end();
    },
  };
}
