import "server-only";
import { currentCollection } from "@/lib/store/collections";
import { newestSnapshotHead } from "@/lib/store/snapshots";
import { type BriefMemo, memoisedBriefly } from "./memoised-briefly";
import type { CollectionProgress } from "./progress";
import { versionOf } from "./snapshot-version";
import { currentViewerKey } from "./viewer";

declare global {
  // One memory a process, however many bundles Next makes of this file.
  var canopyProgress: BriefMemo<CollectionProgress> | undefined;
}

/**
 * How far the collection is, whichever replica runs it, and the newest version there is to fetch. Rejects where the
 * database does not answer.
 */
export function currentProgress(): Promise<CollectionProgress> {
  globalThis.canopyProgress ??= memoisedBriefly(read);
  return globalThis.canopyProgress.read();
}

async function read(): Promise<CollectionProgress> {
  const viewerKey = await currentViewerKey();
  const [collection, head] = await Promise.all([currentCollection(viewerKey), newestSnapshotHead(viewerKey)]);
  const progress: CollectionProgress = collection ?? { state: "idle", streams: [] };
  return head === undefined ? progress : { ...progress, version: versionOf(head) };
}
