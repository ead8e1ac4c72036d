import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { areOrganizationsPoliciesRead, mayTypeBeInForce } from "@/lib/inventory/snapshot/snapshot-parts";
import { displayName } from "@/lib/organizations/ancestry";
import {
  CSPM_POLICY,
  type OrganizationsPolicyId,
  type SecurityHubPolicyType,
} from "@/lib/organizations/policies/model";
import { type Attachments, policiesReaching } from "@/lib/organizations/policies/policy-effect";

/** An Organizations policy as it reaches one target: plain data. */
export interface PolicyOnTarget {
  readonly id: OrganizationsPolicyId;
  /** Its id where it has no name. */
  readonly name: string;
  readonly type: SecurityHubPolicyType;
  /** The id of the root, OU or account that it is attached to. */
  readonly attachedTo: string;
  readonly attachedToName: string;
}

/** What Organizations' policies for Security Hub mean for one target: plain data. */
export interface TargetPolicies {
  /** Whether policies for Security Hub CSPM may be in force; undefined where that is not known. */
  readonly isEnabled: boolean | undefined;
  /** Whether all policies of that type and their targets were read, and where the target is. */
  readonly isWhole: boolean;
  /** Those of both types, attached to the target itself first, to the root last. */
  readonly reaching: readonly PolicyOnTarget[];
}

/** The Organizations policies for Security Hub that are attached to a target or above it. */
export function targetPolicies(
  { meta, tree }: Pick<Snapshot, "meta" | "tree">,
  attached: Attachments,
  node: number,
): TargetPolicies {
  return {
    isEnabled: mayTypeBeInForce(meta, CSPM_POLICY),
    isWhole: areOrganizationsPoliciesRead(meta, CSPM_POLICY) && !tree.unplaced.has(node),
    reaching: policiesReaching(tree, attached, node).map(({ policy: { id, name, type }, attachedAt }) => ({
      id,
      name: name === "" ? id : name,
      type,
      attachedTo: tree.ids[attachedAt] ?? "",
      attachedToName: displayName(tree, attachedAt),
    })),
  };
}
