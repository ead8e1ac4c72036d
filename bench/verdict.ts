import type { Summary } from "./median";

/** The limits a measurement must keep: as a multiple of the floor, or in the measurement's own unit. */
export interface Target {
  /** At most so many times the floor. */
  readonly maxRatio?: number;
  /** At most this, in the measurement's own unit. */
  readonly max?: number;
}

export interface Measurement {
  readonly name: string;
  readonly unit: "ms" | "%" | "MB" | "KB" | "s" | "calls" | "×";
  readonly ours: number;
  /** The rounds whose median `ours` is, where there were several. */
  readonly rounds?: Summary;
  /** What there is to compare with, if anything. */
  readonly floor?: number;
  /** The rounds whose median `floor` is. */
  readonly floorRounds?: Summary;
  /** The same in other lists, by their names; NaN where one did not come so far. */
  readonly peers?: Readonly<Record<string, Summary>>;
  readonly target?: Target;
}

export type Verdict = "PASS" | "FAIL" | "";

/** Ours by the floor; undefined where there is no floor, or one of nothing. */
export function ratioOf({ ours, floor }: Measurement): number | undefined {
  return floor === undefined || floor === 0 ? undefined : ours / floor;
}

/** Whether the target is kept; empty where there is none. A number that could not be measured fails. */
export function verdictOf(measurement: Measurement): Verdict {
  const { ours, target } = measurement;
  if (target === undefined) return "";
  const ratio = ratioOf(measurement);
  const isWithinRatio = target.maxRatio === undefined || (ratio !== undefined && ratio <= target.maxRatio);
  const isWithinMax = target.max === undefined || ours <= target.max;
  return isWithinRatio && isWithinMax ? "PASS" : "FAIL";
}
