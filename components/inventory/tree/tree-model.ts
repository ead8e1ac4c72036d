import type { PlacedRecorders } from "@/lib/aws-config/recorders/table/placed-recorders";
import type { PlacedTags } from "@/lib/organizations/tags/placed-tags";
import type { AccountId } from "@/lib/core/identifiers";
import type { Snapshot, SnapshotMeta } from "@/lib/inventory/snapshot/snapshot";
import { cspmEffects, type PolicyHead } from "@/lib/inventory/snapshot/policies/cspm-effects";
import { type Attachments, attachments } from "@/lib/organizations/policies/policy-effect";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { matchesBelow } from "@/lib/organizations/tree-view";
import { associationCauses, type CauseAt } from "@/lib/security-hub/association-causes";
import type { Governance } from "@/lib/security-hub/governance/governance";
import {
  type GovernanceFilter,
  isEmptyFilter,
  matchesFilter,
} from "@/lib/security-hub/governance/governance-filter";
import { winningSources } from "@/lib/security-hub/governance/inheritance";
import { type RollUps, rollUps } from "@/lib/security-hub/governance/roll-up";

/** What follows from a snapshot alone, whatever the view. */
export interface Governed {
  readonly tree: OrgTree;
  readonly governance: Governance;
  /** The node whose application wins at each node. */
  readonly sources: Int32Array;
  readonly rollUp: RollUps;
  /** Where Organizations' policies for Security Hub are attached. */
  readonly attached: Attachments;
  /** `Reach` of those for Security Hub CSPM, which may overrule what governs a node, for each node. */
  readonly policyEffects: Uint8Array;
  /** Why associations failed. */
  readonly causeAt: CauseAt;
  readonly managementAccountId: AccountId | undefined;
  /** Undefined while it is on its way or not shown. */
  readonly recorders: PlacedRecorders | undefined;
  /** Undefined where they are not shown or have not arrived; of an earlier time there are none. */
  readonly tags?: PlacedTags | undefined;
}

/** The part of a snapshot's head that decides what governs: the management account and Organizations policies. */
export type GovernedHead = PolicyHead & Pick<SnapshotMeta, "managementAccountId">;

export function governed(
  { tree, governance, meta }: Pick<Snapshot, "tree" | "governance"> & { readonly meta: GovernedHead },
  nowSeconds: number,
  recorders?: PlacedRecorders,
): Governed {
  const { managementAccountId } = meta;
  return {
    causeAt: associationCauses(tree, governance, managementAccountId),
    managementAccountId,
    recorders,
    tree,
    governance,
    sources: winningSources(tree, governance),
    rollUp: rollUps(tree, governance, nowSeconds),
    attached: attachments(tree, meta.organizationsPolicies ?? []),
    policyEffects: cspmEffects({ tree, meta }),
  };
}

/** Which nodes the filter lets through. `matches` is undefined when it lets everything through. */
export interface Matched {
  readonly matches: Uint8Array | undefined;
  readonly below: Uint32Array | undefined;
  readonly accounts: number;
  readonly units: number;
}

export function matched(
  { tree, governance, policyEffects, managementAccountId, recorders, tags }: Governed,
  filter: GovernanceFilter,
  nowSeconds: number,
): Matched {
  if (isEmptyFilter(filter)) {
    const accounts = tree.kind.reduce((sum, kind) => sum + (kind === NodeKind.Account ? 1 : 0), 0);
    return { matches: undefined, below: undefined, accounts, units: tree.size - accounts };
  }
  const matches = matchesFilter(tree, governance, filter, nowSeconds, {
    policyEffects,
    managementAccountId,
    ...(recorders !== undefined && { recorderOf: (node: number) => recorders.at(node)?.state }),
    tags,
  });
  let accounts = 0;
  let units = 0;
  for (let node = 0; node < tree.size; node++) {
    if (matches[node] === 0) continue;
    if (tree.kind[node] === NodeKind.Account) accounts++;
    else units++;
  }
  return { matches, below: matchesBelow(tree, matches), accounts, units };
}
