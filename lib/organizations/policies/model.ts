import { z } from "zod";
import { TargetId } from "@/lib/core/identifiers";
import type { PolicyType } from "../model";

/** Organizations' declarative policies for Security Hub CSPM, which is what Canopy configures. */
export const CSPM_POLICY = "SECURITYHUB_CSPM_POLICY";
/** Those for the new Security Hub, another service with an administrator of its own. */
export const SECURITY_HUB_POLICY = "SECURITYHUB_POLICY";

export const securityHubPolicyTypes = [CSPM_POLICY, SECURITY_HUB_POLICY] as const;
export const SecurityHubPolicyType = z.enum(securityHubPolicyTypes);
export type SecurityHubPolicyType = z.infer<typeof SecurityHubPolicyType>;

/** `p-<8 to 128 characters>`: a policy of Organizations, which is no configuration policy of Security Hub. */
export const OrganizationsPolicyId = z
  .string()
  .max(130, "The id of an Organizations policy looks like p-ab12cd34.")
  .regex(/^p-[0-9a-zA-Z_]{8,128}$/, "The id of an Organizations policy looks like p-ab12cd34.")
  .brand<"OrganizationsPolicyId">();
export type OrganizationsPolicyId = z.infer<typeof OrganizationsPolicyId>;

/** Organizations `PolicySummary`, of the two types that concern Security Hub. */
export const OrganizationsPolicy = z.object({
  id: OrganizationsPolicyId,
  /** Empty where AWS gives none. */
  name: z.string(),
  description: z.string(),
  type: SecurityHubPolicyType,
});
export type OrganizationsPolicy = z.infer<typeof OrganizationsPolicy>;

/** A policy with the roots, OUs and accounts that it is attached to; absent where those could not be read. */
export const AttachedPolicy = OrganizationsPolicy.extend({ targetIds: z.array(TargetId).exactOptional() });
export type AttachedPolicy = z.infer<typeof AttachedPolicy>;

/**
 * Whether policies of a type may be in force in the organization: yes where the type is listed at the root in any status
 * (one that is about to be disabled still counts), not known where AWS did not name the types. Attached policies may
 * overrule central configuration (Security Hub user guide, orgs-policies-how-they-work).
 */
export function isTypeEnabled(
  types: readonly PolicyType[] | undefined,
  type: SecurityHubPolicyType,
): boolean | undefined {
  return types?.some((each) => each.type === type);
}
