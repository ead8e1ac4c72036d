import "server-only";
import { and, asc, eq, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { TargetId } from "@/lib/core/identifiers";
import { FOLLOWED_FOR_MS } from "@/lib/runs/following";
import { RunId } from "@/lib/runs/run-id";
import { database, type DatabaseOrTransaction } from "../database/database";
import { runInheritors } from "../schema";

const Inheritor = z.object({ runId: RunId, targetId: TargetId, followed: z.int() });
/** What inherits from an accepted target of a run, and how often AWS was asked for it. */
export type Inheritor = z.infer<typeof Inheritor>;

/** Follows what inherits from a target that was just accepted. */
export async function followInheritors(
  transaction: DatabaseOrTransaction,
  { runId, callerKey }: { readonly runId: RunId; readonly callerKey: string },
  targetIds: readonly TargetId[],
): Promise<void> {
  if (targetIds.length === 0) return;
  await transaction.execute(sql`
    insert into run_inheritors (run_id, caller_key, target_id, follow_at)
    select ${runId}, ${callerKey}, target_id, now() + interval '2 seconds'
    from unnest(${sql.param([...targetIds])}::text[]) as target_id
    on conflict (run_id, target_id) do update
    set since = excluded.since, follow_at = excluded.follow_at, followed = 0`);
}

/** Inheritors that AWS is due to be asked for, those that have waited longest first. */
export async function dueInheritors(callerKey: string, limit: number): Promise<Inheritor[]> {
  const { runId, targetId, followed, followAt } = runInheritors;
  const rows = await database()
    .select({ runId, targetId, followed })
    .from(runInheritors)
    .where(and(eq(runInheritors.callerKey, callerKey), lte(followAt, sql`now()`)))
    .orderBy(asc(followAt))
    .limit(limit);
  return rows.map((row) => Inheritor.parse(row));
}

/**
 * Asks again for inheritors after so long, in milliseconds, and not any more for those without a time or past a day. Returns the
 * runs of those.
 */
export async function recordInheritors(
  answers: readonly { readonly inheritor: Inheritor; readonly askAfterMs: number | undefined }[],
): Promise<readonly RunId[]> {
  if (answers.length === 0) return [];
  const rows = JSON.stringify(
    answers.map(({ inheritor, askAfterMs }) => ({
      run_id: inheritor.runId,
      target_id: inheritor.targetId,
      ask_after: askAfterMs === undefined ? null : askAfterMs / 1_000,
    })),
  );
  const answered = sql`jsonb_to_recordset(${rows}::jsonb) as answer (run_id uuid, target_id text, ask_after double precision)`;
  const isSame = sql`inheritor.run_id = answer.run_id and inheritor.target_id = answer.target_id`;
  return database().transaction(async (transaction) => {
    const { rows: over } = await transaction.execute<{ run_id: string }>(sql`
      delete from run_inheritors inheritor using ${answered}
      where ${isSame} and (answer.ask_after is null
        or inheritor.since <= now() - make_interval(secs => ${FOLLOWED_FOR_MS / 1_000}))
      returning inheritor.run_id`);
    await transaction.execute(sql`
      update run_inheritors inheritor
      set followed = inheritor.followed + 1, follow_at = now() + make_interval(secs => answer.ask_after)
      from ${answered} where ${isSame} and answer.ask_after is not null`);
    return over.map(({ run_id }) => RunId.parse(run_id));
  });
}
