import { governed } from "@/components/inventory/tree/tree-model";
import {
  type GovernedBy,
  governedBy,
  treeRowViews,
  type TreeRowView,
} from "@/components/inventory/tree/tree-row-view";
import {
  targetPolicies,
  type TargetPolicies,
} from "@/components/inventory/organizations-policies/target-policies";
import { type UngovernedWord, ungovernedWord } from "@/components/inventory/ungoverned-word";
import type { AccountId } from "@/lib/core/identifiers";
import type { Snapshot, Caller } from "@/lib/inventory/snapshot/snapshot";
import { displayName, lineage } from "@/lib/organizations/ancestry";
import { joinedLatelyAt } from "@/lib/organizations/joined-at";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { AssociationKind } from "@/lib/security-hub/governance/governance";

/** One step from an account up to the root. */
export interface ChainStep {
  readonly id: string;
  readonly name: string;
  /** What is applied there; undefined where nothing is. */
  readonly applied: GovernedBy | undefined;
  /** Whether it is what governs the account. */
  readonly isEffective: boolean;
}

/** Who an account is and what governs it: plain data. */
export interface AccountView {
  readonly row: TreeRowView;
  readonly email: string;
  /** The root first, the account left out. */
  readonly path: readonly { readonly id: string; readonly name: string }[];
  /** The account first, the root last. */
  readonly chain: readonly ChainStep[];
  readonly ungoverned: UngovernedWord;
  /** Organizations' policies for Security Hub on the account and above it. */
  readonly policies: TargetPolicies;
  readonly caller: Caller;
  /** Epoch milliseconds at which it joined the organization, where that was lately. */
  readonly joinedAt: number | undefined;
  /** Epoch milliseconds at which the organization was read. */
  readonly takenAt: number;
}

/** An account as the organization's snapshot has it; undefined for one that is not in it. */
export function accountView(
  snapshot: Snapshot,
  accountId: AccountId,
  nowMs: number,
): AccountView | undefined {
  const node = nodeLookup(snapshot.tree)(accountId);
  if (node === undefined) return undefined;
  const nowSeconds = Math.floor(nowMs / 60_000) * 60;
  const facts = governed(snapshot, nowSeconds);
  const { tree, governance, sources } = facts;
  const winner = sources[node];
  const nodes = lineage(tree, node);
  const named = (each: number) => ({ id: tree.ids[each] ?? "", name: displayName(tree, each) });
  return {
    row: treeRowViews(facts, snapshot.meta, nowSeconds)(node),
    email: tree.emails[node] ?? "",
    path: nodes.slice(1).reverse().map(named),
    chain: nodes.map((each) => ({
      ...named(each),
      applied:
        governance.type[each] === AssociationKind.Applied
          ? governedBy(governance.policies, governance.policy[each] ?? -1)
          : undefined,
      isEffective: each === winner,
    })),
    ungoverned: ungovernedWord(snapshot.meta),
    policies: targetPolicies(snapshot, facts.attached, node),
    caller: snapshot.meta.caller,
    joinedAt: joinedLatelyAt(tree, node, snapshot.meta.takenAt),
    takenAt: snapshot.meta.takenAt,
  };
}
