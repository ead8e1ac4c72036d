import type { PolicyId } from "@/lib/core/identifiers";
import { awsCliCommand } from "@/lib/format/aws-cli";
import { policyInput } from "./aws-json";
import type { PolicySettings } from "./settings";

/** The AWS CLI command that creates a policy with these settings, ready to paste into a shell. */
export function createPolicyCommand(settings: PolicySettings, region: string): string {
  return awsCliCommand("securityhub create-configuration-policy", region, policyInput(settings));
}

/** The AWS CLI command that makes a policy be as these settings say. */
export function updatePolicyCommand(policyId: PolicyId, settings: PolicySettings, region: string): string {
  const input = { Identifier: policyId, ...policyInput(settings) };
  return awsCliCommand("securityhub update-configuration-policy", region, input);
}

/** The AWS CLI command that deletes a policy. */
export function deletePolicyCommand(policyId: PolicyId, region: string): string {
  return awsCliCommand("securityhub delete-configuration-policy", region, { Identifier: policyId });
}
