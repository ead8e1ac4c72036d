import { sourceUpdateStatuses } from "../model";
import { NUMBERS_PER_ROW, type SourceBatch } from "./source-batch";
import type { StatusCounts } from "./source-reading";

/**
 * The account–Region pairs of several aggregators by status. A pair that more than one of them collects counts once, with
 * the worst status that one of them reports: FAILED before OUTDATED before UNKNOWN before SUCCEEDED.
 * @param readings the batches of each aggregator, as far as they have been read
 */
export function distinctPairs(readings: readonly (readonly SourceBatch[])[]): StatusCounts {
  const sources = new Map<string, number>();
  const regions = new Map<string, number>();
  const worst = new Map<number, number>();
  for (const batches of readings) {
    // Names are sent once in each reading, and rows name them by their place.
    const sourceOf = batches.flatMap((batch) => batch.sources.map(([id]) => placeOf(sources, id)));
    const regionOf = batches.flatMap((batch) => batch.regions.map((region) => placeOf(regions, region)));
    for (const { rows } of batches) {
      for (let at = 0; at < rows.length; at += NUMBERS_PER_ROW) {
        const pair = (sourceOf[rows[at] ?? -1] ?? 0) * MOST_REGIONS + (regionOf[rows[at + 1] ?? -1] ?? 0);
        const severity = severities[rows[at + 2] ?? -1] ?? 0;
        if (severity > (worst.get(pair) ?? -1)) worst.set(pair, severity);
      }
    }
  }
  const counts = { FAILED: 0, OUTDATED: 0, SUCCEEDED: 0, UNKNOWN: 0 };
  for (const severity of worst.values()) {
    const status = bySeverity[severity];
    if (status !== undefined) counts[status]++;
  }
  return counts;
}

/** More Regions than AWS will have. */
const MOST_REGIONS = 1_024;

const bySeverity = ["SUCCEEDED", "UNKNOWN", "OUTDATED", "FAILED"] as const;
const severities = sourceUpdateStatuses.map((status) => bySeverity.indexOf(status));

function placeOf(places: Map<string, number>, name: string): number {
  const known = places.get(name);
  if (known !== undefined) return known;
  places.set(name, places.size);
  return places.size - 1;
}
