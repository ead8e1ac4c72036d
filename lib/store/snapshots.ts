import "server-only";
import { and, desc, eq, isNotNull, isNull, notInArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { database } from "./database";
import type { InventoryKey } from "./inventory-key";
import { associationUpdates, policyUpdates, snapshots } from "./schema";

export interface NewSnapshot extends InventoryKey {
  /** Epoch milliseconds at which the collection began. */
  readonly takenAt: number;
  readonly complete: boolean;
  /** Everything but the rows, as `readSnapshotMeta` gives it back. */
  readonly meta: object;
  /** The encoded snapshot. */
  readonly columns: Uint8Array;
}

/** What changes when a reader would see something else: the snapshot, its rewrites and the updates upon it. */
export interface SnapshotHead {
  readonly id: number;
  /** Of the last update of an association or a policy; 0 while there is none. */
  readonly seq: number;
  readonly complete: boolean;
  /** Grows by one with each rewrite. */
  readonly revision: number;
}

const keptWithColumns = 3;

/** Stores a snapshot and answers its id. */
export async function insertSnapshot(snapshot: NewSnapshot): Promise<number> {
  const [row] = await database().insert(snapshots).values(rowOf(snapshot)).returning({ id: snapshots.id });
  if (row === undefined) throw new Error("PostgreSQL stored a snapshot without answering its id.");
  return row.id;
}

/**
 * Replaces a snapshot that has grown or was corrected, and counts its revision up. With `onlyRevision` it is left alone
 * where it has another one by now, which is answered with false. Throws when there is none with this id.
 */
export async function rewriteSnapshot(
  id: number,
  snapshot: NewSnapshot,
  { onlyRevision }: { readonly onlyRevision?: number } = {},
): Promise<boolean> {
  const isExpected = onlyRevision === undefined ? undefined : eq(snapshots.revision, onlyRevision);
  const rows = await database()
    .update(snapshots)
    .set({ ...rowOf(snapshot), revision: sql`${snapshots.revision} + 1` })
    .where(and(eq(snapshots.id, id), isExpected))
    .returning({ id: snapshots.id });
  if (rows.length === 0 && onlyRevision === undefined)
    throw new Error(`There is no snapshot ${id} to rewrite.`);
  return rows.length > 0;
}

/** What readers should see now: the newest complete snapshot, or the newest growing one while none is complete. */
export async function newestSnapshotHead(key: InventoryKey): Promise<SnapshotHead | undefined> {
  const [head] = await database()
    .select({
      id: snapshots.id,
      // Written out: inside a column Drizzle leaves the table's name away, and both tables have an id.
      seq: sql<string>`greatest(
        (select coalesce(max(u.seq), 0) from association_updates u where u.snapshot_id = snapshots.id),
        (select coalesce(max(p.seq), 0) from policy_updates p where p.snapshot_id = snapshots.id)
      )`,
      complete: snapshots.complete,
      revision: snapshots.revision,
    })
    .from(snapshots)
    .where(and(isOf(key), isNotNull(snapshots.columns)))
    .orderBy(desc(snapshots.complete), desc(snapshots.id))
    .limit(1);
  return head === undefined ? undefined : { ...head, seq: Number(head.seq) };
}

/** The encoded snapshot, and which of its rewrites these rows are. */
export interface SnapshotColumns extends Pick<SnapshotHead, "revision" | "complete"> {
  readonly columns: Uint8Array;
}

/** The newest rows of a snapshot; undefined when there is none with this id or it was pruned. */
export async function readSnapshotColumns(id: number): Promise<SnapshotColumns | undefined> {
  const { columns, revision, complete } = snapshots;
  const [row] = await database()
    .select({ columns, revision, complete })
    .from(snapshots)
    .where(eq(snapshots.id, id));
  if (row === undefined || row.columns === null) return undefined;
  return { ...row, columns: row.columns };
}

/** What is known of a snapshot besides its rows, also of a pruned one; undefined when there is none with this id. */
export async function readSnapshotMeta<Meta>(id: number, schema: z.ZodType<Meta>): Promise<Meta | undefined> {
  const [row] = await database().select({ meta: snapshots.meta }).from(snapshots).where(eq(snapshots.id, id));
  return row === undefined ? undefined : schema.parse(row.meta);
}

/** Drops the rows of all but the newest three snapshots of a subject. What is known besides stays, as its history. */
export async function pruneSnapshots(key: InventoryKey): Promise<void> {
  await database().transaction(async (transaction) => {
    const kept = await transaction
      .select({ id: snapshots.id })
      .from(snapshots)
      .where(and(isOf(key), isNotNull(snapshots.columns)))
      .orderBy(desc(snapshots.complete), desc(snapshots.id))
      .limit(keptWithColumns);
    const keptIds = kept.map(({ id }) => id);
    await transaction
      .update(snapshots)
      .set({ columns: null })
      .where(and(isOf(key), isNotNull(snapshots.columns), notInArray(snapshots.id, keptIds)));
    // Updates mean nothing without the rows they were made upon.
    const pruned = transaction
      .select({ id: snapshots.id })
      .from(snapshots)
      .where(and(isOf(key), isNull(snapshots.columns)));
    await transaction.delete(associationUpdates).where(sql`${associationUpdates.snapshotId} in (${pruned})`);
    await transaction.delete(policyUpdates).where(sql`${policyUpdates.snapshotId} in (${pruned})`);
  });
}

function rowOf({ viewerKey, subject, takenAt, complete, meta, columns }: NewSnapshot) {
  return { viewerKey, subject, takenAt: new Date(takenAt), complete, meta, columns };
}

function isOf({ viewerKey, subject }: InventoryKey) {
  return and(eq(snapshots.viewerKey, viewerKey), eq(snapshots.subject, subject));
}
