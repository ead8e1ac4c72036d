import "server-only";
import type { Change } from "@/lib/inventory/snapshot/changes/change";
import type { DefinitionReading } from "@/lib/inventory/snapshot/changes/definition";
import { database } from "../database/database";
import { carryUpdates, lockSnapshot, type SnapshotUpdate, updatesSince } from "../snapshot-updates";
import { insertSnapshot, type NewSnapshot } from "../snapshots";
import { insertChanges } from "./insert-changes";
import { compareDefinitions } from "./known-definitions";

/** The snapshot that another takes the place of. */
interface ReplacedSnapshot {
  readonly id: number;
  /** What was recorded on it after this number is carried over. */
  readonly carryAfter: number;
  /** The number of the last update that the comparison knows. */
  readonly knownUpTo: number;
  /** What differs, where `missed` was recorded on it since, and `carried` is carried over. */
  readonly changes: (
    missed: readonly SnapshotUpdate[],
    carried: readonly SnapshotUpdate[],
  ) => readonly Change[];
  /** What was read of policies and aggregators with it. */
  readonly definitions?: DefinitionReading | undefined;
}

/**
 * Stores a snapshot in the place of the one before, with what was recorded on that one meanwhile and with what changed, all
 * of it or nothing: no reading is compared twice, and none is passed over after a crash. Answers the snapshot's id.
 */
export function replaceSnapshot(snapshot: NewSnapshot, before: ReplacedSnapshot): Promise<number> {
  return database().transaction(async (transaction) => {
    // Who records on the one before waits, and then records on the new one as well.
    await lockSnapshot(transaction, before.id);
    const missed = await updatesSince(before.id, before.knownUpTo, transaction);
    const snapshotId = await insertSnapshot(snapshot, transaction);
    await carryUpdates(transaction, before.id, snapshotId, before.carryAfter);
    const carried = await updatesSince(snapshotId, 0, transaction);
    const changes = before.changes(
      missed.map(({ update }) => update),
      carried.map(({ update }) => update),
    );
    const { callerKey } = snapshot;
    await insertChanges(transaction, { callerKey, snapshotId, seenAt: Date.now() }, changes);
    if (before.definitions)
      await compareDefinitions(transaction, { callerKey, snapshotId }, before.definitions);
    return snapshotId;
  });
}
