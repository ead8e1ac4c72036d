import { type TargetId, type ConfigurationId, SELF_MANAGED } from "@/lib/core/identifiers";
import { lineage } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrgTree } from "@/lib/organizations/tree";
import { AssociationKind, type Governance, NoPolicy, SelfManaged } from "./governance";
import type { PolicyAssociation } from "../model";

/**
 * An association may stay PENDING for up to 24 hours (Security Hub user guide, view-policy). Past that it is not
 * failed, but a user should look at it: the interface says "Pending > 24 h".
 */
export const PENDING_LIMIT_SECONDS = 24 * 60 * 60;

/** Whether an association that has been PENDING since `updatedAtSeconds`, 0 for not known, is past AWS's own limit. */
export function isPastPendingLimit(updatedAtSeconds: number, nowSeconds: number): boolean {
  return updatedAtSeconds > 0 && nowSeconds - updatedAtSeconds > PENDING_LIMIT_SECONDS;
}

/** What Canopy shows of the targets of a write until AWS has been asked about each of them. */
export interface Evaluation {
  /** As AWS answered it for the target itself; PENDING for all that inherits from it. */
  readonly associations: readonly PolicyAssociation[];
  /** Targets that have no association any more. */
  readonly cleared: readonly TargetId[];
}

export interface GovernedOrganization {
  readonly tree: OrgTree;
  /** As it was read before the write. */
  readonly governance: Governance;
  /** Account ids. */
  readonly delegatedAdministrators: ReadonlySet<string>;
}

/**
 * What AWS evaluates because of a write on a target, from the association that AWS answered for it; `undefined` where
 * the target has none any more. AWS sets everything that inherits to PENDING (Security Hub user guide, view-policy):
 * what was read before the write says nothing about it.
 */
export function evaluationOf(
  organization: GovernedOrganization,
  targetId: TargetId,
  answer: PolicyAssociation | undefined,
): Evaluation {
  const { tree, governance, delegatedAdministrators } = organization;
  const target = nodeLookup(tree)(targetId);
  if (target === undefined) {
    return answer ? { associations: [answer], cleared: [] } : { associations: [], cleared: [targetId] };
  }
  const inheriting = inheritors(tree, governance, target);
  if (answer === undefined) {
    const removed = governance.policy[target];
    const without = inheriting.filter((node) => governance.policy[node] === removed);
    return { associations: [], cleared: [targetId, ...without.flatMap((node) => tree.ids[node] ?? [])] };
  }
  const { configurationId, updatedAt } = answer;
  // AWS's model requires neither: without them there is nothing to say of the accounts below.
  if (configurationId === undefined || updatedAt === undefined)
    return { associations: [answer], cleared: [] };
  const disables = governance.policies.find(({ id }) => id === configurationId)?.serviceEnabled === false;
  const pending = inheriting
    .flatMap((node) => tree.ids[node] ?? [])
    // A policy that disables Security Hub passes the delegated administrator over.
    .filter((id) => !(disables && delegatedAdministrators.has(id)))
    .map((id) => pendingAssociation(id, configurationId, updatedAt));
  return { associations: [answer, ...pending], cleared: [] };
}

/**
 * The association that a target has by the rules of inheritance once its own is taken away, PENDING since `updatedAt`:
 * for the moment in which AWS can't be asked. Undefined where no ancestor applies anything.
 */
export function inheritedAssociation(
  { tree, governance }: Pick<GovernedOrganization, "tree" | "governance">,
  targetId: TargetId,
  updatedAt: string,
): PolicyAssociation | undefined {
  const target = nodeLookup(tree)(targetId);
  if (target === undefined) return undefined;
  const source = lineage(tree, target)
    .slice(1)
    .find((node) => governance.type[node] === AssociationKind.Applied);
  const configurationId = source === undefined ? undefined : configurationAt(governance, source);
  return configurationId && pendingAssociation(targetId, configurationId, updatedAt);
}

/** Everything that a policy governs, PENDING since `updatedAt`: AWS configures it anew when the policy's settings change. */
export function evaluationOfPolicy(
  { tree, governance }: Pick<GovernedOrganization, "tree" | "governance">,
  policyId: string,
  updatedAt: string,
): PolicyAssociation[] {
  const index = governance.policies.findIndex(({ id }) => id === policyId);
  if (index < 0) return [];
  return tree.ids.flatMap((targetId, node): PolicyAssociation[] => {
    const type = governance.type[node] === AssociationKind.Applied ? "APPLIED" : "INHERITED";
    const configurationId = configurationAt(governance, node);
    if (governance.policy[node] !== index || configurationId === undefined) return [];
    return [{ ...pendingAssociation(targetId, configurationId, updatedAt), type }];
  });
}

/** The nodes below a target without an application of their own on the way to it. */
function inheritors(tree: OrgTree, governance: Governance, target: number): number[] {
  const nodes: number[] = [];
  const end = tree.subtreeEnd[target] ?? target;
  for (let node = target + 1; node < end; node++) {
    if (governance.type[node] === AssociationKind.Applied) node = (tree.subtreeEnd[node] ?? node + 1) - 1;
    else if (!tree.unplaced.has(node)) nodes.push(node);
  }
  return nodes;
}

function configurationAt({ policy, policies }: Governance, node: number): ConfigurationId | undefined {
  const index = policy[node] ?? NoPolicy;
  return index === SelfManaged ? SELF_MANAGED : policies[index]?.id;
}

function pendingAssociation(
  targetId: TargetId,
  configurationId: ConfigurationId,
  updatedAt: string,
): PolicyAssociation {
  return { targetId, configurationId, type: "INHERITED", status: "PENDING", updatedAt };
}
