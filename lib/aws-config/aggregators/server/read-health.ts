import "server-only";
import { distinctPairs } from "@/lib/aws-config/aggregators/sources/distinct-pairs";
import type { AggregatorsHealth } from "@/lib/aws-config/aggregators/sources/source-reading";
import { knownAggregatorList } from "@/lib/inventory/serve/aggregators/read-list";
import { sourceBatches, sourcesState } from "@/lib/inventory/serve/aggregators/source-readings";

/** How far the sources of every listed aggregator have been read. Begins reading those that have not been read yet. */
export async function aggregatorsHealth(): Promise<AggregatorsHealth> {
  const { regions } = await knownAggregatorList();
  const addresses = regions.flatMap(({ region, aggregators }) =>
    aggregators.map(({ name }) => ({ region, name })),
  );
  const [aggregators, batches] = await Promise.all([
    Promise.all(addresses.map(async (address) => ({ ...address, state: await sourcesState(address) }))),
    Promise.all(addresses.map(sourceBatches)),
  ]);
  return { aggregators, pairs: distinctPairs(batches) };
}
