import type { AggregatorFilters, AggregatorSource, ConfigurationAggregator } from "./model";
import { canonicalTags, type Tag } from "@/lib/aws-config/tags/tag";

/** What can be changed about an aggregator, and nothing else. */
export interface AggregatorState {
  /** Absent where there is no aggregator yet. */
  readonly source?: AggregatorSource;
  readonly filters?: AggregatorFilters;
  readonly tags: readonly Tag[];
}

/** An aggregator that does not exist. */
export const noAggregator: AggregatorState = { tags: [] };

/** The part of an aggregator that can be changed. */
export function stateOf(
  { source, filters }: Pick<ConfigurationAggregator, "source" | "filters">,
  tags: readonly Tag[],
): AggregatorState {
  return canonical({ ...(source && { source }), ...(filters && { filters }), tags });
}

/**
 * The same state in its one form: lists sorted, each entry once, and no filters where the filters are empty. The order
 * of accounts, Regions, filters and tags means nothing to AWS.
 */
export function canonical({ source, filters, tags }: AggregatorState): AggregatorState {
  const resourceTypes = sortedSet(filters?.resourceTypes ?? []);
  const servicePrincipals = sortedSet(filters?.servicePrincipals ?? []);
  const asWritten = sortedSet(filters?.asWritten ?? []);
  const kept = {
    ...(asWritten.length > 0 && { asWritten }),
    ...(resourceTypes.length > 0 && { resourceTypes }),
    ...(servicePrincipals.length > 0 && { servicePrincipals }),
  };
  return {
    ...(source && { source: canonicalSource(source) }),
    ...(Object.keys(kept).length > 0 && { filters: kept }),
    tags: canonicalTags(tags),
  };
}

/** Whether two states are the same to AWS. */
export function isSameState(one: AggregatorState, other: AggregatorState): boolean {
  return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
}

function canonicalSource(source: AggregatorSource): AggregatorSource {
  const regions = source.regions === "all" ? "all" : sortedSet(source.regions);
  if (source.kind === "organization") return { kind: "organization", roleArn: source.roleArn, regions };
  return { kind: "accounts", accountIds: sortedSet(source.accountIds), regions };
}

function sortedSet<Value extends string>(values: readonly Value[]): Value[] {
  return [...new Set(values)].sort();
}
