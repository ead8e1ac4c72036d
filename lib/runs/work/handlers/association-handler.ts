import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { AccountId, type ConfigurationId, SELF_MANAGED, TargetId } from "@/lib/core/identifiers";
import { readBackAssociation } from "@/lib/inventory/record/read-back-association";
import {
  recordAssociations,
  recordedAssociation,
  recordEvaluation,
} from "@/lib/inventory/record/record-associations";
import { forgetCurrentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import {
  getConfigurationPolicyAssociation,
  startConfigurationPolicyAssociation,
  startConfigurationPolicyDisassociation,
} from "@/lib/security-hub/aws/operations";
import { PolicyAssociation } from "@/lib/security-hub/model";
import type { WorkStep } from "@/lib/store/runs/due-steps";
import { readinessOf, verdictOf } from "../../step-verdict";
import type { Accepted, StepHandler } from "./step-handler";

/** StartConfigurationPolicyAssociation, or StartConfigurationPolicyDisassociation where nothing is wanted, for one target. */
export function associationHandler(
  aws: Aws,
  step: Pick<WorkStep, "targetId" | "wanted" | "expected">,
): StepHandler {
  const { wanted, expected } = step;
  const targetId = TargetId.parse(step.targetId);
  // A disassociation names what it takes away.
  const input = { configurationId: wanted ?? expected ?? SELF_MANAGED, targetId };
  return {
    operation:
      wanted === null
        ? "securityhub:StartConfigurationPolicyDisassociation"
        : "securityhub:StartConfigurationPolicyAssociation",
    target: targetId,
    input,
    ready: async () => {
      const present = await presentAssociation(aws, { targetId, wanted, expected });
      const readiness = readinessOf(step, present);
      if (readiness === "skip") return { kind: "skip", before: present };
      if (readiness === "changed") return { kind: "refuse", failure: changedSinceReview };
      return {
        kind: "send",
        before: present,
        send: async () => {
          if (wanted !== null)
            return accepted(targetId, await startConfigurationPolicyAssociation(aws, input));
          await startConfigurationPolicyDisassociation(aws, input);
          return {
            answer: undefined,
            record: async () => (await readBackAssociation(aws, targetId)).inheriting,
          };
        },
      };
    },
    verify: async ({ before, at }) => {
      const found = await getConfigurationPolicyAssociation(aws, targetId);
      const was = PolicyAssociation.nullish().parse(before) ?? undefined;
      const verdict = verdictOf({ wanted, before: was, found, at });
      if (verdict === "done") return { outcome: "done", accepted: accepted(targetId, found) };
      return verdict === "not-done"
        ? { outcome: "not-done" }
        : { outcome: "unknown", reason: "what is applied here was changed in another way since." };
    },
  };
}

function accepted(targetId: TargetId, association: PolicyAssociation | undefined): Accepted {
  return {
    answer: association,
    answeredAt: association?.updatedAt,
    record: () => recordEvaluation(targetId, association),
  };
}

const changedSinceReview: Failure = {
  code: "conflict",
  message: "What is applied here was changed after the review. Nothing was changed.",
};

/**
 * What the target has now. Of a root or an OU, which decide for many accounts, AWS is asked; of an account the snapshot
 * counts where it says that the request can be sent, because a second call for each of thousands would halve the rate.
 */
async function presentAssociation(
  aws: Aws,
  step: {
    readonly targetId: TargetId;
    readonly wanted: ConfigurationId | null;
    readonly expected: ConfigurationId | null;
  },
): Promise<PolicyAssociation | undefined> {
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
