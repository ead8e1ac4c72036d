import { accountStates } from "../model";
import { nodeLookup } from "../node-lookup";
import { NodeKind, type OrgTree } from "../tree";
import { lineage } from "../ancestry";
import type { AttachedPolicy, SecurityHubPolicyType } from "./model";

const active = accountStates.indexOf("ACTIVE");

/** Nodes with the policies that are attached to each of them itself, in the order in which AWS lists the policies. */
export type Attachments = ReadonlyMap<number, readonly AttachedPolicy[]>;

/** Where in the tree the policies are attached. */
export function attachments(tree: OrgTree, policies: readonly AttachedPolicy[]): Attachments {
  const lookup = nodeLookup(tree);
  const attached = new Map<number, AttachedPolicy[]>();
  for (const policy of policies) {
    for (const id of policy.targetIds ?? []) {
      // A target that was attached to after the accounts were read is not in the tree yet.
      const node = lookup(id);
      if (node !== undefined) attached.set(node, [...(attached.get(node) ?? []), policy]);
    }
  }
  return attached;
}

/**
 * 1 for each node that a policy of the type is attached to, or that is below such a node: policies of Organizations are
 * inherited by everything below and none of them can be kept out. An account whose OU is not known inherits from the root.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inheritance_mgmt.html
 */
function affectedNodes(
  tree: OrgTree,
  policies: readonly AttachedPolicy[],
  type: SecurityHubPolicyType,
): Uint8Array {
  const attached = attachments(
    tree,
    policies.filter((policy) => policy.type === type),
  );
  const affected = new Uint8Array(tree.size);
  for (let node = 0; node < tree.size; node++) {
    const above = affected[tree.parent[node] ?? -1] ?? 0;
    affected[node] = attached.has(node) ? 1 : above;
  }
  return affected;
}

/** A policy that reaches a node, and where it is attached. */
export interface ReachingPolicy {
  readonly policy: AttachedPolicy;
  /** The node itself, or one above it. */
  readonly attachedAt: number;
}

/** The policies that reach a node, those attached to itself first, those of the root last. */
export function policiesReaching(tree: OrgTree, attached: Attachments, node: number): ReachingPolicy[] {
  return lineage(tree, node).flatMap((attachedAt) =>
    (attached.get(attachedAt) ?? []).map((policy) => ({ policy, attachedAt })),
  );
}

/** `states[i]`: whether a policy of a type reaches node i. */
export const PolicyEffect = { None: 0, Affected: 1, Unknown: 2 } as const;

/**
 * Whether a policy of the type reaches each node. What no policy is known to reach is `Unknown` where not all of them, or
 * not all of their targets, were read (`isWhole`), and where the OU of an account is not known.
 */
export function policyEffects(
  tree: OrgTree,
  policies: readonly AttachedPolicy[],
  { type, isWhole }: { readonly type: SecurityHubPolicyType; readonly isWhole: boolean },
): Uint8Array {
  const isAnyAttached = policies.some((each) => each.type === type && (each.targetIds ?? []).length > 0);
  return affectedNodes(tree, policies, type).map((isAffected, node) => {
    if (isAffected === 1) return PolicyEffect.Affected;
    return isWhole && !(isAnyAttached && tree.unplaced.has(node)) ? PolicyEffect.None : PolicyEffect.Unknown;
  });
}

/** What the policies of one type come to in an organization. */
export interface AffectedFigures {
  readonly policies: number;
  /** Roots, OUs and accounts that have one attached, each counted once. */
  readonly targets: number;
  /** Of the active accounts: how many are reached. */
  readonly accounts: number;
  /** Whether more accounts may be reached: the OU of some is not known, or what some policy is attached to. */
  readonly isLowerBound: boolean;
}

/** Counts the policies of a type, what they are attached to, and the active accounts that they reach. */
export function affectedFigures(
  tree: OrgTree,
  policies: readonly AttachedPolicy[],
  type: SecurityHubPolicyType,
): AffectedFigures {
  const ofType = policies.filter((policy) => policy.type === type);
  const affected = affectedNodes(tree, ofType, type);
  const targets = new Set(ofType.flatMap(({ targetIds = [] }) => targetIds));
  let accounts = 0;
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind[node] === NodeKind.Account && tree.state[node] === active) accounts += affected[node] ?? 0;
  }
  const isEveryTargetKnown = ofType.every(({ targetIds }) => targetIds !== undefined);
  const mayAffectUnplaced = tree.unplaced.size > 0 && targets.size > 0 && affected[0] === 0;
  return {
    policies: ofType.length,
    targets: targets.size,
    accounts,
    isLowerBound: !isEveryTargetKnown || mayAffectUnplaced,
  };
}
