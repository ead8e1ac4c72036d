import "server-only";
import { FailureError } from "@/lib/core/failure-error";
import { unwrap } from "@/lib/core/result";
import type { Session } from "@/lib/server/session";
import { readPlanBody } from "@/lib/store/plans/read-plans";
import type { PlanId } from "../plan-reference";
import { afterCommand } from "../plan-rules";
import type { RunSummary } from "../../run";
import { requireMayChange } from "../../server/change-permissions";
import { comparedNow, isApprovalDue, presentSnapshot } from "../../server/plan-facts";
import { requirePlan } from "./read-plans";
import { requireRun } from "../../server/read-runs";
import { wakeRunWorker } from "../../work/wake-worker";
import { begunRun } from "../../server/begin-run";

/**
 * Starts a revision of a plan in the name of a session, exactly once however often and by however many replicas it is tried:
 * its run has the plan's id. Rejects as `forbidden` where the session may not start it, as `precondition` where it lacks
 * approval or the organization has changed since its review, and as `conflict` where it has another revision by now.
 * @param startAt of a start at its time: where the plan has another one by then, or none, nothing is started
 */
export async function startRevision(
  { id, revision, startAt }: { readonly id: PlanId; readonly revision: number; readonly startAt?: string },
  session: Session,
): Promise<RunSummary> {
  const plan = await requirePlan(id);
  const whole = await readPlanBody(id);
  if (whole === undefined) throw new FailureError({ code: "not-found", message: "There is no such plan." });
  await requireMayChange(session, whole.body);
  if (plan.state === "started") return requireRun(id);
  const snapshot = await presentSnapshot();
  const { differences } = await comparedNow(whole, snapshot);
  const isCurrent = differences.size === 0;
  // The transaction decides; this gives the reason before the run is compared target by target.
  unwrap(
    afterCommand(
      plan,
      { kind: "start" },
      {
        by: session,
        revision,
        isCurrent,
        needsApproval: isApprovalDue(whole.body, snapshot),
        at: new Date().toISOString(),
      },
    ),
  );
  const run = await begunRun(whole.body, session, {
    plan: { revision, isCurrent, window: plan.schedule.window, startAt },
  });
  await wakeRunWorker();
  return run;
}
