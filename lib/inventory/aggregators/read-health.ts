import "server-only";
import type { AggregatorsHealth } from "@/lib/aws-config/aggregators/source-reading";
import { knownAggregatorList } from "./read-list";
import { sourcesState } from "./source-readings";

/** How far the sources of every aggregator in the list have been read. Begins reading those that nobody has read yet. */
export async function aggregatorsHealth(): Promise<AggregatorsHealth> {
  const { regions } = await knownAggregatorList();
  return {
    aggregators: regions.flatMap(({ region, aggregators }) =>
      aggregators.map(({ name }) => ({ region, name, state: sourcesState({ region, name }) })),
    ),
  };
}
