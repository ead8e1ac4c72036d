import "server-only";
import { and, eq, isNotNull, sql } from "drizzle-orm";
import { CollectionProgress } from "@/lib/inventory/snapshot/progress";
import { database } from "./database/database";
import type { InventoryKey } from "../inventory/snapshot/dataset";
import { announceWork } from "./locks/waiting-work";
import { collections } from "./schema";
import { storable } from "./storable";

/** A collector reports more often than this as long as it lives. */
const heartbeatWithinSeconds = 30;

const identity = [collections.callerKey, collections.dataset];

function isOf({ callerKey, dataset }: InventoryKey) {
  return and(eq(collections.callerKey, callerKey), eq(collections.dataset, dataset));
}

/** Stores how far the collection is, that its collector is alive, and how many have failed in a row. */
export async function reportCollection(key: InventoryKey, progress: CollectionProgress): Promise<void> {
  const reported = {
    state: progress.state,
    progress: storable(CollectionProgress.parse(progress)),
    heartbeatAt: sql`now()`,
    finishedAt: progress.state === "collecting" ? null : sql`now()`,
    ...(progress.startedAt !== undefined && { startedAt: new Date(progress.startedAt) }),
  };
  const former = sql`coalesce((${collections.progress} ->> 'failuresInARow')::integer, 0)`;
  const failures = {
    idle: sql`0`,
    collecting: former,
    failed: sql`${former} + 1`,
  }[progress.state];
  const counted = sql`excluded.progress || jsonb_build_object('failuresInARow', ${failures})`;
  const first = { ...(progress.state === "failed" && { failuresInARow: 1 }) };
  await database()
    .insert(collections)
    .values({ ...key, ...reported, progress: { ...CollectionProgress.parse(reported.progress), ...first } })
    .onConflictDoUpdate({ target: identity, set: { ...reported, progress: counted } });
}

/**
 * How far the collection is, whichever replica runs it; undefined before the first report. A collector that has not
 * been heard of for half a minute is gone, and its collection is answered as idle.
 */
export async function currentCollection(key: InventoryKey): Promise<CollectionProgress | undefined> {
  const [row] = await database()
    .select({
      progress: collections.progress,
      // By the database's clock on both sides: replicas need not agree on the time. A heartbeat in the future is one from
      // before that clock was set back.
      isAlive: sql<boolean>`coalesce(abs(extract(epoch from now() - ${collections.heartbeatAt})) < ${heartbeatWithinSeconds}, false)`,
    })
    .from(collections)
    .where(and(isOf(key), isNotNull(collections.progress)));
  if (row === undefined) return undefined;
  const progress = CollectionProgress.parse(row.progress);
  if (progress.state !== "collecting" || row.isAlive) return progress;
  return {
    state: "idle",
    streams: [],
    ...(progress.version !== undefined && { version: progress.version }),
  };
}

/** The name of the work of collecting a dataset, by which it is announced. */
export function collectorOf(dataset: InventoryKey["dataset"]): string {
  return `collector:${dataset}`;
}

/** Asks whichever replica collects to do so soon. Asking twice is asking once. */
export async function requestCollection(key: InventoryKey): Promise<void> {
  await database().transaction(async (transaction) => {
    await transaction
      .insert(collections)
      .values({ ...key, requestedAt: sql`now()` })
      .onConflictDoUpdate({ target: identity, set: { requestedAt: sql`now()` } });
    await announceWork({ name: collectorOf(key.dataset), callerKey: key.callerKey }, transaction);
  });
}

/** Takes a pending request, so that no other collector does. Returns whether there was one. */
export async function takeCollectionRequest(key: InventoryKey): Promise<boolean> {
  const taken = await database()
    .update(collections)
    .set({ requestedAt: null })
    .where(and(isOf(key), isNotNull(collections.requestedAt)))
    .returning({ id: collections.id });
  return taken.length > 0;
}
