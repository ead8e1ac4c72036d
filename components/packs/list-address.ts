import { createLoader, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { packsParsers } from "@/components/inventory/addresses/packs-address";
import { sortDirections } from "@/components/ui/rows/sort-order";
import { sortablePackColumns } from "./columns/pack-columns";

/** The address of the page of all packs with the order of their list, which its columns know. */
export const listParsers = {
  ...packsParsers,
  sort: parseAsStringLiteral(sortablePackColumns).withDefault("name"),
  /** Absent: the one with which the column begins. */
  direction: parseAsStringLiteral(sortDirections),
};
export type ListParams = inferParserType<typeof listParsers>;
export type ListChange = { readonly [Name in keyof ListParams]?: ListParams[Name] | null };
export const loadListParams = createLoader(listParsers);
