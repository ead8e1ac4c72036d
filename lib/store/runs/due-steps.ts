import "server-only";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { ConfigurationId } from "@/lib/core/identifiers";
import { ChangeWindow } from "@/lib/runs/plans/change-window";
import { isOpen } from "@/lib/runs/plans/window-times";
import { ChangeKind, PlanOfRun, RunChange } from "@/lib/runs/run";
import { RunId } from "@/lib/runs/run-id";
import { StepPosition } from "@/lib/runs/run-step";
import { database } from "../database/database";
import { runs, runSteps } from "../schema";

const isoText = z.date().transform((date) => date.toISOString());

/** A step as the worker needs it, with who started its run. */
const WorkStep = z.object({
  runId: RunId,
  callerKey: z.string(),
  position: StepPosition,
  targetId: z.string(),
  /** As `kind` of its change. */
  kind: ChangeKind,
  change: z.int(),
  changes: z.array(RunChange),
  wanted: ConfigurationId.nullable(),
  expected: ConfigurationId.nullable(),
  attempts: z.int(),
  /** The correlation of the last attempt. */
  attempt: z.uuid().nullable(),
  /** The association, or the object, before the last attempt; null where there was none, and before the first. */
  before: z.unknown(),
  calledAt: isoText.nullable(),
  actor: z.object({ id: z.string(), name: z.string() }),
  role: z.string(),
  /** Who approved it, where it was a plan that needed approval. */
  plan: PlanOfRun.nullable(),
});
export type WorkStep = z.infer<typeof WorkStep>;

const workColumns = {
  runId: runSteps.runId,
  callerKey: runSteps.callerKey,
  position: runSteps.position,
  targetId: runSteps.targetId,
  kind: runSteps.kind,
  change: runSteps.change,
  changes: runs.changes,
  wanted: runSteps.wanted,
  expected: runSteps.expected,
  attempts: runSteps.attempts,
  attempt: runSteps.attempt,
  before: runSteps.before,
  calledAt: runSteps.calledAt,
  actor: { id: runs.actorId, name: runs.actorName },
  role: runs.role,
  plan: runs.plan,
};

/** The running runs of a caller whose change window is open at an instant, in epoch milliseconds, or that have none. */
async function openRunIds(callerKey: string, at: number): Promise<string[]> {
  const rows = await database()
    .select({ id: runs.id, changeWindow: runs.changeWindow })
    .from(runs)
    .where(and(eq(runs.callerKey, callerKey), eq(runs.state, "running")));
  return rows
    .filter(({ changeWindow }) => changeWindow === null || isOpen(ChangeWindow.parse(changeWindow), at))
    .map(({ id }) => id);
}

/**
 * Steps that may be sent now, of each running run the next `perRun`: those of a change wait until the changes before it are
 * settled, and those of a run with a change window until that is open. One list for each run, the oldest run first.
 * @param at the time by which change windows are open, in epoch milliseconds
 */
export async function dueSteps(callerKey: string, perRun: number, at: number): Promise<WorkStep[][]> {
  const open = await openRunIds(callerKey, at);
  // Asked four times a second, for the most part of a caller whose runs have all ended.
  if (open.length === 0) return [];
  const rows = await database()
    .select(workColumns)
    .from(runs)
    .innerJoin(runSteps, eq(runSteps.runId, runs.id))
    .where(
      and(
        eq(runs.callerKey, callerKey),
        eq(runs.state, "running"),
        inArray(runs.id, open),
        // The comparison with an array in a subquery lets PostgreSQL take the first rows of the index for each run.
        sql`${runSteps.position} = any(array(
          select due.position from run_steps due
          where due.run_id = ${runs.id} and due.state = 'waiting' and (due.retry_at is null or due.retry_at <= now())
            and due.change = (
              select min(unsettled.change) from run_steps unsettled
              where unsettled.run_id = ${runs.id} and unsettled.state in ('waiting', 'calling')
            )
          order by due.change, due.position limit ${perRun}
        ))`,
      ),
    )
    .orderBy(asc(runs.number), asc(runSteps.position));
  const byRun = Map.groupBy(
    rows.map((row) => WorkStep.parse(row)),
    ({ runId }) => runId,
  );
  return [...byRun.values()];
}

/** The first step of a run that may be sent now by the request that started it; undefined where none is. */
export async function nextStepOf(runId: RunId): Promise<WorkStep | undefined> {
  const [row] = await database()
    .select(workColumns)
    .from(runs)
    .innerJoin(runSteps, eq(runSteps.runId, runs.id))
    .where(
      and(
        eq(runs.id, runId),
        eq(runs.state, "running"),
        eq(runSteps.state, "waiting"),
        // One that was not sent yet is reserved for this request.
        sql`(${runSteps.attempts} = 0 or ${runSteps.retryAt} is null or ${runSteps.retryAt} <= now())`,
        sql`not exists (
          select 1 from run_steps earlier
          where earlier.run_id = ${runs.id} and earlier.change < ${runSteps.change}
            and earlier.state in ('waiting', 'calling')
        )`,
      ),
    )
    .orderBy(asc(runSteps.position))
    .limit(1);
  return row && WorkStep.parse(row);
}

/** Steps whose request was sent longer ago than this, and whose answer is not recorded, oldest first. */
export async function unansweredSteps(
  callerKey: string,
  { olderThanMs, limit }: { readonly olderThanMs: number; readonly limit: number },
): Promise<WorkStep[]> {
  const rows = await database()
    .select(workColumns)
    .from(runSteps)
    .innerJoin(runs, eq(runs.id, runSteps.runId))
    .where(
      and(
        eq(runSteps.callerKey, callerKey),
        eq(runSteps.state, "calling"),
        sql`${runSteps.calledAt} <= now() - make_interval(secs => ${olderThanMs / 1_000})`,
      ),
    )
    .orderBy(asc(runSteps.calledAt))
    .limit(limit);
  return rows.map((row) => WorkStep.parse(row));
}
