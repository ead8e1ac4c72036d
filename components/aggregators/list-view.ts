import { inDirection, orderOf } from "@/components/ui/rows/sort-order";
import type { AggregatorList, AggregatorSummary } from "@/lib/aws-config/aggregators/aggregator-list";
import type { AggregatorsHealth } from "@/lib/aws-config/aggregators/sources/source-reading";
import { hasWords, wordsOf } from "@/lib/format/search-terms";
import {
  type AggregatorsParams,
  listDescendingFirst,
  type ListSortKey,
} from "../inventory/addresses/aggregators-address";

/** How the sources of one aggregator are, in numbers. */
export type HealthState = AggregatorsHealth["aggregators"][number]["state"];

/** One line of the list. */
export interface AggregatorLine {
  readonly aggregator: AggregatorSummary;
  /** Absent until it is known. */
  readonly health: HealthState | undefined;
}

/** The lines that match the view, in its order. */
export function listLines(
  list: AggregatorList,
  health: AggregatorsHealth | undefined,
  { q, region, source, sort, direction }: AggregatorsParams,
): AggregatorLine[] {
  const states = new Map(health?.aggregators.map((each) => [`${each.region} ${each.name}`, each.state]));
  const words = wordsOf(q);
  const lines = list.regions
    .flatMap(({ aggregators }) => aggregators)
    .filter((aggregator) => {
      return (
        hasWords(`${aggregator.name} ${aggregator.arn} ${aggregator.createdBy ?? ""}`, words) &&
        (region.length === 0 || region.includes(aggregator.region)) &&
        (source.length === 0 || (aggregator.source && source.includes(aggregator.source.kind)))
      );
    })
    .map((aggregator) => ({ aggregator, health: states.get(`${aggregator.region} ${aggregator.name}`) }));
  const order = orderOf({ sort, direction }, listDescendingFirst);
  const bySort = inDirection<AggregatorLine>(order.direction, (one, other) => compare(one, other, sort));
  return lines.sort((one, other) => bySort(one, other) || byName(one, other));
}

function compare(one: AggregatorLine, other: AggregatorLine, sort: ListSortKey): number {
  switch (sort) {
    case "name":
      return byName(one, other);
    case "region":
      return one.aggregator.region.localeCompare(other.aggregator.region);
    case "accounts":
      return accountsOf(one) - accountsOf(other);
    case "failed":
      return (one.health?.counts.FAILED ?? -1) - (other.health?.counts.FAILED ?? -1);
    case "updated":
      return (one.aggregator.updatedAt ?? "").localeCompare(other.aggregator.updatedAt ?? "");
  }
}

function byName(one: AggregatorLine, other: AggregatorLine): number {
  return one.aggregator.name.localeCompare(other.aggregator.name);
}

/** The organization is more than any list of accounts. */
function accountsOf({ aggregator: { source } }: AggregatorLine): number {
  if (source === undefined) return -1;
  return source.kind === "organization" ? Number.MAX_SAFE_INTEGER : source.accountCount;
}
