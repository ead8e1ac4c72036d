import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import { FailureError } from "@/lib/core/failure-error";
import type { PolicyId } from "@/lib/core/identifiers";
import { getConfigurationPolicy } from "@/lib/security-hub/aws/operations";
import type { ConfigurationPolicy } from "@/lib/security-hub/model";

/** The policy with this id, by GetConfigurationPolicy; undefined where there is none. */
export async function findPolicy(aws: Aws, policyId: PolicyId): Promise<ConfigurationPolicy | undefined> {
  try {
    return await getConfigurationPolicy(aws, policyId);
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === "not-found") return undefined;
    throw error;
  }
}
