const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
const LIMIT_MS = 60_000;

/** Asks again, with growing pauses, for code that could not be fetched: a server that restarts is back in seconds. Gives up after a minute with the last error. */
export async function fetchPersistently<Value>(fetchOnce: () => Promise<Value>): Promise<Value> {
  const end = Date.now() + LIMIT_MS;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await fetchOnce();
    } catch (error) {
      if (Date.now() + pause > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
