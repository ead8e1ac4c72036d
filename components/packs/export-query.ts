import { createSerializer, parseAsStringLiteral } from "nuqs/server";
import type { PacksParams } from "../inventory/addresses/packs-address";
import { type ListParams, listParsers } from "./list-address";

/** What a file about packs has a row for. */
const exportedRows = ["deployments", "failures", "causes", "packs", "places"] as const;
export type ExportedRows = (typeof exportedRows)[number];

/** The parameters of an export: those of the view that decide what matches, and what has a row. */
export const packExportParsers = {
  ...listParsers,
  rows: parseAsStringLiteral(exportedRows).withDefault("deployments"),
};

const serialize = createSerializer(packExportParsers);

/** The parameters of an export of what is shown. */
export function exportQuery(
  { q, status, state, within, cause }: Pick<PacksParams, "q" | "status" | "state" | "within" | "cause">,
  packs: readonly string[],
  rows: ExportedRows = "deployments",
  order: Partial<Pick<ListParams, "sort" | "direction" | "by" | "byDirection">> = {},
): URLSearchParams {
  return new URLSearchParams(
    serialize({ q, status, state, within, cause, pack: [...packs], rows, ...order }),
  );
}
