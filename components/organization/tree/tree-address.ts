import { createLoader, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { exportQuery, organizationParsers } from "@/components/inventory/addresses/organization-address";
import { sortDirections } from "@/components/ui/rows/sort-order";
import { sortableColumns } from "./columns/tree-columns";

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

/** The parameters of an export of what is filtered, in the order that is shown. */
export function orderedExportQuery(params: TreeParams): URLSearchParams {
  const query = exportQuery(params);
  query.set("sort", params.sort);
  query.set("direction", params.direction);
  return query;
}
