import { displayName } from "./ancestry";
import { byName, type OrgTree } from "./tree";
import type { VisibleRows } from "./tree-view";

const placesOfTrees = new WeakMap<OrgTree, Int32Array>();

/**
 * For each node its place among all nodes sorted by name; equal names keep the order of the tree. Made once for each
 * tree: comparing two numbers costs a tenth of comparing two names, and each sort falls back on it.
 */
export function namePlaces(tree: OrgTree): Int32Array {
  const known = placesOfTrees.get(tree);
  if (known !== undefined) return known;
  const names = tree.ids.map((_, node) => displayName(tree, node));
  const sorted = [...names.keys()].sort((a, b) => byName.compare(names[a] ?? "", names[b] ?? "") || a - b);
  const places = new Int32Array(tree.size);
  for (const [place, node] of sorted.entries()) places[node] = place;
  placesOfTrees.set(tree, places);
  return places;
}

/**
 * All nodes in one order, wherever in the tree they are; equals by name, and then in the order of the tree.
 * @param compare two nodes; by name alone if absent
 */
export function flatOrder(
  tree: OrgTree,
  compare: ((a: number, b: number) => number) | undefined,
): Int32Array {
  const places = namePlaces(tree);
  const order = new Int32Array(tree.size);
  // In the order of the names from the start: the sort is stable, so that equals need no second comparison.
  for (let node = 0; node < tree.size; node++) order[places[node] ?? 0] = node;
  return compare === undefined ? order : order.sort(compare);
}

/**
 * The rows of a list: the nodes that match, and none that only lead to one. One pass over an order that was sorted
 * before, so that a keystroke in the filter sorts nothing.
 * @param matches 1 for each node that matches; all do if absent
 */
export function flatRows(order: Int32Array, matches: Uint8Array | undefined): VisibleRows {
  const rows = new Int32Array(order.length);
  const rowOf = new Int32Array(order.length).fill(-1);
  let count = 0;
  for (const node of order) {
    if (matches?.[node] === 0) continue;
    rows[count] = node;
    rowOf[node] = count++;
  }
  return { rows: rows.subarray(0, count), rowOf };
}
