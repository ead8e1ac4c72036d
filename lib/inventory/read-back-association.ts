import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import type { TargetId } from "@/lib/core/identifiers";
import { failureFrom } from "@/lib/server/failure-from";
import type { PolicyAssociation } from "@/lib/security-hub/model";
import { getConfigurationPolicyAssociation } from "@/lib/security-hub/operations";
import { recordAssociations } from "./record-associations";

/**
 * What governs a target after a change, recorded as well. Undefined where nothing does, and where AWS does not answer
 * any more: the change has been made, and must not look as if it had failed.
 */
export async function readBackAssociation(
  aws: Aws,
  targetId: TargetId,
): Promise<PolicyAssociation | undefined> {
  try {
    const association = await getConfigurationPolicyAssociation(aws, targetId);
    if (association === undefined) await recordAssociations([], [targetId]);
    else await recordAssociations([association]);
    return association;
  } catch (error) {
    failureFrom(error, "securityhub:GetConfigurationPolicyAssociation");
    return undefined;
  }
}
