import "server-only";
import { type Comparison, recordUpdates, type SnapshotUpdate } from "@/lib/store/snapshot-updates";
import { newestSnapshotHead } from "@/lib/store/snapshots";
import { currentCallerKey } from "../serve/caller";
import type { AnySnapshot, SnapshotKind } from "../serve/kinds/snapshot-kind";
import type { SnapshotMemory } from "../serve/snapshot-memory";

/** A dataset, and what readers of this process see of it. */
interface Recorded<Snapshot extends AnySnapshot> {
  readonly kind: SnapshotKind<Snapshot>;
  readonly memory: SnapshotMemory<Snapshot>;
}

/**
 * Records on the newest snapshot of a dataset what became known of single things, and what it changes. A collection may
 * store another snapshot meanwhile; it carries over what it finds, and what came too late for that is recorded again.
 * `readAfter` as `recordUpdates` has it.
 */
export async function recordOnNewest<Snapshot extends AnySnapshot>(
  recorded: Recorded<Snapshot>,
  updates: readonly SnapshotUpdate[],
  readAfter?: number,
): Promise<void> {
  const { kind, memory } = recorded;
  const callerKey = await currentCallerKey();
  let recordedOn: number | undefined;
  for (;;) {
    const head = await newestSnapshotHead({ callerKey, dataset: kind.dataset });
    if (head === undefined || head.id === recordedOn) break;
    const comparison = await comparisonOn(recorded, head.id, callerKey);
    await recordUpdates(head.id, updates, { readAfter, comparison });
    recordedOn = head.id;
  }
  memory.forget();
}

/** Undefined for a snapshot that still grows: what it holds more of is not news. */
async function comparisonOn<Snapshot extends AnySnapshot>(
  { kind, memory }: Recorded<Snapshot>,
  snapshotId: number,
  callerKey: string,
): Promise<Comparison | undefined> {
  const known = await memory.readWithHead();
  if (known === undefined || known.head.id !== snapshotId || !known.head.complete) return undefined;
  const { head, snapshot } = known;
  return {
    callerKey,
    knownUpTo: head.seq,
    changes: (missed, updates) => {
      const before = kind.patched(snapshot, missed);
      return kind.changes(before, kind.patched(before, updates));
    },
  };
}
