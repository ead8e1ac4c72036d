import "server-only";
import { databaseHealth } from "@/lib/inventory/serve/database-health";
import { shutdown } from "@/lib/server/shutdown";
import { isMigrated } from "@/lib/store/database/migrate";

/** Whether this server should be sent requests, and why not. */
export interface Readiness {
  readonly ready: boolean;
  readonly because: readonly string[];
}

/**
 * Whether this server can do its work: its database answers in time and has the tables of this version, and it was not asked
 * to end. Answers within three seconds, and never rejects.
 */
export async function readiness(): Promise<Readiness> {
  const database = await databaseHealth();
  const because = [
    ...(shutdown().isDraining ? ["This server was asked to end."] : []),
    ...(database === undefined ? [] : [database.message]),
    ...(isMigrated() ? [] : ["The tables of the database are not up to date yet."]),
  ];
  return { ready: because.length === 0, because };
}
