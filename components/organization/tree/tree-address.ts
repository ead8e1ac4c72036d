import { createLoader, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { organizationParsers } from "@/components/inventory/addresses/organization-address";
import type { Governed } from "@/components/inventory/tree/tree-model";
import { sortDirections } from "@/components/ui/rows/sort-order";
import { sortedOrder } from "@/lib/organizations/tree-view";
import { siblingOrder, sortableColumns } from "./columns/tree-columns";

/** The organization's address with the order of the tree, which its columns know. */
export const treeParsers = {
  ...organizationParsers,
  sort: parseAsStringLiteral(sortableColumns).withDefault("name"),
  direction: parseAsStringLiteral(sortDirections).withDefault("ascending"),
};
export type TreeParams = inferParserType<typeof treeParsers>;

/** A change of the view; `null` takes a parameter back to its default. */
export type TreeChange = { readonly [Name in keyof TreeParams]?: TreeParams[Name] | null };

export const loadTreeParams = createLoader(treeParsers);

/** All nodes in the order of the columns' heads; undefined where that is the tree's own. Whatever is open or matches, it is the same. */
export function orderOf(
  governed: Governed,
  { sort, direction }: Pick<TreeParams, "sort" | "direction">,
): Int32Array | undefined {
  const compare = siblingOrder(sort, direction, governed);
  return compare && sortedOrder(governed.tree, compare);
}
