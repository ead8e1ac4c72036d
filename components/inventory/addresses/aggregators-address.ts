import {
  type inferParserType,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { type DescendingFirst, sortDirections } from "@/components/ui/rows/sort-order";
import { sourceUpdateStatuses } from "@/lib/aws-config/aggregators/model";

/** Where an aggregator has its page. */
export function aggregatorPath({ region, name }: { readonly region: string; readonly name: string }) {
  return `/aggregators/${region}/${name}` as const;
}

/** What the list can be sorted by. */
export const listSortKeys = ["name", "region", "accounts", "failed", "updated"] as const;
export type ListSortKey = (typeof listSortKeys)[number];
export const listDescendingFirst: DescendingFirst<ListSortKey> = {
  accounts: true,
  failed: true,
  updated: true,
};

export const sourceKinds = ["accounts", "organization"] as const;

/** The view of the list, in the URL. */
export const aggregatorsParsers = {
  q: parseAsString.withDefault(""),
  region: parseAsArrayOf(parseAsString).withDefault([]),
  source: parseAsArrayOf(parseAsStringLiteral(sourceKinds)).withDefault([]),
  sort: parseAsStringLiteral(listSortKeys).withDefault("name"),
  /** Absent: the one with which the column begins. */
  direction: parseAsStringLiteral(sortDirections),
};
export type AggregatorsParams = inferParserType<typeof aggregatorsParsers>;

export const sourceSortKeys = ["worst", "name"] as const;
export type SourceSortKey = (typeof sourceSortKeys)[number];
export const sourcesDescendingFirst: DescendingFirst<SourceSortKey> = { worst: true };

const aggregatorTabs = ["sources", "failures", "coverage", "facts", "activity"] as const;

export const coverageKinds = ["not-covered", "inactive", "foreign"] as const;
export type CoverageKind = (typeof coverageKinds)[number];

/** What the coverage can be sorted by; `place` is the order of the organization. */
const coverageSorts = ["place", "name", "id"] as const;
export type CoverageSort = (typeof coverageSorts)[number];

/** The view of one aggregator, in the URL. */
export const aggregatorParsers = {
  tab: parseAsStringLiteral(aggregatorTabs).withDefault("sources"),
  q: parseAsString.withDefault(""),
  status: parseAsArrayOf(parseAsStringLiteral(sourceUpdateStatuses)).withDefault([]),
  /** Regions that the matrix shows; none for all. */
  region: parseAsArrayOf(parseAsString).withDefault([]),
  /** Key of an error that a source must have. */
  error: parseAsString,
  sort: parseAsStringLiteral(sourceSortKeys).withDefault("worst"),
  direction: parseAsStringLiteral(sortDirections),
  /** The source whose details are open, and in which Region. */
  source: parseAsString,
  at: parseAsString,
  /** Which accounts the coverage lists. */
  show: parseAsStringLiteral(coverageKinds).withDefault("not-covered"),
  coverageSort: parseAsStringLiteral(coverageSorts).withDefault("place"),
  coverageDirection: parseAsStringLiteral(sortDirections),
  /** Whether sources that have not settled after a change are read again and again. */
  follow: parseAsBoolean.withDefault(true),
};
export type AggregatorParams = inferParserType<typeof aggregatorParsers>;

/** A change of the view; `null` takes a parameter back to its default. */
export type AggregatorViewChange = {
  readonly [Name in keyof AggregatorParams]?: AggregatorParams[Name] | null;
};
