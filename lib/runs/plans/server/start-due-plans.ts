import "server-only";
import type { Failure } from "@/lib/core/failure";
import { FailureError, isWorthRetrying } from "@/lib/core/failure-error";
import { unwrap } from "@/lib/core/result";
import { openRecord } from "@/lib/server/audit";
import { failureFrom } from "@/lib/server/failure-from";
import { log } from "@/lib/server/log";
import { stopPlan } from "@/lib/store/plans/change-plan";
import { duePlanIds, type StoredPlan } from "@/lib/store/plans/read-plans";
import type { PlanId } from "../plan-reference";
import { requirePlan } from "./read-plans";
import { starterOf } from "./starter";
import { startRevision } from "./start-plan";

/** A start that was missed for longer, because no server was running, is not made up for. */
const latestStartMs = 60 * 60_000;

/**
 * Starts the plans of a caller whose time has come, each once: its run is added in one transaction with its plan. One that
 * can't start is stopped with the reason. While AWS or the database can't be asked it is tried again. Never rejects for a plan.
 */
export async function startDuePlans(callerKey: string): Promise<void> {
  for (const id of await duePlanIds(callerKey)) {
    try {
      await startDue(id);
    } catch (error) {
      const failure = failureFrom(error, "canopy:StartPlan");
      if (!isWorthRetrying(failure)) await stop(id, callerKey, failure);
    }
  }
}

async function startDue(id: PlanId): Promise<void> {
  const plan = await requirePlan(id);
  const { startAt } = plan.schedule;
  if (startAt === undefined) return;
  if (Date.now() - Date.parse(startAt) > latestStartMs) throw new FailureError(missed);
  const session = await starterOf(plan);
  const { revision } = plan;
  const record = openRecord({
    session,
    operation: "canopy:StartPlan",
    target: `plan ${id}`,
    input: { id, revision, startAt },
  });
  const run = unwrap(
    await record.around({
      before: () => Promise.resolve(undefined),
      run: () => startRevision({ id, revision, startAt }, session),
    }),
  );
  log().info({ plan: plan.number, run: run.number }, "A plan was started at its time");
}

async function stop(id: PlanId, callerKey: string, failure: Failure): Promise<void> {
  const plan: StoredPlan = await requirePlan(id);
  const { startAt } = plan.schedule;
  // Its start was taken back or set anew meanwhile: there is nothing to stop.
  if (startAt === undefined || Date.parse(startAt) > Date.now()) return;
  const [author] = plan.authors;
  const by = plan.scheduledBy ?? author;
  if (by === undefined) return;
  await stopPlan({ id, callerKey }, { failure, by, at: new Date().toISOString() });
}

const missed: Failure = {
  code: "precondition",
  message:
    "Canopy was not running at the start of this plan, or could not reach AWS or its database for an hour after it. Set another start, or start it now.",
};
