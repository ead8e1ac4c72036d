import { PolicyId } from "@/lib/core/identifiers";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrgTree } from "@/lib/organizations/tree";
import type { NodesChange } from "@/lib/security-hub/governance/change-order";
import { type Governance, isListed } from "@/lib/security-hub/governance/governance";
import type { Assignment } from "@/lib/security-hub/model";
import type { AssignmentDraft } from "./assignment-draft";

/** In place of a policy's id: each exception gets, as its own, what governs it now. */
export const KEEP_CHOICE = "keep";

/** What the exceptions of a review get, and which OUs and accounts they are. */
export interface ChosenExceptions {
  /** In preorder; those that are below a target and no target themselves. */
  readonly nodes: readonly number[];
  /** The same by what they get. */
  readonly changes: readonly NodesChange[];
}

/**
 * Reads the exceptions out of the draft. A policy that has been deleted since leaves them self-managed, as one that nothing
 * governs and that keeps what it has.
 */
export function chosenExceptions(
  { exceptions = [], exceptionPolicyId }: Pick<AssignmentDraft, "exceptions" | "exceptionPolicyId">,
  tree: OrgTree,
  targets: readonly number[],
  governance: Governance,
): ChosenExceptions {
  const lookup = nodeLookup(tree);
  const isBelow = (node: number) =>
    targets.some((target) => node > target && node < (tree.subtreeEnd[target] ?? target));
  const nodes = exceptions
    .map(lookup)
    .filter((node) => node !== undefined)
    .filter((node) => isBelow(node) && !targets.includes(node))
    .sort((one, other) => one - other);
  const byPolicy = Map.groupBy(nodes, (node) =>
    exceptionPolicyId === KEEP_CHOICE
      ? governance.policies[governance.policy[node] ?? -1]?.id
      : exceptionPolicyId,
  );
  return {
    nodes,
    changes: [...byPolicy].map(([policyId, of]) => ({
      assignment: assignmentOf(policyId, governance),
      nodes: of,
    })),
  };
}

function assignmentOf(policyId: string | undefined, { policies }: Governance): Assignment {
  const known = policies.find(({ id }) => id === policyId);
  if (known === undefined || !isListed(known)) return { kind: "self-managed" };
  return { kind: "apply-policy", policyId: PolicyId.parse(known.id) };
}
