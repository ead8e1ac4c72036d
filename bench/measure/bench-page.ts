import type { Browser, CDPSession, Page } from "@playwright/test";
import { sessionState } from "@/scripts/processes/enter";
import { installPageProbe, type ListSelectors } from "./page/probe";

export interface BenchPage {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly close: () => Promise<void>;
}

/** Wide enough for every column of the tree. */
const viewport = { width: 1680, height: 900 };

/** How Canopy's lists and the floor say what they are. */
export const treegrid: ListSelectors = {
  box: "[role=treegrid]:not([aria-busy=true])",
  count: "[role=treegrid]:not([aria-busy=true])",
  row: "[role=row][data-node]",
  cell: "[role=gridcell]",
  select: "[data-part=select]",
};

/** An empty page with a cold cache of its own and the probe in it, which finds the list by `selectors`. */
export async function benchPage(browser: Browser, selectors: ListSelectors = treegrid): Promise<BenchPage> {
  const context = await browser.newContext({
    viewport,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    storageState: sessionState(),
  });
  const page = await context.newPage();
  // tsx keeps the names of functions through a helper that a page does not have.
  const helper = "globalThis.__name ??= (named) => named;";
  await page.addInitScript({
    content: `${helper}(${installPageProbe.toString()})(${JSON.stringify(selectors)});`,
  });
  return { page, cdp: await context.newCDPSession(page), close: () => context.close() };
}

/** What the page's objects take when all that can be reached no more is gone, in megabytes. */
export async function usedHeapMb(cdp: CDPSession): Promise<number> {
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  return usedSize / 1_048_576;
}

/** How many times slower a processor is than this one, where a slow one is measured. */
export const slowedTimes = 4;

/** Lets a page have a slower processor from here on. */
export async function slowProcessor(cdp: CDPSession): Promise<void> {
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: slowedTimes });
}
