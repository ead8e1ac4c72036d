import type { AggregatorSource, ConfigurationAggregator } from "@/lib/aws-config/aggregators/model";
import type { Failure } from "@/lib/core/failure";

/** An aggregator that compliance can be read through. */
export type UsableAggregator = ConfigurationAggregator & { readonly source: AggregatorSource };

/**
 * The aggregator that compliance in a Region is read through: the configured one, or else the one that covers the most
 * accounts, the organization's before those of single accounts, then the one without filters, with the fewest Regions, and
 * the first by name. Undefined where none collects from the Region.
 */
export function chooseAggregator(
  aggregators: readonly ConfigurationAggregator[],
  region: string,
  configured?: string,
): UsableAggregator | undefined {
  const usable = aggregators.filter((aggregator) => collectsFrom(aggregator, region));
  if (configured !== undefined) return usable.find(({ name }) => name === configured);
  return usable.toSorted(
    (one, other) =>
      compare(accountsOf(other), accountsOf(one)) ||
      filtersOf(one) - filtersOf(other) ||
      compare(regionsOf(one), regionsOf(other)) ||
      (one.name < other.name ? -1 : 1),
  )[0];
}

/** Why nothing can be read through an aggregator: there is none, or not the one that is configured. */
export function noAggregator(region: string, configured: string | undefined): Failure {
  const message =
    configured === undefined
      ? `No aggregator in ${region} collects from ${region}. Compliance and recorders are read through one: create it on the Aggregators page.`
      : `The aggregator ${configured}, which CANOPY_COMPLIANCE_AGGREGATOR names, is not in ${region} or does not collect from it.`;
  return { code: "not-found", message };
}

function collectsFrom(aggregator: ConfigurationAggregator, region: string): aggregator is UsableAggregator {
  const { source } = aggregator;
  if (source === undefined) return false;
  return source.regions === "all" || source.regions.some((each) => each === region);
}

function accountsOf({ source }: UsableAggregator): number {
  return source.kind === "organization" ? Infinity : source.accountIds.length;
}

function filtersOf({ filters }: UsableAggregator): number {
  return filters === undefined ? 0 : 1;
}

function regionsOf({ source }: UsableAggregator): number {
  return source.regions === "all" ? Infinity : source.regions.length;
}

/** Two that are endless are equal, which their difference is not. */
function compare(one: number, other: number): number {
  return one === other ? 0 : one - other;
}
