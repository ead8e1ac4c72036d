import { SELF_MANAGED } from "@/lib/core/identifiers";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import {
  AssociationKind,
  kindOfStatus,
  kindOfType,
  SelfManaged,
} from "@/lib/security-hub/governance/governance";
import { associationStatuses, associationTypes, type PolicyAssociation } from "@/lib/security-hub/model";
import type { TargetId } from "@/lib/core/identifiers";
import type { Snapshot } from "./snapshot";

/** What the snapshot says of one target, to the second; undefined for none, and for a target it does not hold. */
export function associationAt(
  { tree, governance }: Snapshot,
  targetId: TargetId,
): PolicyAssociation | undefined {
  const node = nodeLookup(tree)(targetId);
  if (node === undefined || governance.type[node] === AssociationKind.None) return undefined;
  const index = governance.policy[node] ?? -1;
  const configurationId = index === SelfManaged ? SELF_MANAGED : governance.policies[index]?.id;
  const type = associationTypes.find((each) => kindOfType[each] === governance.type[node]);
  const status = associationStatuses.find((each) => kindOfStatus[each] === governance.status[node]);
  const message = governance.messages[governance.message[node] ?? -1];
  const seconds = governance.updatedAt[node] ?? 0;
  return {
    targetId,
    ...(configurationId !== undefined && { configurationId }),
    ...(type !== undefined && { type }),
    ...(status !== undefined && { status }),
    ...(seconds !== 0 && { updatedAt: new Date(seconds * 1000).toISOString() }),
    ...(message !== undefined && { message }),
  };
}
