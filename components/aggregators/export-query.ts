import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { aggregatorParsers, aggregatorsParsers } from "../inventory/addresses/aggregators-address";
import { exportFormats } from "@/lib/format/export-formats";

const format = parseAsStringLiteral(exportFormats).withDefault("csv");

/** What a file about one aggregator has a row for. */
const rowKinds = ["pairs", "failures", "errors", "coverage"] as const;

/** The parameters of a file about one aggregator: which one, what has a row, and those of its view. */
const oneParsers = {
  ...aggregatorParsers,
  rows: parseAsStringLiteral(rowKinds),
  aggregator: parseAsString.withDefault(""),
  home: parseAsString.withDefault(""),
  format,
};
type OneParams = inferParserType<typeof oneParsers>;

export const loadAggregatorsExport = createLoader({ ...aggregatorsParsers, format });
export const loadAggregatorExport = createLoader(oneParsers);

const serializeList = createSerializer(aggregatorsParsers);
const serializeOne = createSerializer(oneParsers);

/** The parameters of an export of the list as it is shown. */
export function aggregatorsExportQuery(params: inferParserType<typeof aggregatorsParsers>): URLSearchParams {
  return new URLSearchParams(serializeList(params));
}

/** The parameters of an export of what a view of one aggregator shows. */
export function aggregatorExportQuery(
  { region: home, name }: { readonly region: string; readonly name: string },
  shown: Partial<
    Pick<
      OneParams,
      | "q"
      | "status"
      | "region"
      | "error"
      | "sort"
      | "direction"
      | "show"
      | "coverageSort"
      | "coverageDirection"
    >
  > & {
    readonly rows: (typeof rowKinds)[number];
  },
): URLSearchParams {
  return new URLSearchParams(serializeOne({ ...shown, home, aggregator: name }));
}
