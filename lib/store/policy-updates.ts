import "server-only";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import { PolicyId } from "@/lib/core/identifiers";
import { ConfigurationPolicySummary } from "@/lib/security-hub/model";
import { database } from "./database";
import { lockSnapshot } from "./lock-snapshot";
import { policyUpdates } from "./schema";

/** What became known of one policy after its snapshot was taken. */
export interface PolicyUpdate {
  /** From the same sequence as those of associations. */
  readonly seq: number;
  readonly policyId: PolicyId;
  /** Absent when it was deleted. */
  readonly policy: ConfigurationPolicySummary | undefined;
}

/** Rows that `INSERT … SELECT FROM jsonb_to_recordset` reads. */
const Rows = z.array(z.object({ policy_id: PolicyId, policy: ConfigurationPolicySummary.nullable() }));

/** Records the newest word on policies of a snapshot, one row a policy. */
export async function recordPolicyUpdates(
  snapshotId: number,
  policies: readonly ConfigurationPolicySummary[],
  deleted: readonly PolicyId[],
): Promise<void> {
  const recordset = Rows.parse([
    ...policies.map((policy) => ({ policy_id: policy.id, policy })),
    ...deleted.map((policy_id) => ({ policy_id, policy: null })),
  ]);
  if (recordset.length === 0) return;
  await database().transaction(async (transaction) => {
    await lockSnapshot(transaction, snapshotId);
    await transaction.execute(sql`
      insert into policy_updates (snapshot_id, policy_id, policy, updated_at)
      select ${snapshotId}, policy_id, policy, ${new Date().toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(recordset)}::jsonb) as row (policy_id text, policy jsonb)
      on conflict (snapshot_id, policy_id) do update
      set seq = excluded.seq, policy = excluded.policy, updated_at = excluded.updated_at`);
  });
}

/** What was recorded on a snapshot after a sequence number, in order. */
export async function policyUpdatesSince(snapshotId: number, seq: number): Promise<readonly PolicyUpdate[]> {
  const rows = await database()
    .select({ seq: policyUpdates.seq, policyId: policyUpdates.policyId, policy: policyUpdates.policy })
    .from(policyUpdates)
    .where(and(eq(policyUpdates.snapshotId, snapshotId), gt(policyUpdates.seq, seq)))
    .orderBy(asc(policyUpdates.seq));
  return rows.map((row) => ({
    seq: row.seq,
    policyId: PolicyId.parse(row.policyId),
    policy: row.policy === null ? undefined : ConfigurationPolicySummary.parse(row.policy),
  }));
}
