import "server-only";
import { currentCollection } from "@/lib/store/collections";
import { newestSnapshotHead } from "@/lib/store/snapshots";
import { type BriefMemo, memoisedBriefly } from "./memoised-briefly";
import type { CollectionProgress } from "../snapshot/progress";
import { versionOf } from "./snapshot-memory";
import type { Subject } from "../snapshot/subject";
import { currentViewerKey } from "./viewer";

declare global {
  // One memory a process, however many bundles Next makes of this file.
  var canopyProgress: Map<Subject, BriefMemo<CollectionProgress>> | undefined;
}

/**
 * How far the collection of a subject is, whichever replica runs it, and the newest version there is to fetch. Rejects
 * where the database does not answer.
 */
export function currentProgress(subject: Subject = "organization"): Promise<CollectionProgress> {
  const memories = (globalThis.canopyProgress ??= new Map<Subject, BriefMemo<CollectionProgress>>());
  const memory = memories.get(subject) ?? memoisedBriefly(() => read(subject));
  memories.set(subject, memory);
  return memory.read();
}

async function read(subject: Subject): Promise<CollectionProgress> {
  const key = { viewerKey: await currentViewerKey(), subject };
  // In this order: a collector reports before it stores, so whoever sees what is stored sees that it is collecting, too.
  const head = await newestSnapshotHead(key);
  const collection = await currentCollection(key);
  const progress: CollectionProgress = collection ?? { state: "idle", streams: [] };
  return head === undefined ? progress : { ...progress, version: versionOf(head) };
}
