import "server-only";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import { TargetId } from "@/lib/core/identifiers";
import { PolicyAssociation } from "@/lib/security-hub/model";
import { database, type DatabaseOrTransaction } from "./database";
import { lockSnapshot } from "./lock-snapshot";
import { associationUpdates } from "./schema";

/** What became known of one target after its snapshot was taken. */
export interface AssociationUpdate {
  readonly seq: number;
  readonly targetId: TargetId;
  /** Absent when the target has none any more. */
  readonly association: PolicyAssociation | undefined;
}

/** Rows that `INSERT … SELECT FROM jsonb_to_recordset` reads. */
const Rows = z.array(z.object({ target_id: TargetId, association: PolicyAssociation.nullable() }));

/**
 * Records the newest word on targets of a snapshot, one row a target: `rows` as AWS answered them, `cleared` the
 * targets found without an association. Answers the snapshot's last sequence number, 0 when nothing was ever recorded.
 */
export function recordAssociationUpdates(
  snapshotId: number,
  rows: readonly PolicyAssociation[],
  cleared: readonly TargetId[],
): Promise<number> {
  const newest = new Map<TargetId, PolicyAssociation | null>([
    ...cleared.map((targetId) => [targetId, null] as const),
    ...rows.map((row) => [row.targetId, row] as const),
  ]);
  const recordset = Rows.parse([...newest].map(([target_id, association]) => ({ target_id, association })));
  return database().transaction(async (transaction) => {
    await lockSnapshot(transaction, snapshotId);
    if (recordset.length > 0) {
      await transaction.execute(sql`
        insert into association_updates (snapshot_id, target_id, association, updated_at)
        select ${snapshotId}, target_id, association, ${new Date().toISOString()}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(recordset)}::jsonb) as row (target_id text, association jsonb)
        on conflict (snapshot_id, target_id) do update
        set seq = excluded.seq, association = excluded.association, updated_at = excluded.updated_at`);
    }
    return lastSeq(transaction, snapshotId);
  });
}

/** What was recorded on a snapshot after a sequence number, in order. */
export async function associationUpdatesSince(
  snapshotId: number,
  seq: number,
): Promise<readonly AssociationUpdate[]> {
  const rows = await database()
    .select({
      seq: associationUpdates.seq,
      targetId: associationUpdates.targetId,
      association: associationUpdates.association,
    })
    .from(associationUpdates)
    .where(and(eq(associationUpdates.snapshotId, snapshotId), gt(associationUpdates.seq, seq)))
    .orderBy(asc(associationUpdates.seq));
  return rows.map((row) => ({
    seq: row.seq,
    targetId: TargetId.parse(row.targetId),
    association: row.association === null ? undefined : PolicyAssociation.parse(row.association),
  }));
}

/**
 * Copies what was recorded on one snapshot since a moment, in epoch milliseconds, onto a newer one: the collection
 * that began then may have read those targets and policies before they changed. What the newer snapshot learnt later wins.
 */
export async function carryUpdates(
  fromSnapshotId: number,
  toSnapshotId: number,
  updatedAfter: number,
): Promise<void> {
  await database().transaction(async (transaction) => {
    await lockSnapshot(transaction, toSnapshotId);
    await transaction.execute(sql`
      insert into association_updates (snapshot_id, target_id, association, updated_at)
      select ${toSnapshotId}, target_id, association, updated_at
      from association_updates
      where snapshot_id = ${fromSnapshotId} and updated_at >= ${new Date(updatedAfter).toISOString()}::timestamptz
      order by seq
      on conflict (snapshot_id, target_id) do update
      set seq = excluded.seq, association = excluded.association, updated_at = excluded.updated_at
      where excluded.updated_at > association_updates.updated_at`);
    await transaction.execute(sql`
      insert into policy_updates (snapshot_id, policy_id, policy, updated_at)
      select ${toSnapshotId}, policy_id, policy, updated_at
      from policy_updates
      where snapshot_id = ${fromSnapshotId} and updated_at >= ${new Date(updatedAfter).toISOString()}::timestamptz
      order by seq
      on conflict (snapshot_id, policy_id) do update
      set seq = excluded.seq, policy = excluded.policy, updated_at = excluded.updated_at
      where excluded.updated_at > policy_updates.updated_at`);
  });
}

async function lastSeq(transaction: DatabaseOrTransaction, snapshotId: number): Promise<number> {
  const [row] = await transaction
    .select({ last: sql<string | null>`max(${associationUpdates.seq})` })
    .from(associationUpdates)
    .where(eq(associationUpdates.snapshotId, snapshotId));
  return Number(row?.last ?? 0);
}
