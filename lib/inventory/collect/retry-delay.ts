const firstMs = 5_000;
const longestMs = 5 * 60_000;

/** How long to wait after so many failures in a row, in milliseconds: 5 s, twice as long each time, at most 5 min. */
export function retryDelayMs(failures: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.max(0, failures - 1));
}
