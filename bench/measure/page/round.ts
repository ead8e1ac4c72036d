import type { Browser, CDPSession } from "@playwright/test";
import { benchPage } from "../bench-page";
import { chooseOne, expandAll, type Interaction, quiet, selectAll, typeFirstKey } from "../interactions";
import { measureScroll, type ScrollResult } from "../scroll";
import { countWireBytes, type WireBytes } from "../wire-bytes";

/** One visit of one page. */
export interface PageRound extends ScrollResult {
  /** From navigation to the frame in which the list stands with all columns. */
  readonly paintedMs: number;
  readonly expandAll: Interaction;
  readonly firstKey: Interaction;
  readonly selectAll: Interaction;
  readonly chooseOne: Interaction;
  /** With everything open, after scrolling, garbage collected. */
  readonly heapMb: number;
  readonly wire: WireBytes;
  /** What stood on screen in between, to see that two pages show the same. */
  readonly seen: Readonly<Record<"opened" | "filtered", SeenRows>>;
}

interface SeenRows {
  readonly count: number;
  readonly onScreen: readonly (readonly string[])[];
}

/** Visits a page with a cold cache and does in it what people do; both pages answer to the same roles and names. */
export async function pageRound(browser: Browser, url: string): Promise<PageRound> {
  const { page, cdp, close } = await benchPage(browser);
  const seenRows = async () => ({
    count: await page.evaluate(() => benchProbe.rowCount()),
    onScreen: await page.evaluate(() => benchProbe.rows()),
  });
  try {
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    const wire = await countWireBytes(cdp);
    await page.goto(url, { waitUntil: "commit" });
    const paintedMs = await page.evaluate(() => benchProbe.painted());
    await page.waitForLoadState("load");
    await quiet(page);
    const firstLoad = wire.bytes();
    const opening = await expandAll(page, cdp);
    const opened = await seenRows();
    const choosing = { selectAll: await selectAll(page, cdp), chooseOne: await chooseOne(page, cdp) };
    const scroll = await measureScroll(page, cdp);
    await page.evaluate(() => benchProbe.toTop());
    const heapMb = await usedHeapMb(cdp);
    const firstKey = await typeFirstKey(page, cdp);
    const filtered = await seenRows();
    return {
      paintedMs,
      expandAll: opening,
      ...choosing,
      ...scroll,
      heapMb,
      firstKey,
      wire: firstLoad,
      seen: { opened, filtered },
    };
  } finally {
    await close();
  }
}

async function usedHeapMb(cdp: CDPSession): Promise<number> {
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  return usedSize / 1_048_576;
}
