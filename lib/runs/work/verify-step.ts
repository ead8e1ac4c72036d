import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import type { Failure } from "@/lib/core/failure";
import { recordEvaluation } from "@/lib/inventory/record/record-associations";
import { getConfigurationPolicyAssociation } from "@/lib/security-hub/aws/operations";
import type { PolicyAssociation } from "@/lib/security-hub/model";
import { whileLocked } from "@/lib/server/write-lock";
import { type Settlement, settleStep } from "@/lib/store/runs/work-steps";
import type { WorkStep } from "@/lib/store/runs/due-steps";
import { MOST_ATTEMPTS, retryDelayMs } from "../retry";
import { verdictOf } from "../step-verdict";

/**
 * Settles a step whose request was sent and whose answer is not recorded, because the server ended or AWS did not answer:
 * AWS is asked what the target has. Carried out is accepted, not carried out is sent again. Rejects where AWS can't be asked.
 */
export async function verifyStep(aws: Aws, step: WorkStep): Promise<void> {
  const { attempt } = step;
  if (attempt === null) return;
  await whileLocked(step.targetId, async () => {
    const found = await getConfigurationPolicyAssociation(aws, step.targetId);
    const settlement = settlementOf(step, found);
    const inheriting = settlement.state === "accepted" ? await recordEvaluation(step.targetId, found) : [];
    await settleStep(step, attempt, settlement, { verified: true, inheriting });
  });
}

function settlementOf(step: WorkStep, found: PolicyAssociation | undefined): Settlement {
  const verdict = verdictOf({
    wanted: step.wanted,
    before: step.before ?? undefined,
    found,
    at: Date.parse(step.calledAt ?? ""),
  });
  switch (verdict) {
    case "done":
      return { state: "accepted", association: found };
    case "changed":
      return { state: "unknown", failure: changedOtherwise };
    case "not-done":
      return {
        state: "waiting",
        failure: notMade,
        afterMs: step.attempts > 1 ? retryDelayMs(step.attempts) : 0,
        pausesRun: step.attempts % MOST_ATTEMPTS === 0,
      };
  }
}

const notMade: Failure = {
  code: "unavailable",
  message: "AWS did not answer the request, and shows that it was not carried out.",
};

const changedOtherwise: Failure = {
  code: "unavailable",
  message:
    "AWS did not answer the request. Whether it was carried out isn't known: what is applied here was changed in another way since.",
};
