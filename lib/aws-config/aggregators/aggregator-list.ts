import { z } from "zod";
import { Failure } from "@/lib/core/failure";
import { Region } from "@/lib/core/identifiers";
import { AggregatedRegions, AggregatorFilters, type AggregatorName, ConfigurationAggregator } from "./model";

/** https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html; per account and Region, can be raised. */
export const MAX_AGGREGATORS = 50;

const WithoutSource = ConfigurationAggregator.omit({ source: true, rest: true });

/** An aggregator without the ids of its accounts, of which there may be 10,000. */
export const AggregatorSummary = WithoutSource.extend({
  /** Absent where AWS names none. */
  source: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("accounts"), accountCount: z.int(), regions: AggregatedRegions }),
      z.object({ kind: z.literal("organization"), roleArn: z.string(), regions: AggregatedRegions }),
    ])
    .exactOptional(),
  filters: AggregatorFilters.exactOptional(),
});
export type AggregatorSummary = z.infer<typeof AggregatorSummary>;

/** The aggregators of each Region that Canopy looks into, in the order of its settings. */
export const AggregatorList = z.object({
  /** Epoch milliseconds. */
  readAt: z.int(),
  regions: z.array(
    z.object({
      region: Region,
      /** Empty where the Region could not be read, too. */
      aggregators: z.array(AggregatorSummary),
      /** Why the Region could not be read, or not all of its aggregators. */
      failure: Failure.exactOptional(),
    }),
  ),
});
export type AggregatorList = z.infer<typeof AggregatorList>;

/** An aggregator as a line of the list. */
export function summaryOf(described: ConfigurationAggregator): AggregatorSummary {
  const { source } = described;
  const aggregator = WithoutSource.parse(described);
  if (source === undefined) return aggregator;
  if (source.kind === "organization") return { ...aggregator, source };
  const { kind, accountIds, regions } = source;
  return { ...aggregator, source: { kind, accountCount: accountIds.length, regions } };
}

/** The list with an aggregator that AWS has just created or replaced, in place of the one of that name and Region. */
export function withAggregator(list: AggregatorList, saved: ConfigurationAggregator): AggregatorList {
  return withRegion(list, saved.region, (aggregators) => {
    const summary = summaryOf(saved);
    return aggregators.some(({ name }) => name === saved.name)
      ? aggregators.map((each) => (each.name === saved.name ? summary : each))
      : [...aggregators, summary];
  });
}

/** The list without an aggregator that AWS has just deleted. */
export function withoutAggregator(
  list: AggregatorList,
  { region, name }: { readonly region: Region; readonly name: AggregatorName },
): AggregatorList {
  return withRegion(list, region, (aggregators) => aggregators.filter((each) => each.name !== name));
}

function withRegion(
  list: AggregatorList,
  region: Region,
  change: (aggregators: AggregatorSummary[]) => AggregatorSummary[],
): AggregatorList {
  const regions = list.regions.map((each) =>
    each.region === region ? { ...each, aggregators: change(each.aggregators) } : each,
  );
  return { ...list, regions };
}
