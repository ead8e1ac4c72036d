import "server-only";
import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import type { ConfigurationId } from "@/lib/core/identifiers";
import { unwrap } from "@/lib/core/result";
import type { ChangeWindow } from "@/lib/runs/plans/change-window";
import { afterCommand, approvalMissing, planOfRun } from "@/lib/runs/plans/plan-rules";
import type { RunChange } from "@/lib/runs/run";
import type { RunId } from "@/lib/runs/run-id";
import type { RunStep } from "@/lib/runs/run-step";
import { database, type DatabaseOrTransaction } from "../database/database";
import { markStarted } from "../plans/change-plan";
import { lockPlan } from "../plans/read-plans";
import { runs, runSteps } from "../schema";
import { storable, storableText } from "../storable";

/** A step as its run is started. `wanted` and `expected` are null for a step about an object. */
export type StepToCreate = Pick<RunStep, "kind" | "targetName" | "change" | "had"> & {
  /** No two unsettled steps have the same. */
  readonly targetId: string;
  readonly wanted: ConfigurationId | null;
  readonly expected: ConfigurationId | null;
};

/** A run as it is started: its steps in the order in which they are sent. */
export interface RunToCreate {
  readonly id: RunId;
  readonly callerKey: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly role: string;
  readonly title: string;
  readonly reason?: string;
  readonly ticket?: string;
  readonly undoes?: RunId;
  readonly changes: readonly RunChange[];
  readonly steps: readonly StepToCreate[];
  /** How long the worker leaves the steps to the request that starts the run, in milliseconds. */
  readonly reservedForMs?: number;
  /** Whether it may start only as a plan that a second person has approved. */
  readonly needsApproval: boolean;
  /** The plan that it was, by the id of the run. */
  readonly plan?: PlanToStart;
}

/** What of a plan decides about its start. */
export interface PlanToStart {
  /** Which was compared with the organization. */
  readonly revision: number;
  readonly isCurrent: boolean;
  readonly window?: ChangeWindow | undefined;
  /** Of a start at its time: the plan must still have it. */
  readonly startAt?: string | undefined;
}

/** Another run with steps that are not settled yet, and how many targets it shares. */
export interface BlockingRun {
  readonly number: number;
  readonly title: string;
  readonly startedBy: string;
  /** One of the shared targets, by name. */
  readonly targetName: string;
  readonly shared: number;
}

/** `exists` where a run has this id already: the start was sent twice. */
export type Creation =
  { readonly outcome: "created" | "exists" } | { readonly outcome: "taken"; readonly by: BlockingRun };

/**
 * Adds a run with all its steps, or nothing: `taken` where another run is still to change one of its targets. Where the run was
 * a plan, the plan becomes started in the same transaction. Rejects with a failure where the run needs the approval of a
 * second person and isn't a plan that has it, where its plan can't start, and where its id is that of a plan.
 */
export async function createRun({
  steps,
  by,
  changes,
  reservedForMs = 0,
  needsApproval,
  plan,
  ...run
}: RunToCreate): Promise<Creation> {
  try {
    return await database().transaction(async (transaction) => {
      const inserted = await transaction
        .insert(runs)
        .values({
          ...run,
          title: storableText(run.title),
          ...(run.reason !== undefined && { reason: storableText(run.reason) }),
          actorId: storableText(by.id),
          actorName: storableText(by.name),
          changes: storable(changes),
          ...(plan?.window !== undefined && { changeWindow: plan.window }),
        })
        .onConflictDoNothing({ target: runs.id })
        .returning({ id: runs.id });
      if (inserted.length === 0) return { outcome: "exists" };
      await admitPlan(transaction, { ...run, by, needsApproval, plan });
      const rows = storable(steps.map((step, position) => ({ ...step, position })));
      const { rowCount } = await transaction.execute(sql`
        insert into run_steps (run_id, caller_key, position, target_id, target_name, kind, change, wanted, expected, had, retry_at)
        select ${run.id}, ${run.callerKey}, position, "targetId", "targetName", kind, change, wanted, expected,
          nullif(had, 'null'::jsonb),
          case when ${reservedForMs} > 0 then now() + make_interval(secs => ${reservedForMs / 1_000}) end
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as step (
          position integer, "targetId" text, "targetName" text, kind text, change smallint, wanted text, expected text, had jsonb
        )
        order by position
        on conflict (caller_key, target_id) where state in ('waiting', 'calling') do nothing`);
      if (rowCount !== steps.length) throw new TargetsTakenError();
      return { outcome: "created" };
    });
  } catch (error) {
    if (!(error instanceof TargetsTakenError)) throw error;
    const targetIds = steps.map(({ targetId }) => targetId);
    return { outcome: "taken", by: (await blockingRun(database(), run, targetIds)) ?? settledMeanwhile };
  }
}

/** Lets a run begin that needs no approval or was a plan that may start, and names the plan's persons in it. */
async function admitPlan(
  transaction: DatabaseOrTransaction,
  {
    id,
    callerKey,
    by,
    needsApproval,
    plan,
  }: Pick<RunToCreate, "id" | "callerKey" | "by" | "needsApproval"> & {
    plan: RunToCreate["plan"] | undefined;
  },
): Promise<void> {
  const stored = await lockPlan(transaction, id);
  if (plan === undefined) {
    if (stored !== undefined) throw new FailureError(isPlan);
    if (needsApproval) throw new FailureError(approvalMissing);
    return;
  }
  if (stored === undefined) throw new FailureError(isPlan);
  if (plan.startAt !== undefined && stored.schedule.startAt !== plan.startAt)
    throw new FailureError(startTakenBack);
  const at = new Date().toISOString();
  const status = unwrap(afterCommand(stored, { kind: "start" }, { ...plan, by, needsApproval, at }));
  await markStarted(transaction, { id, callerKey, status, by });
  await transaction
    .update(runs)
    .set({ plan: storable(planOfRun(stored)) })
    .where(eq(runs.id, id));
}

const isPlan: Failure = {
  code: "conflict",
  message: "This run was saved as a plan. Open the plan to start it. Nothing was changed.",
};

const startTakenBack: Failure = {
  code: "conflict",
  message: "The start of the plan was changed or taken back. Nothing was changed.",
};

/** Undoes the transaction in which it is thrown. */
class TargetsTakenError extends Error {
  override readonly name = "TargetsTakenError";
}

const settledMeanwhile: BlockingRun = {
  number: 0,
  title: "another run",
  startedBy: "another person",
  targetName: "a target",
  shared: 1,
};

/** The oldest run, other than this one, that is still to change one of the targets; undefined where none is. */
export async function blockingRun(
  connection: DatabaseOrTransaction,
  run: { readonly id: RunId; readonly callerKey: string },
  targetIds: readonly string[],
): Promise<BlockingRun | undefined> {
  const [row] = await connection
    .select({
      number: runs.number,
      title: runs.title,
      startedBy: runs.actorName,
      targetName: sql<string>`min(${runSteps.targetName})`,
      shared: sql<number>`count(*)::integer`,
    })
    .from(runSteps)
    .innerJoin(runs, eq(runs.id, runSteps.runId))
    .where(
      and(
        eq(runSteps.callerKey, run.callerKey),
        sql`${runSteps.targetId} = any(${sql.param([...targetIds])}::text[])`,
        inArray(runSteps.state, ["waiting", "calling"]),
        ne(runSteps.runId, run.id),
      ),
    )
    .groupBy(runs.number, runs.title, runs.actorName)
    .orderBy(runs.number)
    .limit(1);
  return row;
}
