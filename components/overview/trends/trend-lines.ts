import type { Tone } from "@/components/ui/status/tone";
import type { EarlierFigures } from "@/lib/core/figures";

/** A number over time: one line, and one column of the table. */
export interface TrendLine {
  readonly key: string;
  readonly word: string;
  readonly tone: Tone;
  /** Oldest first; what was not read then is left out. */
  readonly points: readonly TrendPoint[];
}

export interface TrendPoint {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly value: number;
}

const organizationLines = [
  ["accounts", "Accounts", "none"],
  ["succeeded", "In effect", "success"],
  ["pending", "Pending", "pending"],
  ["failed", "Failed", "failed"],
  ["selfManaged", "Self-managed", "self-managed"],
  ["ungoverned", "Not governed", "none"],
] as const;
const packLines = [["packsFailed", "Packs with failures", "failed"]] as const;

/** The lines of the overview, from the numbers of the organization and of the packs. */
export function trendLines(
  organization: readonly EarlierFigures[],
  packs: readonly EarlierFigures[],
): readonly TrendLine[] {
  return [
    ...organizationLines.map(([key, word, tone]) => ({
      key,
      word,
      tone,
      points: pointsOf(organization, key),
    })),
    ...packLines.map(([key, word, tone]) => ({ key, word, tone, points: pointsOf(packs, key) })),
  ];
}

function pointsOf(series: readonly EarlierFigures[], key: string): TrendPoint[] {
  return series.flatMap(({ takenAt, figures }) => {
    const value = figures[key];
    return value === undefined ? [] : [{ at: takenAt, value }];
  });
}

/**
 * The line through the points as an SVG path in a box of `width` by `height`: time from left to right between `from` and `to`,
 * the lowest value at the bottom and the highest at the top. Values that are all the same lie in the middle.
 */
export function trendPath(
  points: readonly TrendPoint[],
  { from, to, width, height }: { from: number; to: number; width: number; height: number },
): string {
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const steps = points.map(({ at, value }) => {
    const x = to > from ? ((at - from) / (to - from)) * width : 0;
    const y = high > low ? (1 - (value - low) / (high - low)) * height : height / 2;
    return `${x.toFixed(2)} ${y.toFixed(2)}`;
  });
  return steps.length === 0 ? "" : `M ${steps.join(" L ")}`;
}

/** At most so many of the points for a table, evenly spread, the last one always. */
export function tableMoments(lines: readonly TrendLine[], most: number): number[] {
  const moments = [...new Set(lines.flatMap(({ points }) => points.map(({ at }) => at)))].sort(
    (a, b) => b - a,
  );
  const step = Math.max(1, Math.ceil(moments.length / most));
  return moments.filter((_, index) => index % step === 0);
}

/** The value that stood at an instant: that of the last point up to it. */
export function valueAt({ points }: TrendLine, at: number): number | undefined {
  return points.findLast((point) => point.at <= at)?.value;
}
