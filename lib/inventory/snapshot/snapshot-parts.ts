import { isMissing, type PartName } from "@/lib/core/missing-part";
import { isTypeEnabled, type SecurityHubPolicyType } from "@/lib/organizations/policies/model";
import type { SnapshotMeta } from "./snapshot";

type Head = Pick<SnapshotMeta, "complete" | "missingParts">;

/** Whether a part was read whole: neither it nor some of its rows are among the missing parts. */
export function isRead({ missingParts }: Pick<Head, "missingParts">, part: PartName, of?: string): boolean {
  return !isMissing(missingParts, { part, of });
}

/** Whether every account is in the snapshot: then one that is not there is no member of the organization. */
export function hasAllAccounts(head: Head): boolean {
  return head.complete && isRead(head, "accounts");
}

/** Whether every account was read, with its state: what counts active accounts rests on both. */
export function areAccountsRead(head: Head): boolean {
  return hasAllAccounts(head) && isRead(head, "account-states");
}

/** Whether every association was read, so that nothing governs a target without one. */
export function areAssociationsRead(
  head: Pick<SnapshotMeta, "complete" | "missingParts" | "configuration">,
): boolean {
  // Under local configuration AWS refuses the list, and there are none.
  return head.configuration?.configurationType === "LOCAL" || (head.complete && isRead(head, "associations"));
}

/**
 * Whether it is known which Organizations policies of a type are attached where: all of them were read, or the type is not
 * enabled at the root, so that there are none.
 */
export function areOrganizationsPoliciesRead(
  head: Pick<SnapshotMeta, "missingParts" | "policyTypes" | "organizationsPolicies">,
  type: SecurityHubPolicyType,
): boolean {
  return (
    isTypeEnabled(head.policyTypes, type) === false ||
    (head.organizationsPolicies !== undefined &&
      isRead(head, "organizations-policies", type) &&
      isRead(head, "organizations-policy-targets", type))
  );
}

/**
 * Whether policies of a type may be in force: the type is listed at the root or, where AWS doesn't name the types, a policy
 * of it is attached; undefined where neither is known.
 */
export function mayTypeBeInForce(
  head: Pick<SnapshotMeta, "missingParts" | "policyTypes" | "organizationsPolicies">,
  type: SecurityHubPolicyType,
): boolean | undefined {
  const isEnabled = isTypeEnabled(head.policyTypes, type);
  if (isEnabled !== undefined) return isEnabled;
  const isAttached = head.organizationsPolicies?.some(
    (policy) => policy.type === type && policy.targetIds?.length !== 0,
  );
  if (isAttached === true) return true;
  return areOrganizationsPoliciesRead(head, type) ? false : undefined;
}
