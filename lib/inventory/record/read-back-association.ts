import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import type { TargetId } from "@/lib/core/identifiers";
import { failureFrom } from "@/lib/server/failure-from";
import { inheritedAssociation } from "@/lib/security-hub/governance/evaluation";
import type { PolicyAssociation } from "@/lib/security-hub/model";
import { getConfigurationPolicyAssociation } from "@/lib/security-hub/aws/operations";
import { currentSnapshot } from "../serve/current-snapshot";
import { recordEvaluation } from "./record-associations";

/**
 * What governs a target after its own application was taken away, recorded as well: undefined where nothing does. Where
 * AWS does not answer, what the target inherits by the rules, PENDING: the change has been made, and must not look as if
 * it had failed.
 */
export async function readBackAssociation(
  aws: Aws,
  targetId: TargetId,
): Promise<{
  readonly association: PolicyAssociation | undefined;
  /** What inherits from the target and is PENDING. */
  readonly inheriting: readonly TargetId[];
}> {
  const association = await answered(aws, targetId);
  return { association, inheriting: await recordEvaluation(targetId, association) };
}

async function answered(aws: Aws, targetId: TargetId): Promise<PolicyAssociation | undefined> {
  try {
    return await getConfigurationPolicyAssociation(aws, targetId);
  } catch (error) {
    failureFrom(error, "securityhub:GetConfigurationPolicyAssociation");
    const snapshot = await currentSnapshot().catch(() => undefined);
    return snapshot && inheritedAssociation(snapshot, targetId, new Date().toISOString());
  }
}
