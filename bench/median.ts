/** What several rounds came to. */
export interface Summary {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly rounds: number;
}

/** The middle of the values, between the two middle ones where their number is even; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** The middle, the smallest and the largest of the values that there are; NaN of none. */
export function summary(values: readonly (number | undefined)[]): Summary {
  const known = values.filter((value) => value !== undefined);
  const [min, max] = known.length === 0 ? [Number.NaN, Number.NaN] : [Math.min(...known), Math.max(...known)];
  return { median: median(known), min, max, rounds: known.length };
}
