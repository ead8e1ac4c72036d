import "server-only";
import { and, asc, desc, eq, isNotNull, lte } from "drizzle-orm";
import { database } from "../database/database";
import type { InventoryKey } from "../../inventory/snapshot/dataset";
import { snapshots, snapshotUpdates } from "../schema";
import { SnapshotUpdate } from "../snapshot-updates";

/** A snapshot as it was at an instant. */
export interface StoredSnapshot {
  readonly edition: string;
  readonly columns: Uint8Array;
  /** What became known of single things up to the instant, in the order in which it was recorded. */
  readonly updates: readonly SnapshotUpdate[];
}

/**
 * The newest complete snapshot that was taken at an instant (epoch milliseconds) or before it and whose rows are kept, with
 * what was recorded on it up to then; undefined where there is none.
 */
export async function storedSnapshotAt(key: InventoryKey, at: number): Promise<StoredSnapshot | undefined> {
  const until = new Date(at);
  const [row] = await database()
    .select({ id: snapshots.id, edition: snapshots.edition, columns: snapshots.columns })
    .from(snapshots)
    .where(and(isKept(key), lte(snapshots.takenAt, until)))
    .orderBy(desc(snapshots.takenAt))
    .limit(1);
  if (row === undefined || row.columns === null) return undefined;
  const updates = await database()
    .select({ value: snapshotUpdates.value })
    .from(snapshotUpdates)
    .where(and(eq(snapshotUpdates.snapshotId, row.id), lte(snapshotUpdates.recordedAt, until)))
    .orderBy(asc(snapshotUpdates.seq));
  return {
    edition: row.edition,
    columns: row.columns,
    updates: updates.map(({ value }) => SnapshotUpdate.parse(value)),
  };
}

/** A day of collections every quarter of an hour, and one of each of a year's days. */
const mostMoments = 500;

/** When the snapshots were taken that can be looked at, newest first, in epoch milliseconds. */
export async function storedMoments(key: InventoryKey): Promise<readonly number[]> {
  const rows = await database()
    .select({ takenAt: snapshots.takenAt })
    .from(snapshots)
    .where(isKept(key))
    .orderBy(desc(snapshots.takenAt))
    .limit(mostMoments);
  return rows.map(({ takenAt }) => takenAt.getTime());
}

function isKept({ callerKey, dataset }: InventoryKey) {
  return and(
    eq(snapshots.callerKey, callerKey),
    eq(snapshots.dataset, dataset),
    snapshots.complete,
    isNotNull(snapshots.columns),
  );
}
