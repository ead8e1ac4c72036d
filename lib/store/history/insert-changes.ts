import "server-only";
import { lt, sql } from "drizzle-orm";
import type { Change } from "@/lib/inventory/snapshot/changes/change";
import { database, type DatabaseOrTransaction } from "../database/database";
import { historyChanges } from "../schema-history";
import { storable } from "../storable";
import { explainChanges, type Explanation } from "./explain-changes";

/** With which reading changes were seen. */
export interface SeenWith {
  readonly callerKey: string;
  readonly snapshotId: number;
  /** Epoch milliseconds. */
  readonly seenAt: number;
}

/** So many rows are one statement, or are deleted by one: no statement takes longer than a second. */
const batch = 2_000;

/** Keeps what changed, with who made it where the record says so, in the transaction of the reading that it was seen with. */
export async function insertChanges(
  transaction: DatabaseOrTransaction,
  seen: SeenWith,
  changes: readonly Change[],
): Promise<void> {
  if (changes.length === 0) return;
  await insertExplained(transaction, seen, changes, await explainChanges(transaction, seen, changes));
}

/** The same where who made the changes is known already. */
export async function insertExplained(
  transaction: DatabaseOrTransaction,
  { callerKey, snapshotId, seenAt }: SeenWith,
  changes: readonly Change[],
  explained: ReadonlyMap<Change, Explanation>,
): Promise<void> {
  const rows = changes.map((change) => {
    const { kind, subject, subjectName, before, after, since } = change;
    const { cause, attempt, runId } = explained.get(change) ?? {};
    return {
      ...{ kind, subject, subject_name: subjectName, before, after, cause, attempt, run_id: runId },
      pack: change.kind === "pack-status" ? change.pack : null,
      // The clock of AWS may be ahead of the server's.
      since: new Date(Math.min(since, seenAt)).toISOString(),
    };
  });
  for (let start = 0; start < rows.length; start += batch) {
    const recordset = JSON.stringify(storable(rows.slice(start, start + batch)));
    await transaction.execute(sql`
      insert into history_changes
        (caller_key, snapshot_id, seen_at, kind, subject, subject_name, pack, before, after, since, cause, attempt, run_id)
      select ${callerKey}, ${snapshotId}, ${new Date(seenAt).toISOString()}::timestamptz,
        kind, subject, subject_name, pack, before, after, since, cause, attempt, run_id
      from jsonb_to_recordset(${recordset}::jsonb) as row (
        kind text, subject text, subject_name text, pack text, before jsonb, after jsonb, since timestamptz,
        cause text, attempt uuid, run_id uuid)`);
  }
}

/** Deletes the changes that were seen longer ago than so many days, by the database's clock, a batch at a time. */
export async function deleteOldChanges(olderThanDays: number): Promise<void> {
  for (;;) {
    const old = database()
      .select({ id: historyChanges.id })
      .from(historyChanges)
      .where(lt(historyChanges.seenAt, sql`now() - make_interval(days => ${olderThanDays})`))
      .limit(batch);
    const { rowCount } = await database()
      .delete(historyChanges)
      .where(sql`${historyChanges.id} in (${old})`);
    if ((rowCount ?? 0) < batch) return;
  }
}
