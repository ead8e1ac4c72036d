import { PolicyId } from "@/lib/core/identifiers";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrgTree } from "@/lib/organizations/tree";
import type { ConfigurationPolicySummary } from "@/lib/security-hub/model";
import type { Assignment } from "@/lib/security-hub/model";
import type { AssignmentDraft } from "./assignment-draft";

/** What the exceptions of a review get, and which accounts they are. */
export interface ChosenExceptions {
  readonly assignment: Assignment;
  /** In preorder; those that are below a target and no target themselves. */
  readonly nodes: readonly number[];
}

/** Reads the exceptions out of the draft. A policy that has been deleted since leaves them self-managed. */
export function chosenExceptions(
  { exceptions = [], exceptionPolicyId }: Pick<AssignmentDraft, "exceptions" | "exceptionPolicyId">,
  tree: OrgTree,
  targets: readonly number[],
  policies: readonly ConfigurationPolicySummary[],
): ChosenExceptions {
  const lookup = nodeLookup(tree);
  const isBelow = (node: number) =>
    targets.some((target) => node > target && node < (tree.subtreeEnd[target] ?? target));
  const nodes = exceptions
    .map(lookup)
    .filter((node) => node !== undefined)
    .filter((node) => isBelow(node) && !targets.includes(node))
    .sort((one, other) => one - other);
  const policyId = PolicyId.safeParse(exceptionPolicyId);
  const isKnown = policyId.success && policies.some(({ id }) => id === policyId.data);
  return {
    nodes,
    assignment: isKnown ? { kind: "apply-policy", policyId: policyId.data } : { kind: "self-managed" },
  };
}
