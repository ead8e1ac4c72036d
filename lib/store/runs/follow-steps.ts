import "server-only";
import { and, asc, eq, isNotNull, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { ConfigurationId, TargetId } from "@/lib/core/identifiers";
import { FOLLOWED_FOR_MS } from "@/lib/runs/following";
import { RunId } from "@/lib/runs/run-id";
import { type StepAssociation, StepPosition } from "@/lib/runs/run-step";
import { database } from "../database/database";
import { runSteps } from "../schema";
import { storable } from "../storable";

const FollowedStep = z.object({
  runId: RunId,
  position: StepPosition,
  targetId: TargetId,
  wanted: ConfigurationId.nullable(),
  answeredAt: z
    .date()
    .transform((date) => date.toISOString())
    .nullable(),
  /** How often AWS was asked. */
  followed: z.int(),
});
/** An accepted step whose association has not settled yet. */
export type FollowedStep = z.infer<typeof FollowedStep>;

/** Accepted steps whose association AWS is due to be asked for, those that have waited longest first. */
export async function dueToFollow(callerKey: string, limit: number): Promise<FollowedStep[]> {
  const { runId, position, targetId, wanted, answeredAt, followed, followAt } = runSteps;
  const rows = await database()
    .select({ runId, position, targetId, wanted, answeredAt, followed })
    .from(runSteps)
    .where(and(eq(runSteps.callerKey, callerKey), isNotNull(followAt), lte(followAt, sql`now()`)))
    .orderBy(asc(followAt))
    .limit(limit);
  return rows.map((row) => FollowedStep.parse(row));
}

/** What one answer of AWS means for a step that is followed. */
export interface FollowedAnswer {
  readonly step: FollowedStep;
  /** Absent where AWS left the target unprocessed: what was known stays. */
  readonly read?: { readonly status: StepAssociation["status"]; readonly message: string | undefined };
  readonly unprocessed?: StepAssociation["unprocessed"];
  /** When to ask again, in milliseconds from now; absent where the association has settled. */
  readonly askAfterMs?: number;
}

/**
 * Keeps what AWS said of steps that are followed, and returns the runs with steps that are followed no more: they have settled,
 * or a day has passed. A step that was sent again meanwhile stays as it is.
 */
export async function recordFollowed(answers: readonly FollowedAnswer[]): Promise<readonly RunId[]> {
  if (answers.length === 0) return [];
  const rows = storable(
    answers.map(({ step, read, unprocessed, askAfterMs }) => ({
      run_id: step.runId,
      position: step.position,
      followed: step.followed,
      status: read?.status,
      message: read?.message,
      unprocessed: unprocessed ?? null,
      ask_after: askAfterMs === undefined ? null : askAfterMs / 1_000,
    })),
  );
  const { rows: recorded } = await database().execute<{ run_id: string; is_over: boolean }>(sql`
    update run_steps set
      association_status = coalesce(answer.status, run_steps.association_status),
      association_message = case when answer.status is null then run_steps.association_message else answer.message end,
      association_read_at = case when answer.status is null then run_steps.association_read_at else now() end,
      unprocessed = nullif(answer.unprocessed, 'null'::jsonb),
      followed = run_steps.followed + 1,
      follow_at = case
        when run_steps.settled_at > now() - make_interval(secs => ${FOLLOWED_FOR_MS / 1_000})
        then now() + make_interval(secs => answer.ask_after)
      end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as answer (
      run_id uuid, position integer, followed integer, status text, message text, unprocessed jsonb,
      ask_after double precision
    )
    where run_steps.run_id = answer.run_id and run_steps.position = answer.position
      and run_steps.state = 'accepted' and run_steps.follow_at is not null and run_steps.followed = answer.followed
    returning run_steps.run_id, run_steps.follow_at is null as is_over`);
  return recorded.filter(({ is_over }) => is_over).map(({ run_id }) => RunId.parse(run_id));
}
