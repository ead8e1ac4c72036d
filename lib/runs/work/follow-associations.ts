import "server-only";
import { type Aws, inBackground } from "@/lib/aws/create-aws";
import { FailureError } from "@/lib/core/failure";
import type { TargetId } from "@/lib/core/identifiers";
import { readAndRecordAssociations } from "@/lib/inventory/record/record-associations";
import { pause } from "@/lib/inventory/serve/take-turns";
import { batchGetConfigurationPolicyAssociations } from "@/lib/security-hub/aws/operations";
import { failureFrom } from "@/lib/server/failure-from";
import { advanceRun } from "@/lib/store/runs/control-run";
import {
  dueToFollow,
  type FollowedAnswer,
  type FollowedStep,
  recordFollowed,
} from "@/lib/store/runs/follow-steps";
import { followDelayMs, followedAs } from "../following";

/** AWS documents no maximum for BatchGet: what its lists answer at once. */
const batchSize = 100;
const idlePollMs = 500;
const failurePauseMs = 5_000;

/** Asks AWS for the associations of accepted steps until each has settled, as long as the signal allows. Never rejects. */
export async function followAssociations(aws: Aws, callerKey: string, signal: AbortSignal): Promise<void> {
  const background = inBackground(aws);
  while (!signal.aborted) {
    try {
      const due = await dueToFollow(callerKey, batchSize);
      if (due.length === 0) await pause(idlePollMs, signal);
      else await followBatch(background, due);
    } catch (error) {
      failureFrom(error, "canopy:FollowAssociations");
      await pause(failurePauseMs, signal);
    }
  }
}

async function followBatch(aws: Aws, due: readonly FollowedStep[]): Promise<void> {
  const answers = await askedOf(aws, due);
  await recordFollowed(answers);
  const settled = answers.filter(({ askAfterMs }) => askAfterMs === undefined);
  for (const runId of new Set(settled.map(({ step }) => step.runId))) await advanceRun(runId);
}

/** A call that fails says nothing about its targets: they are asked for again later. */
async function askedOf(aws: Aws, due: readonly FollowedStep[]): Promise<FollowedAnswer[]> {
  const targetIds = [...new Set(due.map(({ targetId }) => targetId))];
  try {
    const { associations, unprocessed, cleared } = await readAssociations(aws, targetIds);
    const found = new Map(associations.map((association) => [association.targetId, association]));
    const left = new Map(unprocessed.map((each) => [each.targetId, each]));
    return due.map((step): FollowedAnswer => {
      const association = found.get(step.targetId);
      if (association === undefined && !cleared.includes(step.targetId)) {
        const { errorCode = "", errorReason = "AWS did not name the target in its answer." } =
          left.get(step.targetId) ?? {};
        return { step, unprocessed: { errorCode, errorReason }, askAfterMs: followDelayMs(step.followed) };
      }
      const { wanted, answeredAt } = step;
      const { isSettled, ...read } = followedAs({ wanted, answeredAt: answeredAt ?? undefined }, association);
      return { step, read, ...(!isSettled && { askAfterMs: followDelayMs(step.followed) }) };
    });
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    failureFrom(error, "securityhub:BatchGetConfigurationPolicyAssociations");
    return due.map((step) => ({ step, askAfterMs: Math.max(failurePauseMs, followDelayMs(step.followed)) }));
  }
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
