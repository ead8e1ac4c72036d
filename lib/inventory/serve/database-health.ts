import "server-only";
import type { Failure } from "@/lib/core/failure";
import { failureFrom } from "@/lib/server/failure-from";
import { pingDatabase } from "@/lib/store/database/database";
import { type TimedCache, timedCache } from "./timed-cache";

declare global {
  // One question at a time, however many ask: a database that stands still holds one connection and not the whole pool.
  var canopyDatabaseHealth: TimedCache<void> | undefined;
}

/** Why the database cannot be used; undefined when it answers, which it does within three seconds or counts as late. */
export async function databaseHealth(): Promise<Failure | undefined> {
  globalThis.canopyDatabaseHealth ??= timedCache(pingDatabase);
  try {
    await globalThis.canopyDatabaseHealth.read();
    return undefined;
  } catch (error) {
    return failureFrom(error, "canopy:Health");
  }
}
