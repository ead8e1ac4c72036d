import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { compareParsers, policyListParsers } from "../inventory/addresses/policies-address";
import { exportFormats } from "@/lib/format/export-formats";

/** The parameters of a file about policies: those of the view that decide what it shows, and what has a row. */
const policyExportParsers = {
  ...policyListParsers,
  ...compareParsers,
  rows: parseAsStringLiteral(["policies", "targets", "differences"]).withDefault("policies"),
  /** The policy whose targets have rows. */
  id: parseAsString,
  format: parseAsStringLiteral(exportFormats).withDefault("csv"),
};

type Params = inferParserType<typeof policyExportParsers>;
export const loadPolicyExport = createLoader(policyExportParsers);
const serialize = createSerializer(policyExportParsers);

/** The parameters of an export of what is shown. */
export function policyExportQuery(shown: {
  readonly [Name in keyof Params]?: Params[Name] | null;
}): URLSearchParams {
  return new URLSearchParams(serialize({ ...shown, chosen: null }));
}
