import "server-only";
import { type Aws, inBackground } from "@/lib/aws/create-aws";
import { FailureError } from "@/lib/core/failure-error";
import type { TargetId } from "@/lib/core/identifiers";
import { readAndRecordAssociations } from "@/lib/inventory/record/record-associations";
import { pause } from "@/lib/inventory/serve/take-turns";
import { batchGetConfigurationPolicyAssociations } from "@/lib/security-hub/aws/operations";
import type { PolicyAssociation, UnprocessedAssociation } from "@/lib/security-hub/model";
import { failureFrom } from "@/lib/server/failure-from";
import { advanceRun } from "@/lib/store/runs/control-run";
import {
  dueToFollow,
  type FollowedAnswer,
  type FollowedStep,
  recordFollowed,
} from "@/lib/store/runs/follow-steps";
import { dueInheritors, type Inheritor, recordInheritors } from "@/lib/store/runs/follow-inheritors";
import { followDelayMs, followedAs } from "../following";

/** AWS documents no maximum for BatchGet: what its lists answer at once. */
const batchSize = 100;
const idlePollMs = 500;
const failurePauseMs = 5_000;

/**
 * Asks AWS for the associations of accepted steps, and of what inherits from them, until each has settled, as long as the
 * signal allows. Never rejects.
 */
export async function followAssociations(aws: Aws, callerKey: string, signal: AbortSignal): Promise<void> {
  const background = inBackground(aws);
  while (!signal.aborted) {
    try {
      const steps = await dueToFollow(callerKey, batchSize);
      const inheritors = await dueInheritors(callerKey, batchSize - steps.length);
      if (steps.length + inheritors.length === 0) await pause(idlePollMs, signal);
      else await followBatch(background, steps, inheritors);
    } catch (error) {
      failureFrom(error, "canopy:FollowAssociations");
      await pause(failurePauseMs, signal);
    }
  }
}

async function followBatch(
  aws: Aws,
  steps: readonly FollowedStep[],
  inheritors: readonly Inheritor[],
): Promise<void> {
  const answer = await answerFor(
    aws,
    [...steps, ...inheritors].map(({ targetId }) => targetId),
  );
  const ofSteps = steps.map((step) => stepAnswer(step, answer));
  const ofInheritors = inheritors.map((inheritor) => inheritorAnswer(inheritor, answer));
  const over = new Set([...(await recordFollowed(ofSteps)), ...(await recordInheritors(ofInheritors))]);
  for (const runId of over) await advanceRun(runId);
}

/** What AWS said of each target; undefined where the call failed, which says nothing about its targets. */
type Answer =
  | {
      readonly found: ReadonlyMap<TargetId, PolicyAssociation>;
      readonly cleared: ReadonlySet<TargetId>;
      readonly left: ReadonlyMap<TargetId | undefined, UnprocessedAssociation>;
    }
  | undefined;

async function answerFor(aws: Aws, targetIds: readonly TargetId[]): Promise<Answer> {
  try {
    const { associations, unprocessed, cleared } = await readAssociations(aws, [...new Set(targetIds)]);
    return {
      found: new Map(associations.map((association) => [association.targetId, association])),
      cleared: new Set(cleared),
      left: new Map(unprocessed.map((each) => [each.targetId, each])),
    };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    failureFrom(error, "securityhub:BatchGetConfigurationPolicyAssociations");
    return undefined;
  }
}

function stepAnswer(step: FollowedStep, answer: Answer): FollowedAnswer {
  const askAfterMs = followDelayMs(step.followed);
  if (answer === undefined) return { step, askAfterMs: Math.max(failurePauseMs, askAfterMs) };
  const { found, cleared, left } = answer;
  const association = found.get(step.targetId);
  if (association === undefined && !cleared.has(step.targetId)) {
    const { errorCode = "", errorReason = "AWS did not name the target in its answer." } =
      left.get(step.targetId) ?? {};
    return { step, unprocessed: { errorCode, errorReason }, askAfterMs };
  }
  const { wanted, answeredAt } = step;
  const { isSettled, ...read } = followedAs({ wanted, answeredAt: answeredAt ?? undefined }, association);
  return { step, read, ...(!isSettled && { askAfterMs }) };
}

/** One that has an application of its own by now inherits no more. */
function inheritorAnswer(inheritor: Inheritor, answer: Answer) {
  const { targetId, followed } = inheritor;
  const association = answer?.found.get(targetId);
  const isSettled =
    answer?.cleared.has(targetId) === true ||
    (association !== undefined && (association.type === "APPLIED" || association.status !== "PENDING"));
  const askAfterMs =
    answer === undefined ? failurePauseMs + followDelayMs(followed) : followDelayMs(followed);
  return { inheritor, askAfterMs: isSettled ? undefined : askAfterMs };
}

function readAssociations(aws: Aws, targetIds: readonly TargetId[]) {
  return readAndRecordAssociations(
    async () => {
      const answer = await batchGetConfigurationPolicyAssociations(aws, targetIds);
      // AWS documents the code as an HTTP status: 404 is a target without an association.
      const cleared = answer.unprocessed.flatMap(({ targetId, errorCode }) =>
        targetId !== undefined && errorCode === "404" ? [targetId] : [],
      );
      return { ...answer, cleared };
    },
    (answer) => answer,
  );
}
