import { createSerializer, parseAsString, parseAsStringLiteral } from "nuqs/server";
import type { PacksParams } from "../inventory/addresses/packs-address";
import { type ListParams, listParsers } from "./list-address";

/** What a file about packs has a row for. */
const exportedRows = [
  "deployments",
  "failures",
  "causes",
  "packs",
  "places",
  "rules",
  "rule-accounts",
] as const;
export type ExportedRows = (typeof exportedRows)[number];

/** The parameters of an export: those of the view that decide what matches, and what has a row. */
export const packExportParsers = {
  ...listParsers,
  rows: parseAsStringLiteral(exportedRows).withDefault("deployments"),
  /** The rule whose accounts are saved. */
  rule: parseAsString,
};

const serialize = createSerializer(packExportParsers);

/** The parameters of an export of what is shown. */
export function exportQuery(
  {
    q,
    status,
    state,
    within,
    cause,
    compliance = [],
    recorder = [],
    tag = [],
  }: Pick<PacksParams, "q" | "status" | "state" | "within" | "cause"> &
    Partial<Pick<PacksParams, "compliance" | "recorder" | "tag">>,
  packs: readonly string[],
  rows: ExportedRows = "deployments",
  order: Partial<Pick<ListParams, "sort" | "direction" | "by" | "byDirection" | "show">> = {},
): URLSearchParams {
  return new URLSearchParams(
    serialize({
      q,
      status,
      state,
      within,
      cause,
      compliance,
      recorder,
      tag,
      pack: [...packs],
      rows,
      ...order,
    }),
  );
}
