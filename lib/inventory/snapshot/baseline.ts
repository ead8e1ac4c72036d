const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MOST_CHOICES = 60;

/** The instant at which the day of an instant began, in UTC; both in epoch milliseconds. */
export function startOfDay(nowMs: number): number {
  return Math.floor(nowMs / DAY_MS) * DAY_MS;
}

/**
 * The moment that figures are compared with unless another is chosen: the last before today, or where there is none the
 * first of all. It stays the same until the day ends, whatever is collected or changed meanwhile.
 */
export function defaultBaseline(moments: readonly number[], nowMs: number): number | undefined {
  const before = moments.filter((at) => at < startOfDay(nowMs));
  if (before.length > 0) return Math.max(...before);
  return moments.length === 0 ? undefined : Math.min(...moments);
}

/**
 * The moments to choose among, newest first: all of the last two hours, then the last of each hour of a day, then the last
 * of each day.
 */
export function baselineChoices(moments: readonly number[], nowMs: number): number[] {
  const seen = new Set<string>();
  return moments
    .toSorted((one, other) => other - one)
    .filter((at) => {
      const age = nowMs - at;
      const span =
        age < 2 * HOUR_MS
          ? `at ${at}`
          : age < DAY_MS
            ? `hour ${Math.floor(at / HOUR_MS)}`
            : `day ${Math.floor(at / DAY_MS)}`;
      return !seen.has(span) && seen.add(span);
    })
    .slice(0, MOST_CHOICES);
}
