import type {
  SandboxOrganizationPolicies,
  SandboxOrganizationPolicy,
  SandboxPolicyAttachment,
} from "../../world/sandbox-organization-policies";
import { AwsError } from "../../contract";
import { publishedTexts } from "../published-texts";
import { defaultPolicyOf, managedPolicies } from "./managed-policies";

/** The policy of that id, AWS's own included. Throws PolicyNotFoundException with the text that the operation has. */
export function policyOf(
  book: SandboxOrganizationPolicies,
  id: string,
  notFound: string = publishedTexts.policyNotFound,
): SandboxOrganizationPolicy {
  const policy = managedPolicies.get(id) ?? book.policies.get(id);
  if (policy === undefined) throw new AwsError("PolicyNotFoundException", notFound);
  return policy;
}

/** What of a type is attached to a target itself, in the order of attachment; nothing while the type is disabled. */
export function attachedTo(
  book: SandboxOrganizationPolicies,
  type: string,
  targetId: string,
): readonly SandboxPolicyAttachment[] {
  if (!book.enabledTypes.has(type)) return [];
  const attached = book.attachments.get(type)?.get(targetId);
  if (attached !== undefined) return attached;
  const standing = defaultPolicyOf(type);
  return standing === undefined ? [] : [{ policyId: standing.id, attachedAt: standing.updatedAt }];
}

/** Replaces what of a type is attached to a target. */
export function setAttached(
  book: SandboxOrganizationPolicies,
  type: string,
  targetId: string,
  attachments: readonly SandboxPolicyAttachment[],
): void {
  const byTarget = book.attachments.get(type) ?? new Map<string, readonly SandboxPolicyAttachment[]>();
  byTarget.set(targetId, attachments);
  book.attachments.set(type, byTarget);
}

/** Disables a type: its policies stay, and are detached from everything. */
export function disableType(book: SandboxOrganizationPolicies, type: string): void {
  book.enabledTypes.delete(type);
  book.attachments.delete(type);
}

/** Forgets an account or OU that has left the organization. */
export function forgetTarget(book: SandboxOrganizationPolicies, targetId: string): void {
  for (const byTarget of book.attachments.values()) byTarget.delete(targetId);
}
