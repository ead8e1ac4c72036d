import "server-only";
import { newestSnapshotHead } from "@/lib/store/snapshots";
import type { Dataset } from "../snapshot/dataset";
import { currentCallerKey } from "../serve/caller";

/**
 * Records something on the newest snapshot of a dataset. A collection may store another one meanwhile; it carries over
 * what it finds, and what came too late for that is recorded again.
 */
export async function recordOnNewest(
  dataset: Dataset,
  record: (snapshotId: number) => Promise<unknown>,
): Promise<void> {
  const key = { callerKey: await currentCallerKey(), dataset };
  let recordedOn: number | undefined;
  for (;;) {
    const head = await newestSnapshotHead(key);
    if (head === undefined || head.id === recordedOn) return;
    await record(head.id);
    recordedOn = head.id;
  }
}
