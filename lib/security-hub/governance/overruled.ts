import { accountStates } from "@/lib/organizations/model";
import { PolicyEffect } from "@/lib/organizations/policies/policy-effect";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { type Governance, StatusKind } from "./governance";

const active = accountStates.indexOf("ACTIVE");

/**
 * Of the active accounts in a node's subtree whose association is in effect: how many an Organizations policy for Security
 * Hub CSPM is known to reach, so that the configuration policy may not hold there. `reach` has the `Reach` of each node.
 */
export function countOverruled(
  tree: OrgTree,
  governance: Governance,
  policyEffects: Uint8Array,
  node: number,
): number {
  let count = 0;
  for (let each = node; each < (tree.subtreeEnd[node] ?? node); each++) {
    const isActive = tree.kind[each] === NodeKind.Account && tree.state[each] === active;
    const isInEffect = governance.status[each] === StatusKind.Success;
    if (isActive && isInEffect && policyEffects[each] === PolicyEffect.Affected) count += 1;
  }
  return count;
}
