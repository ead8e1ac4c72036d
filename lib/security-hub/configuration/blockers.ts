import { z } from "zod";
import { ConfigurationId, PolicyId, SELF_MANAGED, TargetId } from "@/lib/core/identifiers";
import { resultSchema } from "@/lib/core/failure";
import type { OrgTree } from "@/lib/organizations/tree";
import { pathOf } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { AssociationKind, type Governance, SelfManaged } from "../governance/governance";
import type { ConfigurationPolicySummary } from "../model";

/** Something applied that has to be disassociated before an organization can go back to LOCAL. */
const AppliedAssociation = z.object({
  targetId: TargetId,
  /** Absent where AWS doesn't say what is applied. */
  configurationId: ConfigurationId.exactOptional(),
  /** The policy's name, or `self-managed`. */
  configurationName: z.string(),
  /** `Root › Workloads › Prod`; the id where the tree does not hold the target. */
  path: z.string(),
});
type AppliedAssociation = z.infer<typeof AppliedAssociation>;

/** All that stands in the way of LOCAL: AWS refuses while anything is applied and while there is a policy. */
export const LocalBlockers = z.object({
  associations: z.array(AppliedAssociation),
  policies: z.array(z.object({ id: PolicyId, name: z.string() })),
});
export type LocalBlockers = z.infer<typeof LocalBlockers>;

/** `GET /api/configuration/blockers`. */
export const BlockersAnswer = resultSchema(LocalBlockers);

/** An application, as AWS lists it. */
interface Application {
  readonly targetId: TargetId;
  readonly configurationId?: ConfigurationId;
}

/** Names what AWS lists as applied, in the order of the tree. */
export function blockersOf(
  applied: readonly Application[],
  policies: readonly ConfigurationPolicySummary[],
  tree: OrgTree | undefined,
): LocalBlockers {
  const names = new Map<string, string>(policies.map(({ id, name }) => [id, name]));
  const lookup = tree && nodeLookup(tree);
  const placed = applied.map(({ targetId, configurationId }) => {
    const node = lookup?.(targetId);
    const association: AppliedAssociation = {
      targetId,
      ...(configurationId !== undefined && { configurationId }),
      configurationName: nameOf(configurationId),
      path: tree === undefined || node === undefined ? targetId : pathOf(tree, node),
    };
    return { association, node: node ?? Infinity };
  });
  function nameOf(id: ConfigurationId | undefined): string {
    if (id === undefined) return "a configuration that AWS does not name";
    return id === SELF_MANAGED ? "self-managed" : (names.get(id) ?? id);
  }
  placed.sort((a, b) => (a.node === b.node ? 0 : a.node - b.node));
  return {
    associations: placed.map(({ association }) => association),
    policies: policies.map(({ id, name }) => ({ id, name })),
  };
}

/** What a snapshot knows of the blockers, for the moment until AWS has answered. */
export function blockersIn(tree: OrgTree, governance: Governance): LocalBlockers {
  const applied: Application[] = [];
  for (let node = 0; node < tree.size; node++) {
    const targetId = tree.ids[node];
    if (targetId === undefined || governance.type[node] !== AssociationKind.Applied) continue;
    const policy = governance.policy[node] ?? -1;
    const configurationId = policy === SelfManaged ? SELF_MANAGED : governance.policies[policy]?.id;
    applied.push({ targetId, ...(configurationId !== undefined && { configurationId }) });
  }
  return blockersOf(applied, governance.policies, tree);
}
