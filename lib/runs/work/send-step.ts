import "server-only";
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Aws } from "@/lib/aws/create-aws";
import { type Failure, FailureError } from "@/lib/core/failure";
import { AccountId, type TargetId } from "@/lib/core/identifiers";
import { forgetCurrentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { readBackAssociation } from "@/lib/inventory/record/read-back-association";
import {
  recordAssociations,
  recordedAssociation,
  recordEvaluation,
} from "@/lib/inventory/record/record-associations";
import {
  getConfigurationPolicyAssociation,
  startConfigurationPolicyAssociation,
  startConfigurationPolicyDisassociation,
} from "@/lib/security-hub/aws/operations";
import type { PolicyAssociation } from "@/lib/security-hub/model";
import { notingAwsRequestIds } from "@/lib/server/aws-request-ids";
import { failureFrom } from "@/lib/server/failure-from";
import { whileLocked } from "@/lib/server/write-lock";
import { databaseFailureOf } from "@/lib/store/database/database-failure";
import {
  claimStep,
  inputOf,
  operationOf,
  type Settlement,
  settleStep,
  settleWithoutRequest,
} from "@/lib/store/runs/work-steps";
import type { WorkStep } from "@/lib/store/runs/due-steps";
import { consequenceOf } from "../retry";
import { readinessOf } from "../step-verdict";

/**
 * Makes the request of one step, under the lock of its target: what the target has is compared with what was reviewed, the
 * step is claimed, AWS is called once, and the answer settles the step. Without an answer the step stays claimed, and
 * `verifyStep` reads the target later. Rejects where the database or AWS can't be asked what the target has.
 */
export async function sendStep(aws: Aws, step: WorkStep, signal: AbortSignal): Promise<void> {
  await whileLocked(step.targetId, async () => {
    const present = await presentAssociation(aws, step);
    const readiness = readinessOf(step, present);
    if (readiness !== "send") {
      await settleWithoutRequest(
        step,
        readiness === "changed" ? changedSinceReview : undefined,
        randomUUID(),
      );
      return;
    }
    const attempt = randomUUID();
    // Another replica may have the worker's lock by now.
    if (signal.aborted || !(await claimStep(step, attempt, present))) return;
    const settlement = await requested(aws, step);
    if (settlement === undefined) return;
    // The snapshot first: as soon as the step is settled, another run may be reviewed against it.
    const inheriting =
      settlement.state === "accepted" ? await recordAccepted(aws, step, settlement.association) : [];
    await settled(step, attempt, settlement, inheriting);
  });
}

const changedSinceReview: Failure = {
  code: "conflict",
  message: "What is applied here was changed after the review. Nothing was changed.",
};

/**
 * What the target has now. Of a root or an OU, which decide for many accounts, AWS is asked; of an account the snapshot
 * counts where it says that the request can be sent, because a second call for each of thousands would halve the rate.
 */
async function presentAssociation(aws: Aws, step: WorkStep): Promise<PolicyAssociation | undefined> {
  // Another replica may have recorded a change a moment ago.
  forgetCurrentSnapshot();
  const known = await recordedAssociation(step.targetId);
  const isAccount = AccountId.safeParse(step.targetId).success;
  if (isAccount && readinessOf(step, known) === "send") return known;
  try {
    const found = await getConfigurationPolicyAssociation(aws, step.targetId);
    await (found === undefined ? recordAssociations([], [step.targetId]) : recordAssociations([found]));
    return found;
  } catch (error) {
    // A caller that may change associations need not be allowed to read them one by one.
    if (error instanceof FailureError && error.failure.code === "forbidden") return known;
    throw error;
  }
}

/** What AWS's answer settles; undefined where there was none, and AWS may have carried the request out. */
async function requested(aws: Aws, step: WorkStep): Promise<Settlement | undefined> {
  const operation = operationOf(step);
  const call = notingAwsRequestIds(() => request(aws, step));
  try {
    const association = await call.outcome;
    return { state: "accepted", association, awsRequestId: call.requestIdOf(operation) };
  } catch (error) {
    const failure = failureFrom(error, operation);
    const awsRequestId = failure.aws?.requestId ?? call.requestIdOf(operation);
    const consequence = consequenceOf(failure, step.attempts + 1);
    switch (consequence.kind) {
      case "verify":
        return undefined;
      case "retry":
        return { state: "waiting", failure, afterMs: consequence.afterMs, awsRequestId };
      case "pause":
        return { state: "waiting", failure, afterMs: 0, pausesRun: true, awsRequestId };
      case "refused":
        return { state: "refused", failure, awsRequestId };
    }
  }
}

async function request(aws: Aws, step: WorkStep): Promise<PolicyAssociation | undefined> {
  if (step.wanted !== null) return startConfigurationPolicyAssociation(aws, inputOf(step));
  await startConfigurationPolicyDisassociation(aws, inputOf(step));
  return undefined;
}

/**
 * Shows the answer to all who read the snapshot, and what inherits from the target as pending, which is returned. Never
 * rejects.
 */
async function recordAccepted(
  aws: Aws,
  { wanted, targetId }: WorkStep,
  association: PolicyAssociation | undefined,
): Promise<readonly TargetId[]> {
  if (wanted !== null) return recordEvaluation(targetId, association);
  const { inheriting } = await readBackAssociation(aws, targetId);
  return inheriting;
}

const settleWithinMs = 60_000;
const settlePauseMs = 500;

/** Keeps an answer, through an outage of the database too; past a minute the target is read instead. */
async function settled(
  step: WorkStep,
  attempt: string,
  settlement: Settlement,
  inheriting: readonly TargetId[],
): Promise<void> {
  const until = performance.now() + settleWithinMs;
  for (;;) {
    try {
      await settleStep(step, attempt, settlement, { verified: false, inheriting });
      return;
    } catch (error) {
      if (databaseFailureOf(error) === undefined || performance.now() > until) throw error;
      failureFrom(error, "canopy:SettleStep");
      await delay(settlePauseMs);
    }
  }
}
