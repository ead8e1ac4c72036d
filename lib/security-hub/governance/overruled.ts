import { accountStates } from "@/lib/organizations/model";
import { PolicyEffect } from "@/lib/organizations/policies/policy-effect";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { type Governance, StatusKind } from "./governance";

const active = accountStates.indexOf("ACTIVE");

/**
 * Whether what AWS reports as in effect at a node may not hold, because an Organizations policy for Security Hub CSPM
 * reaches it; undefined where that is not known. What is not in effect has nothing to hold.
 * @param policyEffects the `PolicyEffect` of each node
 * https://docs.aws.amazon.com/securityhub/latest/userguide/orgs-policies-how-they-work.html
 */
export function mayNotHold(
  { status }: Pick<Governance, "status">,
  policyEffects: Uint8Array,
  node: number,
): boolean | undefined {
  if (status[node] !== StatusKind.Success) return false;
  return policyEffects[node] === PolicyEffect.Unknown
    ? undefined
    : policyEffects[node] === PolicyEffect.Affected;
}

/** Of the active accounts in a node's subtree: how many have a configuration that is in effect and may not hold. */
export function countOverruled(
  tree: OrgTree,
  governance: Governance,
  policyEffects: Uint8Array,
  node: number,
): number {
  let count = 0;
  for (let each = node; each < (tree.subtreeEnd[node] ?? node); each++) {
    const isActive = tree.kind[each] === NodeKind.Account && tree.state[each] === active;
    if (isActive && mayNotHold(governance, policyEffects, each) === true) count += 1;
  }
  return count;
}
