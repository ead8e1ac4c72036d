import type { Browser } from "@playwright/test";
import { benchPage, usedHeapMb, slowProcessor } from "../bench-page";
import {
  chooseOne,
  collapseAll,
  expandAll,
  filterOf,
  type Interaction,
  quiet,
  selectAll,
  sortByUpdate,
  typeFirstKey,
} from "../interactions";
import { measureScroll, type ScrollResult } from "../scroll";
import { countWireBytes, type WireBytes } from "../wire-bytes";
import type { ListSelectors } from "./probe";

/** A page with a list of the organization. */
export interface ListPage {
  readonly name: string;
  readonly url: string;
  readonly selectors: ListSelectors;
}

/** What people do in a list, each once in a visit. */
export interface ListInteractions {
  readonly expandAll: Interaction;
  readonly collapseAll: Interaction;
  readonly firstKey: Interaction;
  readonly selectAll: Interaction;
  readonly chooseOne: Interaction;
  readonly sort: Interaction;
}

/** One visit of one page. */
export interface PageRound extends ScrollResult, ListInteractions {
  /** From navigation to the frame in which the list stands with all columns. */
  readonly paintedMs: number;
  /** With everything open, after scrolling, garbage collected. */
  readonly heapMb: number;
  readonly wire: WireBytes;
  /** What stood on screen in between, to see that two pages show the same. */
  readonly opened: SeenRows;
  readonly filtered: SeenRows;
}

interface SeenRows {
  readonly count: number;
  readonly onScreen: readonly (readonly string[])[];
}

type Part = Partial<PageRound>;

/**
 * Visits a page with a cold cache and does in it what people do; all pages answer to the same names. Each figure goes to
 * `take` as soon as there is one. Rejects for the first that there is none of.
 */
export async function pageRound(
  browser: Browser,
  { url, selectors }: ListPage,
  take: (part: Part) => void = () => undefined,
): Promise<PageRound> {
  const { page, cdp, close } = await benchPage(browser, selectors);
  const took = <T extends Part>(part: T): T => {
    take(part);
    return part;
  };
  const seenRows = async () => ({
    count: await page.evaluate(() => benchProbe.rowCount()),
    onScreen: await page.evaluate(() => benchProbe.rows()),
  });
  try {
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    const wire = await countWireBytes(cdp);
    await page.goto(url, { waitUntil: "commit" });
    const painted = took({ paintedMs: await page.evaluate(() => benchProbe.painted()) });
    await page.waitForLoadState("load");
    await quiet(page);
    const loaded = took({ wire: wire.bytes() });
    const opening = took({ expandAll: await expandAll(page, cdp), opened: await seenRows() });
    const choosing = took({ selectAll: await selectAll(page, cdp) });
    const choosingOne = took({ chooseOne: await chooseOne(page, cdp, selectors) });
    const scroll = took(await measureScroll(page, cdp, selectors));
    await page.evaluate(() => benchProbe.toTop());
    const heap = took({ heapMb: await usedHeapMb(cdp) });
    const filtering = took({ firstKey: await typeFirstKey(page, cdp), filtered: await seenRows() });
    await filterOf(page).fill("");
    const sorting = took({ sort: await sortByUpdate(page, cdp) });
    const closing = took({ collapseAll: await collapseAll(page, cdp) });
    return {
      ...painted,
      ...loaded,
      ...opening,
      ...choosing,
      ...choosingOne,
      ...scroll,
      ...heap,
      ...filtering,
      ...sorting,
      ...closing,
    };
  } finally {
    await close();
  }
}

/** Visits a page, and does in it what people do with a slower processor once it stands. */
export async function slowedRound(browser: Browser, { url, selectors }: ListPage): Promise<ListInteractions> {
  const { page, cdp, close } = await benchPage(browser, selectors);
  try {
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(url, { waitUntil: "commit" });
    await page.evaluate(() => benchProbe.painted());
    await page.waitForLoadState("load");
    await quiet(page);
    await slowProcessor(cdp);
    const opening = await expandAll(page, cdp);
    const choosing = await selectAll(page, cdp);
    const choosingOne = await chooseOne(page, cdp, selectors);
    const filtering = await typeFirstKey(page, cdp);
    await filterOf(page).fill("");
    const sorting = await sortByUpdate(page, cdp);
    return {
      expandAll: opening,
      selectAll: choosing,
      chooseOne: choosingOne,
      firstKey: filtering,
      sort: sorting,
      collapseAll: await collapseAll(page, cdp),
    };
  } finally {
    await close();
  }
}
