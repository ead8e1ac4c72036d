/** How long ago something was, in milliseconds. */
export interface Stopwatch {
  readonly elapsedMs: () => number;
}

/**
 * Starts now, or with `alreadyMs` on it. The wall clock may be set back by a day, and would hold up whatever waits by it
 * for as long; the monotonic clock may stand still while the machine sleeps. The one that has run further counts.
 */
export function startStopwatch(alreadyMs = 0): Stopwatch {
  const [startedAt, wallStartedAt] = [performance.now(), Date.now()];
  return {
    elapsedMs: () => alreadyMs + Math.max(performance.now() - startedAt, Date.now() - wallStartedAt),
  };
}

/**
 * Starts when something was stored at `storedAt`, in epoch milliseconds. Undefined where that lies in the future: the
 * clock was wrong then or is now, and how old it is cannot be said.
 */
export function stopwatchSince(storedAt: number): Stopwatch | undefined {
  const ageMs = Date.now() - storedAt;
  return ageMs < 0 ? undefined : startStopwatch(ageMs);
}
