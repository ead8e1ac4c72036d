import type { PolicyType } from "@/lib/organizations/model";

/** Organizations' declarative policies for Security Hub CSPM, which is what Canopy configures. */
export const CSPM_POLICY = "SECURITYHUB_CSPM_POLICY";
/** Those for the new Security Hub, another service with an administrator of its own. */
export const SECURITY_HUB_POLICY = "SECURITYHUB_POLICY";

/**
 * Whether policies of a type may be in force in the organization: yes where the type is listed at the root in any status
 * (one that is about to be disabled still counts), not known where AWS did not name the types. Attached policies may
 * overrule central configuration (Security Hub user guide, orgs-policies-how-they-work).
 */
export function isTypeEnabled(
  types: readonly PolicyType[] | undefined,
  type: typeof CSPM_POLICY | typeof SECURITY_HUB_POLICY,
): boolean | undefined {
  return types?.some((each) => each.type === type);
}
