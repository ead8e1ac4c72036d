import type { Governed, Matched } from "@/components/inventory/tree/tree-model";
import { flatOrder, flatRows, namePlaces } from "@/lib/organizations/flat-rows";
import { type Expansion, sortedOrder, type VisibleRows, visibleRows } from "@/lib/organizations/tree-view";
import { columnOrder } from "./columns/tree-columns";
import type { TreeParams } from "./tree-address";

/**
 * All nodes in the order of the view and of the columns' heads: siblings below their parent, or in the list all nodes
 * together. Undefined where that is the tree's own. Whatever is open or matches, it is the same.
 */
export function orderOf(
  governed: Governed,
  { sort, direction, view }: Pick<TreeParams, "sort" | "direction" | "view">,
): Int32Array | undefined {
  const { tree } = governed;
  if (view === "list") {
    const places = namePlaces(tree);
    const byName = (one: number, other: number) => (places[one] ?? 0) - (places[other] ?? 0);
    return flatOrder(tree, columnOrder(sort, direction, governed, byName));
  }
  const compare = columnOrder(sort, direction, governed);
  return compare && sortedOrder(tree, compare);
}

/** The rows of a view: of the tree what is open and leads to a match, of the list what matches. */
export function rowsOf(
  { tree }: Pick<Governed, "tree">,
  { view }: Pick<TreeParams, "view">,
  order: Int32Array | undefined,
  { matches, below }: Matched,
  expansion: Expansion,
): VisibleRows {
  return view === "list" && order !== undefined
    ? flatRows(order, matches)
    : visibleRows(tree, expansion, order, below);
}
