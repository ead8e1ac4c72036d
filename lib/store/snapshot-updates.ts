import "server-only";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import type { Change } from "@/lib/inventory/snapshot/changes/change";
import { MemberPackStatus, PackName } from "@/lib/aws-config/packs/model";
import { AccountId, PolicyId, TargetId } from "@/lib/core/identifiers";
import { ConfigurationPolicySummary, PolicyAssociation } from "@/lib/security-hub/model";
import { database, type DatabaseOrTransaction } from "./database/database";
import { insertChanges } from "./history/insert-changes";
import { snapshots, snapshotUpdates } from "./schema";
import { storable } from "./storable";

/** What became known of one thing after its snapshot was taken; null where AWS has it no more. */
export const SnapshotUpdate = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("association"),
    targetId: TargetId,
    association: PolicyAssociation.nullable(),
  }),
  z.object({ kind: z.literal("policy"), policyId: PolicyId, policy: ConfigurationPolicySummary.nullable() }),
  z.object({
    kind: z.literal("pack-member"),
    packName: PackName,
    accountId: AccountId,
    row: MemberPackStatus.nullable(),
  }),
]);
export type SnapshotUpdate = z.infer<typeof SnapshotUpdate>;

/** An update with its number: a later one has a higher number. */
export interface RecordedUpdate {
  readonly seq: number;
  /** Epoch milliseconds by the database's clock. */
  readonly recordedAt: number;
  readonly update: SnapshotUpdate;
}

/** What the updates change, for the history: what the recorder knew, and the number of the last update in it. */
export interface Comparison {
  readonly callerKey: string;
  readonly knownUpTo: number;
  /** What changes by `recorded`, where `missed` was recorded by others since. */
  readonly changes: (
    missed: readonly SnapshotUpdate[],
    recorded: readonly SnapshotUpdate[],
  ) => readonly Change[];
}

/**
 * Records what became known of single targets, policies and accounts on a snapshot, one row for each: the last one wins.
 * What was read from AWS is given with `readAfter`, the number of the last update before the read began: what was recorded
 * since then stays. What it changes is kept with it, once: of a snapshot that another has replaced, the collection that stored
 * that one has compared the two. Throws when there is no snapshot with this id.
 */
export async function recordUpdates(
  snapshotId: number,
  updates: readonly SnapshotUpdate[],
  { readAfter = Number.MAX_SAFE_INTEGER, comparison }: RecordOptions = {},
): Promise<void> {
  const newest = new Map(updates.map((update) => [keyOf(update), SnapshotUpdate.parse(update)]));
  const recordset = storable([...newest].map(([key, value]) => ({ key, value })));
  await database().transaction(async (transaction) => {
    await lockSnapshot(transaction, snapshotId);
    const missed = comparison && (await updatesSince(snapshotId, comparison.knownUpTo, transaction));
    const { rows } = await transaction.execute<{ key: string }>(sql`
      insert into snapshot_updates (snapshot_id, key, value)
      select ${snapshotId}, key, value
      from jsonb_to_recordset(${JSON.stringify(recordset)}::jsonb) as row (key text, value jsonb)
      on conflict (snapshot_id, key) do update
      set seq = excluded.seq, value = excluded.value, recorded_at = excluded.recorded_at
      where snapshot_updates.seq <= ${readAfter}
      returning key`);
    if (comparison === undefined || missed === undefined || (await isReplaced(transaction, snapshotId)))
      return;
    const recorded = rows.flatMap(({ key }) => newest.get(key) ?? []);
    const changes = comparison.changes(
      missed.map(({ update }) => update),
      recorded,
    );
    const { callerKey } = comparison;
    await insertChanges(transaction, { callerKey, snapshotId, seenAt: Date.now() }, changes);
  });
}

interface RecordOptions {
  readonly readAfter?: number | undefined;
  readonly comparison?: Comparison | undefined;
}

async function isReplaced(transaction: DatabaseOrTransaction, snapshotId: number): Promise<boolean> {
  const { rows } = await transaction.execute<{ replaced: boolean }>(sql`
    select exists (
      select 1 from snapshots n join snapshots o on o.id = ${snapshotId}
      where n.viewer_key = o.viewer_key and n.subject = o.subject and n.complete and n.id > o.id
    ) as replaced`);
  return rows[0]?.replaced === true;
}

/** What was recorded on a snapshot after a number, in order. */
export async function updatesSince(
  snapshotId: number,
  seq: number,
  connection: DatabaseOrTransaction = database(),
): Promise<readonly RecordedUpdate[]> {
  const rows = await connection
    .select({
      seq: snapshotUpdates.seq,
      recordedAt: snapshotUpdates.recordedAt,
      value: snapshotUpdates.value,
    })
    .from(snapshotUpdates)
    .where(and(eq(snapshotUpdates.snapshotId, snapshotId), gt(snapshotUpdates.seq, seq)))
    .orderBy(asc(snapshotUpdates.seq));
  return rows.map(({ seq: number, recordedAt, value }) => ({
    seq: number,
    recordedAt: recordedAt.getTime(),
    update: SnapshotUpdate.parse(value),
  }));
}

/** The number of the last update of any snapshot; what is recorded from now on has a higher one. */
export async function lastUpdateSeq(): Promise<number> {
  const { rows } = await database().execute<{ last: string }>(
    sql`select case when is_called then last_value else 0 end as last from snapshot_updates_seq_seq`,
  );
  return Number(rows[0]?.last ?? 0);
}

/**
 * Copies what was recorded on one snapshot after a number onto a newer one: the collection that began then may have
 * read those things before they changed. What the newer snapshot learnt itself wins.
 */
export async function carryUpdates(
  transaction: DatabaseOrTransaction,
  fromSnapshotId: number,
  toSnapshotId: number,
  afterSeq: number,
): Promise<void> {
  await lockSnapshot(transaction, toSnapshotId);
  await transaction.execute(sql`
    insert into snapshot_updates (snapshot_id, key, value, recorded_at)
    select ${toSnapshotId}, key, value, recorded_at
    from snapshot_updates
    where snapshot_id = ${fromSnapshotId} and seq > ${afterSeq}
    order by seq
    on conflict (snapshot_id, key) do nothing`);
}

/**
 * Writers of one snapshot take turns. Otherwise a reader could see number 11 before 10 is committed, ask for what is
 * newer than 11 from then on, and never learn of 10.
 */
export async function lockSnapshot(transaction: DatabaseOrTransaction, snapshotId: number): Promise<void> {
  const rows = await transaction
    .select({ id: snapshots.id })
    .from(snapshots)
    .where(eq(snapshots.id, snapshotId))
    .for("no key update");
  if (rows.length === 0) throw new Error(`There is no snapshot ${snapshotId} to record updates on.`);
}

function keyOf(update: SnapshotUpdate): string {
  switch (update.kind) {
    case "association":
      return `association ${update.targetId}`;
    case "policy":
      return `policy ${update.policyId}`;
    case "pack-member":
      return `pack-member ${update.packName} ${update.accountId}`;
  }
}
