import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import type { Failure } from "@/lib/core/failure";
import { OfConnections } from "@/lib/server/connection-in-force";
import { failureFrom } from "@/lib/server/failure-from";
import { pingDatabase } from "@/lib/store/database/database";
import { probeWrite } from "@/lib/store/identity/single-uses";
import { type TimedCache, timedCache } from "./timed-cache";

/** How long it stands that something could be stored, and how often it is tried between two questions. */
const writableMs = 5_000;

interface DatabaseHealth {
  readonly ping: TimedCache<void>;
  readonly write: TimedCache<void>;
  notStored?: Failure;
}

declare global {
  // One question at a time, however many ask: a database that stands still holds two connections and not the whole pool.
  var canopyDatabaseHealth: OfConnections<DatabaseHealth> | undefined;
}

/**
 * Why the database cannot be used, or stores nothing, as one that is read-only or has a full disk; undefined when it does both. It
 * answers within three seconds or counts as late.
 */
export async function databaseHealth(): Promise<Failure | undefined> {
  const health = shared();
  const [ping, write] = await Promise.all([failureOf(health.ping), failureOf(health.write)]);
  if (ping === undefined && write !== undefined) health.notStored = write;
  else delete health.notStored;
  return ping ?? write;
}

/** Why nothing can be stored although the database answers, as of some seconds ago. */
export function rememberedNotStored(): Failure | undefined {
  return globalThis.canopyDatabaseHealth?.value?.notStored;
}

/** Keeps {@link rememberedNotStored} up to date until the signal is aborted. Never rejects. */
export async function followDatabase(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await databaseHealth();
    await delay(writableMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

async function failureOf(question: TimedCache<void>): Promise<Failure | undefined> {
  try {
    await question.read();
    return undefined;
  } catch (error) {
    return failureFrom(error, "canopy:Health");
  }
}

function shared() {
  globalThis.canopyDatabaseHealth ??= new OfConnections();
  return globalThis.canopyDatabaseHealth.made((): DatabaseHealth => ({
    ping: timedCache(pingDatabase),
    write: timedCache(probeWrite, writableMs),
  }));
}
