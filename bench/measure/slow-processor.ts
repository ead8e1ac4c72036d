import type { CDPSession } from "@playwright/test";

/** How many times slower a processor is than this one, where a slow one is measured. */
export const slowedTimes = 4;

/** Lets a page have a slower processor from here on. */
export async function slowProcessor(cdp: CDPSession): Promise<void> {
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: slowedTimes });
}
