import "server-only";
import { OfConnections } from "@/lib/server/connection-in-force";
import { currentCollection } from "@/lib/store/collections";
import { newestSnapshotHead } from "@/lib/store/snapshots";
import { type TimedCache, timedCache } from "./timed-cache";
import type { CollectionProgress } from "../snapshot/progress";
import { versionOf } from "./snapshot-memory";
import type { Grantee } from "@/lib/identity/grants";
import type { VisibleOus } from "@/lib/identity/visible-ous";
import { versionWithin } from "../snapshot/within-ous/within-ous";
import { viewName, visibleOus } from "./within-ous";
import type { Dataset } from "../snapshot/dataset";
import { currentCallerKey } from "./caller";

declare global {
  // One memory a process, however many bundles Next makes of this file.
  var canopyProgress: OfConnections<Map<Dataset, TimedCache<CollectionProgress>>> | undefined;
}

/**
 * How far the collection of a dataset is, whichever replica runs it, and the newest version there is to fetch. Rejects
 * where the database does not answer.
 */
export function currentProgress(dataset: Dataset = "organization"): Promise<CollectionProgress> {
  const memories = (globalThis.canopyProgress ??= new OfConnections()).made(
    () => new Map<Dataset, TimedCache<CollectionProgress>>(),
  );
  const memory = memories.get(dataset) ?? timedCache(() => read(dataset));
  memories.set(dataset, memory);
  return memory.read();
}

/** The same for someone who may see some OUs alone: the version is that of what they are shown. */
export async function progressFor(
  grantee: Grantee,
  dataset: Dataset = "organization",
): Promise<CollectionProgress> {
  return progressWithin(visibleOus(grantee), dataset);
}

/** The same by the OUs that are seen alone. */
export async function progressWithin(
  ous: VisibleOus,
  dataset: Dataset = "organization",
): Promise<CollectionProgress> {
  const progress = await currentProgress(dataset);
  const { version } = progress;
  if (ous === undefined || version === undefined) return progress;
  return { ...progress, version: versionWithin(version, viewName(ous)) };
}

async function read(dataset: Dataset): Promise<CollectionProgress> {
  const key = { callerKey: await currentCallerKey(), dataset };
  // In this order: a collector reports before it stores, so a reader of what is stored sees that it is collecting, too.
  const head = await newestSnapshotHead(key);
  const collection = await currentCollection(key);
  const progress: CollectionProgress = collection ?? { state: "idle", streams: [] };
  return head === undefined ? progress : { ...progress, version: versionOf(head) };
}
