import "server-only";
import { associationUpdatesSince } from "@/lib/store/association-updates";
import { policyUpdatesSince } from "@/lib/store/policy-updates";
import { newestSnapshotHead, readSnapshotColumns, type SnapshotHead } from "@/lib/store/snapshots";
import { type BriefMemo, memoisedBriefly } from "./memoised-briefly";
import type { Snapshot } from "./snapshot";
import { decodeSnapshot } from "./snapshot-codec";
import { versionOf } from "./snapshot-version";
import { currentViewerKey } from "./viewer";
import { withAssociations } from "./with-associations";
import { withPolicies } from "./with-policies";

/** The snapshot this process has decoded, and what of the database is in it. */
interface Held {
  readonly head: SnapshotHead;
  readonly snapshot: Snapshot;
}

declare global {
  // Decoding fifty thousand accounts is worth doing once a process and not once a bundle of Next's.
  var canopySnapshot: { held: Held | undefined; readonly memo: BriefMemo<Snapshot | undefined> } | undefined;
}

/**
 * What readers should see now: the newest snapshot with all that was learnt of single targets since, or undefined while
 * there is none. `meta.version` changes whenever the rest does. Rejects where the database does not answer.
 */
export function currentSnapshot(): Promise<Snapshot | undefined> {
  return memory().memo.read();
}

/** Makes the next read look into the database, after this process has changed something there. */
export function forgetCurrentSnapshot(): void {
  memory().memo.forget();
}

function memory() {
  globalThis.canopySnapshot ??= { held: undefined, memo: memoisedBriefly(load) };
  return globalThis.canopySnapshot;
}

async function load(): Promise<Snapshot | undefined> {
  const head = await newestSnapshotHead(await currentViewerKey());
  const memo = memory();
  memo.held = head === undefined ? undefined : await upToDate(head, memo.held);
  return memo.held?.snapshot;
}

async function upToDate(head: SnapshotHead, held: Held | undefined): Promise<Held | undefined> {
  const base = held !== undefined && isSameBase(held.head, head) ? held : await decoded(head);
  if (base === undefined || base.head.seq === head.seq) return base;
  const [updates, policyUpdates] = await Promise.all([
    associationUpdatesSince(head.id, base.head.seq),
    policyUpdatesSince(head.id, base.head.seq),
  ]);
  const patched = withAssociations(
    withPolicies(
      base.snapshot,
      policyUpdates.flatMap(({ policy }) => policy ?? []),
      policyUpdates.flatMap(({ policyId, policy }) => (policy === undefined ? policyId : [])),
    ),
    updates.flatMap(({ association }) => association ?? []),
    updates.flatMap(({ targetId, association }) => (association === undefined ? targetId : [])),
  );
  // What was recorded since the head was read is in one list and may be missing in the other: it is read again.
  return numbered({ ...base.head, seq: head.seq }, patched);
}

/**
 * Undefined where it was pruned in this very moment; the next read finds the one that took its place. A snapshot that
 * grows may have been rewritten since its head was read, and is numbered as what it is.
 */
async function decoded(head: SnapshotHead): Promise<Held | undefined> {
  const stored = await readSnapshotColumns(head.id);
  if (stored === undefined) return undefined;
  const { columns, revision, complete } = stored;
  return numbered({ id: head.id, seq: 0, revision, complete }, decodeSnapshot(columns));
}

function numbered(head: SnapshotHead, snapshot: Snapshot): Held {
  return { head, snapshot: { ...snapshot, meta: { ...snapshot.meta, version: versionOf(head) } } };
}

function isSameBase(one: SnapshotHead, other: SnapshotHead): boolean {
  return one.id === other.id && one.revision === other.revision;
}
