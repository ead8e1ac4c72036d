import type { AccountId, TargetId } from "@/lib/core/identifiers";
import { targetKindOf } from "@/lib/organizations/model";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { matchesBelow } from "@/lib/organizations/tree-view";

/** How much of a subtree is chosen: none of its accounts, some, or all. */
export type ChoiceMark = "none" | "some" | "all";

/** The chosen accounts laid over the organization: one bit a node, and sums a subtree. */
export interface ChosenAccounts {
  readonly bits: Uint8Array;
  /** How many chosen accounts each node's subtree holds. */
  readonly below: Uint32Array;
  /** Chosen and not in the organization, as Canopy has read it. */
  readonly elsewhere: readonly AccountId[];
}

/** Lays a list of accounts over the organization, in one pass over each. */
export function chosenAccounts(tree: OrgTree, ids: readonly AccountId[]): ChosenAccounts {
  const lookup = nodeLookup(tree);
  const bits = new Uint8Array(tree.size);
  const elsewhere: AccountId[] = [];
  for (const id of ids) {
    const node = lookup(id);
    if (node === undefined) elsewhere.push(id);
    else bits[node] = 1;
  }
  return { bits, below: matchesBelow(tree, bits), elsewhere };
}

/** How many accounts each node's subtree holds, those that do not match a search left out. */
export function accountsBelow(tree: OrgTree, matches: Uint8Array | undefined): Uint32Array {
  const accounts = tree.kind.map((kind, node) =>
    kind === NodeKind.Account && matches?.[node] !== 0 ? 1 : 0,
  );
  return matchesBelow(tree, accounts);
}

/** The list with the accounts of a subtree chosen or not; with a search in force only those that match. */
export function withSubtree(
  tree: OrgTree,
  ids: readonly AccountId[],
  node: number,
  { chosen, matches }: { readonly chosen: boolean; readonly matches: Uint8Array | undefined },
): AccountId[] {
  const subtree: AccountId[] = [];
  for (let each = node; each < (tree.subtreeEnd[node] ?? node); each++) {
    const id = tree.ids[each];
    if (id !== undefined && isAccountId(id) && matches?.[each] !== 0) subtree.push(id);
  }
  return chosen ? withAccounts(ids, subtree) : withoutAccounts(ids, subtree);
}

/** The list with these at its end, none twice. */
export function withAccounts(ids: readonly AccountId[], added: readonly AccountId[]): AccountId[] {
  return [...new Set([...ids, ...added])];
}

export function withoutAccounts(ids: readonly AccountId[], removed: readonly AccountId[]): AccountId[] {
  const gone = new Set(removed);
  return ids.filter((id) => !gone.has(id));
}

function isAccountId(id: TargetId): id is AccountId {
  return targetKindOf(id) === "account";
}
