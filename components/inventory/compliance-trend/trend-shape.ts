import type { TrendFigures } from "@/lib/aws-config/compliance/trend/trend-figures";
import type { TrendPoint } from "@/lib/aws-config/compliance/trend/trend-series";

/** What the lines count. */
export const trendUnits = ["counts", "rules"] as const;
export type TrendUnit = (typeof trendUnits)[number];

/** What complies and what does not, of so many. */
export interface TrendValues {
  readonly nonCompliant: number;
  readonly compliant: number;
  /** What has the pack, or all rules: it counts what is not known as well. */
  readonly total: number;
}

/** The values of a point; undefined where it was not read. */
export function valuesOf(figures: TrendFigures | null, unit: TrendUnit): TrendValues | undefined {
  if (figures === null) return undefined;
  if (unit === "rules") {
    const { rulesNonCompliant, rulesCompliant, rulesTotal } = figures;
    return { nonCompliant: rulesNonCompliant, compliant: rulesCompliant, total: rulesTotal };
  }
  const { nonCompliant, compliant, insufficientData, notEvaluated, notCovered, notRead, unknown } = figures;
  const others = insufficientData + notEvaluated + notCovered + notRead + unknown;
  return { nonCompliant, compliant, total: nonCompliant + compliant + others };
}

/** A rectangle of time and numbers, drawn as `width` by `height`. */
export interface TrendBox {
  readonly from: number;
  readonly to: number;
  readonly most: number;
  readonly width: number;
  readonly height: number;
}

/** Where an instant is between the edges, as a part of the width; in the middle where there is no time between them. */
export function placeOf(at: number, { from, to }: Pick<TrendBox, "from" | "to">): number {
  return to > from ? Math.min(1, Math.max(0, (at - from) / (to - from))) : 0.5;
}

/**
 * A line through the values as an SVG path, with a step at each collection: a value holds until the next is read. It is
 * interrupted where nothing was read, and where nothing was collected.
 */
export function trendPath(
  points: readonly TrendPoint[],
  valueOf: (figures: TrendFigures | null) => number | undefined,
  box: TrendBox,
): string {
  const steps: string[] = [];
  let isDrawing = false;
  for (const { at, figures, isAfterPause } of points) {
    const value = valueOf(figures);
    if (value === undefined) {
      isDrawing = false;
      continue;
    }
    const x = (placeOf(at, box) * box.width).toFixed(2);
    const y = ((1 - (box.most > 0 ? value / box.most : 0)) * box.height).toFixed(2);
    steps.push(isDrawing && !isAfterPause ? `H ${x} V ${y}` : `M ${x} ${y}`);
    isDrawing = true;
  }
  return steps.join(" ");
}

/** The index of the point that is nearest to a place in the width; undefined where there is none. */
export function nearestPoint(
  points: readonly Pick<TrendPoint, "at">[],
  place: number,
  box: Pick<TrendBox, "from" | "to">,
): number | undefined {
  let nearest: number | undefined;
  let least = Infinity;
  for (const [index, { at }] of points.entries()) {
    const distance = Math.abs(placeOf(at, box) - place);
    if (distance < least) [nearest, least] = [index, distance];
  }
  return nearest;
}
