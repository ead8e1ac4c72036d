import "server-only";
import { and, eq, isNotNull, sql } from "drizzle-orm";
import { CollectionProgress } from "@/lib/inventory/progress";
import { database } from "./database";
import { collections } from "./schema";

/** A collector reports more often than this as long as it lives. */
const heartbeatWithinSeconds = 30;

/** Stores how far the collection is, and that its collector is alive. */
export async function reportCollection(viewerKey: string, progress: CollectionProgress): Promise<void> {
  const reported = {
    state: progress.state,
    progress: CollectionProgress.parse(progress),
    heartbeatAt: sql`now()`,
    finishedAt: progress.state === "collecting" ? null : sql`now()`,
    ...(progress.startedAt !== undefined && { startedAt: new Date(progress.startedAt) }),
  };
  await database()
    .insert(collections)
    .values({ viewerKey, ...reported })
    .onConflictDoUpdate({ target: collections.viewerKey, set: reported });
}

/**
 * How far the collection is, whichever replica runs it; undefined before the first report. A collector that has not
 * been heard of for half a minute is gone, and its collection is answered as idle.
 */
export async function currentCollection(viewerKey: string): Promise<CollectionProgress | undefined> {
  const [row] = await database()
    .select({
      progress: collections.progress,
      // By the database's clock on both sides: replicas need not agree on the time.
      isAlive: sql<boolean>`coalesce(${collections.heartbeatAt} > now() - make_interval(secs => ${heartbeatWithinSeconds}), false)`,
    })
    .from(collections)
    .where(and(eq(collections.viewerKey, viewerKey), isNotNull(collections.progress)));
  if (row === undefined) return undefined;
  const progress = CollectionProgress.parse(row.progress);
  if (progress.state !== "collecting" || row.isAlive) return progress;
  return {
    state: "idle",
    streams: [],
    ...(progress.version !== undefined && { version: progress.version }),
  };
}

/** Asks whichever replica collects to do so soon. Asking twice is asking once. */
export async function requestCollection(viewerKey: string): Promise<void> {
  await database()
    .insert(collections)
    .values({ viewerKey, requestedAt: sql`now()` })
    .onConflictDoUpdate({ target: collections.viewerKey, set: { requestedAt: sql`now()` } });
}

/** Takes a pending request, so that nobody else does. Answers whether there was one. */
export async function takeCollectionRequest(viewerKey: string): Promise<boolean> {
  const taken = await database()
    .update(collections)
    .set({ requestedAt: null })
    .where(and(eq(collections.viewerKey, viewerKey), isNotNull(collections.requestedAt)))
    .returning({ id: collections.id });
  return taken.length > 0;
}
