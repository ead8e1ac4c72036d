import type { Browser, CDPSession, Page } from "@playwright/test";
import { summary } from "../median";
import type { Measurement } from "../verdict";
import { benchPage } from "./bench-page";
import { clicked, type Interaction, quiet, timed } from "./interactions";

/** What an interaction may take on any page. */
const smoothMs = 50;

interface ScreensRound {
  readonly openPanel: Interaction;
  readonly closePanel: Interaction;
  readonly findControl: Interaction;
  readonly filterActivity: Interaction;
  /** From navigation to the frame in which the organization of an earlier time stands. */
  readonly asOfMs: number;
}

/** What people do on pages that no other part visits: medians of all rounds, after one that is not counted. */
export async function measureScreens(
  browser: Browser,
  canopyUrl: string,
  rounds: number,
): Promise<Measurement[]> {
  await screensRound(browser, canopyUrl);
  const visits: ScreensRound[] = [];
  for (let round = 0; round < rounds; round++) visits.push(await screensRound(browser, canopyUrl));
  const each = (name: string, value: (round: ScreensRound) => number, max?: number): Measurement => {
    const rounds = summary(visits.map(value));
    return {
      ...{ name, unit: "ms", ours: rounds.median, rounds },
      ...(max !== undefined && { target: { max } }),
    };
  };
  return [
    each("open the panel of an OU", ({ openPanel }) => openPanel.wallMs, smoothMs),
    each("close it", ({ closePanel }) => closePanel.wallMs, smoothMs),
    each(
      "policy editor: first key of the search for controls",
      ({ findControl }) => findControl.wallMs,
      smoothMs,
    ),
    each("activity: first key of the filter", ({ filterActivity }) => filterActivity.wallMs, smoothMs),
    each("the organization as of an earlier time", ({ asOfMs }) => asOfMs),
    each("  open the panel: CPU", ({ openPanel }) => openPanel.cpuMs),
    each("  policy editor: CPU", ({ findControl }) => findControl.cpuMs),
    each("  activity: CPU", ({ filterActivity }) => filterActivity.cpuMs),
  ];
}

async function screensRound(browser: Browser, canopyUrl: string): Promise<ScreensRound> {
  const { page, cdp, close } = await benchPage(browser);
  try {
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(`${canopyUrl}/organization`);
    await page.evaluate(() => benchProbe.painted());
    const name = page.locator("[role=row][data-node]").nth(2).locator("[role=gridcell] [title]").first();
    const openPanel = await clicked(page, cdp, name, { kind: "text-changes", selector: "aside h2" });
    const closing = page.getByRole("button", { name: "Close the panel" });
    const closePanel = await clicked(page, cdp, closing, { kind: "goes", selector: "aside h2" });

    await page.goto(`${canopyUrl}/policies/new`);
    const control = page.getByRole("searchbox", { name: "Find a control" });
    const findControl = await firstKey(page, cdp, { field: control, selector: "form[aria-label=Policy]" });

    await page.goto(`${canopyUrl}/activity`);
    const filter = page.getByRole("searchbox", { name: "Filter by person, target, policy or text" });
    const filterActivity = await firstKey(page, cdp, { field: filter, selector: "main" });

    await page.goto(`${canopyUrl}/organization?asof=${new Date().toISOString()}`, { waitUntil: "commit" });
    const asOfMs = await page.evaluate(() => benchProbe.painted());
    return { openPanel, closePanel, findControl, filterActivity, asOfMs };
  } finally {
    await close();
  }
}

async function firstKey(
  page: Page,
  cdp: CDPSession,
  { field, selector }: { readonly field: ReturnType<Page["getByRole"]>; readonly selector: string },
): Promise<Interaction> {
  await page.waitForLoadState("load");
  await quiet(page);
  await field.click();
  return timed(page, cdp, "keydown", { kind: "text-changes", selector }, () => page.keyboard.press("z"));
}
