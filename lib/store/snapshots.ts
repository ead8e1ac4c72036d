import "server-only";
import { and, desc, eq, isNotNull, isNull, lt, not, notInArray, or, sql } from "drizzle-orm";
import type { z } from "zod";
import { database, type DatabaseOrTransaction } from "./database/database";
import type { InventoryKey } from "../inventory/snapshot/dataset";
import { snapshots, snapshotUpdates } from "./schema";
import { storable } from "./storable";

export interface NewSnapshot extends InventoryKey {
  /** Epoch milliseconds at which the collection began. */
  readonly takenAt: number;
  readonly complete: boolean;
  /** Everything but the rows, as `readSnapshotMeta` gives it back. */
  readonly meta: object;
  /** The encoded snapshot. */
  readonly columns: Uint8Array;
}

/** What changes when a reader would see something else: the rows, and the updates upon them. */
export interface SnapshotHead {
  readonly id: number;
  /** Which writing of the rows this is; no other rows of any database have the same. */
  readonly edition: string;
  readonly complete: boolean;
  /** The number of the last update; 0 while there is none. */
  readonly seq: number;
  /** When that was recorded, in epoch milliseconds; 0 while there is none. */
  readonly recordedAt: number;
}

const keptWithColumns = 3;

/** Stores a snapshot and answers its id. */
export async function insertSnapshot(
  snapshot: NewSnapshot,
  connection: DatabaseOrTransaction = database(),
): Promise<number> {
  const [row] = await connection.insert(snapshots).values(rowOf(snapshot)).returning({ id: snapshots.id });
  if (row === undefined) throw new Error("PostgreSQL stored a snapshot without answering its id.");
  return row.id;
}

/** Replaces the rows of a snapshot that has grown, which makes them another edition. Throws when there is none with this id. */
export async function rewriteSnapshot(id: number, snapshot: NewSnapshot): Promise<void> {
  const rows = await database()
    .update(snapshots)
    .set({ ...rowOf(snapshot), edition: sql`gen_random_uuid()` })
    .where(eq(snapshots.id, id))
    .returning({ id: snapshots.id });
  if (rows.length === 0) throw new Error(`There is no snapshot ${id} to rewrite.`);
}

/** What readers should see now: the newest complete snapshot, or the newest growing one while none is complete. */
export async function newestSnapshotHead(key: InventoryKey): Promise<SnapshotHead | undefined> {
  const [head] = await database()
    .select({
      id: snapshots.id,
      edition: snapshots.edition,
      complete: snapshots.complete,
      // Written out: inside a column Drizzle leaves the table's name away.
      seq: sql<string | null>`(${lastUpdate("u.seq")})`,
      recordedAt: sql<string | null>`(${lastUpdate("floor(extract(epoch from u.recorded_at) * 1000)")})`,
    })
    .from(snapshots)
    .where(and(isOf(key), isNotNull(snapshots.columns)))
    .orderBy(desc(snapshots.complete), desc(snapshots.id))
    .limit(1);
  if (head === undefined) return undefined;
  return { ...head, seq: Number(head.seq ?? 0), recordedAt: Number(head.recordedAt ?? 0) };
}

function lastUpdate(what: string) {
  return sql`select ${sql.raw(what)} from snapshot_updates u where u.snapshot_id = snapshots.id order by u.seq desc limit 1`;
}

/** The encoded snapshot, and which edition of it these rows are. */
export interface SnapshotColumns extends Pick<SnapshotHead, "edition" | "complete"> {
  readonly columns: Uint8Array;
}

/** The newest rows of a snapshot; undefined when there is none with this id or it was pruned. */
export async function readSnapshotColumns(id: number): Promise<SnapshotColumns | undefined> {
  const { columns, edition, complete } = snapshots;
  const [row] = await database()
    .select({ columns, edition, complete })
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

/**
 * Drops the rows of snapshots that no one will look at any more. Those of the newest three are kept, of all complete ones
 * that were stored within a day, and of the last complete one of each day (UTC) before that. What is known besides stays.
 */
export async function pruneSnapshots(key: InventoryKey): Promise<void> {
  await database().transaction(async (transaction) => {
    const kept = await transaction
      .select({ id: snapshots.id })
      .from(snapshots)
      .where(and(isOf(key), isNotNull(snapshots.columns)))
      .orderBy(desc(snapshots.complete), desc(snapshots.id))
      .limit(keptWithColumns);
    const keptIds = kept.map(({ id }) => id);
    const isOld = lt(snapshots.createdAt, sql`now() - interval '1 day'`);
    const hasLaterOfItsDay = sql`exists (
      select 1 from snapshots n
      where n.viewer_key = snapshots.viewer_key and n.subject = snapshots.subject and n.complete
        and n.columns is not null and n.id > snapshots.id
        and (n.taken_at at time zone 'utc')::date = (snapshots.taken_at at time zone 'utc')::date)`;
    await transaction
      .update(snapshots)
      .set({ columns: null })
      .where(
        and(
          isOf(key),
          isNotNull(snapshots.columns),
          notInArray(snapshots.id, keptIds),
          or(not(snapshots.complete), and(isOld, hasLaterOfItsDay)),
        ),
      );
    // Updates mean nothing without the rows they were made upon.
    const pruned = transaction
      .select({ id: snapshots.id })
      .from(snapshots)
      .where(and(isOf(key), isNull(snapshots.columns)));
    await transaction.delete(snapshotUpdates).where(sql`${snapshotUpdates.snapshotId} in (${pruned})`);
  });
}

/**
 * Deletes what was stored longer ago than so many days, of every caller and dataset, but for the two newest complete
 * snapshots of each: one is shown, the other is what it is compared with. Answers how many were deleted.
 */
export async function deleteOldSnapshots(olderThanDays: number): Promise<number> {
  // By the database's clock on both sides: replicas need not agree on the time.
  const isOld = lt(snapshots.createdAt, sql`now() - make_interval(days => ${olderThanDays})`);
  const newerOnes = sql`(
    select count(*) from snapshots n
    where n.viewer_key = snapshots.viewer_key and n.subject = snapshots.subject and n.complete and n.id > snapshots.id
  )`;
  const deleted = await database()
    .delete(snapshots)
    .where(and(isOld, sql`${newerOnes} >= 2`))
    .returning({ id: snapshots.id });
  return deleted.length;
}

function rowOf({ callerKey, dataset, takenAt, complete, meta, columns }: NewSnapshot) {
  return { callerKey, dataset, takenAt: new Date(takenAt), complete, meta: storable(meta), columns };
}

function isOf({ callerKey, dataset }: InventoryKey) {
  return and(eq(snapshots.callerKey, callerKey), eq(snapshots.dataset, dataset));
}
