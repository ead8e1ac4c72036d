import type { EarlierFigures } from "@/lib/core/figures";
import type { AggregatorList } from "./aggregator-list";
import { type AggregatorsHealth, isReading, type StatusCounts } from "./source-reading";

/** The sources of all aggregators by status; each source counts once in every Region it is collected from. */
export function sourceTotals({ aggregators }: AggregatorsHealth): StatusCounts {
  const sum = (status: keyof StatusCounts) =>
    aggregators.reduce((total, { state }) => total + state.counts[status], 0);
  return { FAILED: sum("FAILED"), OUTDATED: sum("OUTDATED"), SUCCEEDED: sum("SUCCEEDED") };
}

/**
 * The aggregators in numbers, for comparing with the next reading, and when the newest of them was begun. Undefined while
 * a source is still being read, where a Region or an aggregator could not be read, and where there is none.
 */
export function aggregatorFigures(
  { regions }: AggregatorList,
  health: AggregatorsHealth,
): EarlierFigures | undefined {
  const isRead = health.aggregators.every(({ state }) => !isReading(state) && state.failure === undefined);
  if (!isRead || health.aggregators.length === 0 || regions.some(({ failure }) => failure)) return undefined;
  const { FAILED, OUTDATED, SUCCEEDED } = sourceTotals(health);
  return {
    takenAt: Math.max(...health.aggregators.map(({ state }) => state.startedAt)),
    figures: {
      aggregators: health.aggregators.length,
      failed: FAILED,
      outdated: OUTDATED,
      succeeded: SUCCEEDED,
    },
  };
}
