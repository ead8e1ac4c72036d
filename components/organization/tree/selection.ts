import type { TargetId } from "@/lib/core/identifiers";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";

/** The chosen nodes as a bitmap: choosing ten thousand accounts is one fill. Immutable; a change makes a new one. */
export interface Selection {
  readonly bits: Uint8Array;
  readonly count: number;
}

export function emptySelection(size: number): Selection {
  return { bits: new Uint8Array(size), count: 0 };
}

/** The selection with one node the other way round. */
export function withToggled(selection: Selection, node: number): Selection {
  const bits = selection.bits.slice();
  const chosen = bits[node] === 1;
  bits[node] = chosen ? 0 : 1;
  return { bits, count: selection.count + (chosen ? -1 : 1) };
}

/** The selection with all of these nodes chosen, or none of them. */
export function withAll(selection: Selection, nodes: Iterable<number>, chosen: boolean): Selection {
  const bits = selection.bits.slice();
  let { count } = selection;
  const wanted = chosen ? 1 : 0;
  for (const node of nodes) {
    if (bits[node] === wanted) continue;
    bits[node] = wanted;
    count += chosen ? 1 : -1;
  }
  return { bits, count };
}

/** Every node that matches, chosen: all of them without a filter. */
export function allMatching(size: number, matches: Uint8Array | undefined): Selection {
  const bits = matches?.slice() ?? new Uint8Array(size).fill(1);
  return { bits, count: matches?.reduce((sum, bit) => sum + bit, 0) ?? size };
}

/** The accounts below a node that match: what "choose the accounts below" means while a filter is in force. */
export function accountsBelow(tree: OrgTree, node: number, matches: Uint8Array | undefined): number[] {
  const accounts: number[] = [];
  for (let each = node; each < (tree.subtreeEnd[node] ?? node); each++) {
    if (tree.kind[each] === NodeKind.Account && matches?.[each] !== 0) accounts.push(each);
  }
  return accounts;
}

/** The chosen nodes in the order of the tree. */
export function selectedNodes({ bits }: Selection): number[] {
  const nodes: number[] = [];
  for (let node = bits.indexOf(1); node >= 0; node = bits.indexOf(1, node + 1)) nodes.push(node);
  return nodes;
}

/** How much of a subtree is chosen, for a tri-state checkbox in the header. */
export function coverage(
  selection: Selection,
  matches: Uint8Array | undefined,
  matching: number,
): "none" | "some" | "all" {
  if (selection.count === 0) return "none";
  if (matches === undefined) return selection.count === selection.bits.length ? "all" : "some";
  let chosen = 0;
  // From chosen node to chosen node: mostly there are few, and the search between them is the engine's own.
  const { bits } = selection;
  for (let node = bits.indexOf(1); node >= 0; node = bits.indexOf(1, node + 1)) {
    if (matches[node] === 1) chosen++;
  }
  if (chosen === 0) return "some";
  return chosen === matching ? "all" : "some";
}

/** The ids of nodes. */
export function targetIdsOf(tree: OrgTree, nodes: readonly number[]): TargetId[] {
  return nodes.flatMap((node) => tree.ids[node] ?? []);
}
