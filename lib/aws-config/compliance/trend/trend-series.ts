import { z } from "zod";
import { TrendFigures } from "./trend-figures";

/** How something came out at a collection. */
export const TrendPoint = z.object({
  /** When the collection began, in epoch milliseconds. */
  at: z.int(),
  /** Null where it was not read. */
  figures: TrendFigures.nullable(),
  /** Whether nothing was collected for longer than a day before it, so that no line leads here. */
  isAfterPause: z.boolean(),
});
export type TrendPoint = z.infer<typeof TrendPoint>;

/** A pack was changed: what of it, by whom. */
export const PackMark = z.object({
  /** When Canopy saw it, in epoch milliseconds. */
  at: z.int(),
  pack: z.string(),
  what: z.array(z.enum(["deployed", "deleted", "parameters", "exclusions", "delivery", "deployed-again"])),
  /** Absent where the record is not conclusive. */
  cause: z.enum(["canopy", "elsewhere"]).exactOptional(),
  run: z.object({ id: z.uuid(), number: z.int(), title: z.string() }).exactOptional(),
});
export type PackMark = z.infer<typeof PackMark>;

/** How something developed, oldest first. */
export const ComplianceTrend = z.object({
  points: z.array(TrendPoint),
  marks: z.array(PackMark),
  /** When the first collection was recorded that is still kept, in epoch milliseconds; absent where there is none. */
  recordedSince: z.int().exactOptional(),
});
export type ComplianceTrend = z.infer<typeof ComplianceTrend>;

/** As many points of a line as are seen apart on a screen. */
const mostPoints = 120;
/** Compliance is collected several times a day; more than a day and a half without is a pause. */
const pauseMs = 36 * 3_600_000;

/**
 * The points of a line: what held at each collection, and where nothing was collected for a day and a half before. Where there
 * are more collections than can be seen apart, the last of each of as many equal spans.
 * @param collections when complete collections began, ascending
 * @param changes as `readTrend` answers them
 */
export function trendPoints(
  collections: readonly number[],
  changes: readonly { readonly at: number; readonly figures: TrendFigures | null }[],
): TrendPoint[] {
  const points: TrendPoint[] = [];
  let next = 0;
  collections.forEach((at, index) => {
    while ((changes[next]?.at ?? Infinity) <= at) next += 1;
    const holds = changes[next - 1];
    if (holds === undefined) return;
    const before = collections[index - 1];
    const isAfterPause = points.length > 0 && before !== undefined && at - before > pauseMs;
    points.push({ at, figures: holds.figures, isAfterPause });
  });
  return thinned(points);
}

function thinned(points: readonly TrendPoint[]): TrendPoint[] {
  const [first, last] = [points[0], points.at(-1)];
  if (points.length <= mostPoints || first === undefined || last === undefined) return [...points];
  const width = Math.max(1, (last.at - first.at) / (mostPoints - 1));
  const spans = Map.groupBy(points, ({ at }) => Math.floor((at - first.at) / width));
  return [...spans.values()].flatMap((span) => {
    const newest = span.at(-1);
    return newest === undefined
      ? []
      : [{ ...newest, isAfterPause: span.some(({ isAfterPause }) => isAfterPause) }];
  });
}
