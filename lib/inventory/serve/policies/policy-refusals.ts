import "server-only";
import { can, type Grantee, limitsOf } from "@/lib/identity/grants";
import type { PolicyOverview } from "@/lib/inventory/snapshot/policies/policy-overview";
import { AssociationKind } from "@/lib/security-hub/governance/governance";
import { currentSnapshot } from "../current-snapshot";
import { refusalOfPlaces } from "../require-own-targets";

/**
 * The overview with why someone whose role is limited to OUs may not change a policy: it is applied outside of them, as the
 * snapshot of the whole organization says. The server asks AWS again before it changes one.
 */
export async function withRefusals(overview: PolicyOverview, grantee: Grantee): Promise<PolicyOverview> {
  if (!can(grantee, "policy:write") || limitsOf(grantee, "policy:write") === undefined) return overview;
  const snapshot = await currentSnapshot();
  if (snapshot === undefined) return overview;
  const { tree, governance } = snapshot;
  const appliedTo = new Map<string, string[]>();
  for (let node = 0; node < tree.size; node++) {
    const policy = governance.policies[governance.policy[node] ?? -1];
    const target = tree.ids[node];
    if (governance.type[node] !== AssociationKind.Applied || policy === undefined || target === undefined)
      continue;
    const targets = appliedTo.get(policy.id) ?? [];
    if (targets.length === 0) appliedTo.set(policy.id, targets);
    targets.push(target);
  }
  return {
    ...overview,
    policies: overview.policies.map((entry) => {
      const targets = appliedTo.get(entry.summary.id) ?? [];
      const refusal = refusalOfPlaces(grantee, "policy:write", targets, tree);
      return refusal === undefined ? entry : { ...entry, refusal: refusal.message };
    }),
  };
}
