import { createLoader, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { organizationParsers } from "@/components/inventory/addresses/organization-address";
import type { Governed, Matched } from "@/components/inventory/tree/tree-model";
import { sortDirections } from "@/components/ui/rows/sort-order";
import { type Expansion, sortedOrder, type VisibleRows, visibleRows } from "@/lib/organizations/tree-view";
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

/** The rows on screen, top to bottom. */
export function rowsOf(
  governed: Governed,
  { below }: Matched,
  expansion: Expansion,
  { sort, direction }: Pick<TreeParams, "sort" | "direction">,
): VisibleRows {
  const { tree } = governed;
  const compare = siblingOrder(sort, direction, governed);
  return visibleRows(tree, expansion, compare && sortedOrder(tree, compare), below);
}
