import type { EarlierFigures } from "@/lib/core/figures";
import type { AggregatorList } from "./aggregator-list";
import { type AggregatorsHealth, isReading } from "./sources/source-reading";

/**
 * The account–Region pairs of all aggregators in numbers, each counted once, for comparing with the next reading, and when the newest of them was begun. Undefined while
 * a source is still being read, where a Region or an aggregator could not be read, and where there is none.
 */
export function aggregatorFigures(
  { regions }: AggregatorList,
  health: AggregatorsHealth,
): EarlierFigures | undefined {
  const isRead = health.aggregators.every(({ state }) => !isReading(state) && state.failure === undefined);
  if (!isRead || health.aggregators.length === 0 || regions.some(({ failure }) => failure)) return undefined;
  const { FAILED, OUTDATED, SUCCEEDED, UNKNOWN } = health.pairs;
  return {
    takenAt: Math.max(...health.aggregators.map(({ state }) => state.startedAt)),
    figures: {
      aggregators: health.aggregators.length,
      failed: FAILED,
      outdated: OUTDATED,
      succeeded: SUCCEEDED,
      unknown: UNKNOWN,
    },
  };
}
