import { type ConfigurationId, SELF_MANAGED, type TargetId } from "@/lib/core/identifiers";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { GovernedOrganization } from "@/lib/security-hub/governance/evaluation";
import { type Governance, isListed, NoPolicy, SelfManaged } from "@/lib/security-hub/governance/governance";
import { governanceAfter, impactOf } from "@/lib/security-hub/governance/impact";
import { expectedPolicies, winningSources } from "@/lib/security-hub/governance/inheritance";
import type { Assignment } from "@/lib/security-hub/model";

/** One configuration of a plan and its targets. */
export interface PlannedAssignment {
  readonly assignment: Assignment;
  readonly targetIds: readonly TargetId[];
}

/** An account that a plan reaches: its node, and its configuration before and after; null for none. */
export interface PlannedAccount {
  readonly node: number;
  readonly before: ConfigurationId | null;
  readonly after: ConfigurationId | null;
}

/**
 * The accounts that assignments reach when they are made one after the other, in preorder. Targets that the tree does not hold
 * reach none; a policy that AWS does not list any more counts as it was planned.
 */
export function affectedBy(
  organization: GovernedOrganization,
  assignments: readonly PlannedAssignment[],
): PlannedAccount[] {
  const { tree } = organization;
  const lookup = nodeLookup(tree);
  const initial = withPlannedPolicies(organization.governance, assignments);
  const planned = expectedPolicies(initial, winningSources(tree, initial));
  const reached = new Map<number, { before: number; after: number }>();
  let governance = initial;
  for (const { assignment, targetIds } of assignments) {
    const targets = targetIds.map(lookup).filter((node) => node !== undefined);
    const impact = impactOf({ ...organization, governance, targets, assignment });
    for (const node of impact.unchanged) {
      const known = reached.get(node) ?? planned[node] ?? NoPolicy;
      reached.set(node, typeof known === "number" ? { before: known, after: known } : known);
    }
    for (const { before, after, accounts } of impact.changes)
      for (const node of accounts) reached.set(node, { before: reached.get(node)?.before ?? before, after });
    governance = governanceAfter(governance, { assignment, targets: impact.targets });
  }
  return [...reached]
    .sort(([one], [other]) => one - other)
    .map(([node, { before, after }]) => ({
      node,
      before: configurationAt(governance, before),
      after: configurationAt(governance, after),
    }));
}

/** Whether a policy can be applied: AWS lists it. */
export function isPolicyListed({ policies }: Governance, id: ConfigurationId): boolean {
  return policies.some((policy) => policy.id === id && isListed(policy));
}

/** The governance with every policy of the assignments in its dictionary. */
function withPlannedPolicies(governance: Governance, assignments: readonly PlannedAssignment[]): Governance {
  const known = new Set(governance.policies.map(({ id }) => id));
  const missing = assignments.flatMap(({ assignment }) =>
    assignment.kind === "apply-policy" && !known.has(assignment.policyId) ? [assignment.policyId] : [],
  );
  if (missing.length === 0) return governance;
  const added = [...new Set(missing)].map((id) => ({
    id,
    arn: "",
    name: id,
    updatedAt: new Date(0).toISOString(),
  }));
  return { ...governance, policies: [...governance.policies, ...added] };
}

function configurationAt({ policies }: Governance, index: number): ConfigurationId | null {
  if (index === SelfManaged) return SELF_MANAGED;
  return policies[index]?.id ?? null;
}
