import type { CDPSession } from "@playwright/test";

/** What the page's objects take when all that can be reached no more is gone, in megabytes. */
export async function usedHeapMb(cdp: CDPSession): Promise<number> {
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  return usedSize / 1_048_576;
}
