import type { Browser, CDPSession, Page } from "@playwright/test";
import { median } from "../median";
import type { Measurement } from "../verdict";
import { benchPage } from "./bench-page";
import { clicked, type Interaction, quiet, timed } from "./interactions";

/** What an interaction of the organization page may take; the map is held to the same. */
const BUDGET_MS = 50;
const MOVES = 120;
const MOVING_MS = 2_000;
/** Where the pointer moves there are more targets than this in any world. */
const FEWEST_CHANGES = MOVES / 10;

const map = "[role=application][aria-label='Map of the organization']";
const readout = "[aria-label='What the map points at']";
const place = "nav[aria-label='Place on the map']";

interface OverviewRound {
  /** From navigation to the frame in which the map is drawn beside the numbers. */
  readonly paintedMs: number;
  readonly recolour: Interaction;
  readonly enter: Interaction;
  readonly leave: Interaction;
  readonly droppedPercent: number;
  readonly compliance: CompliantMap;
}

/** The same on the map that shows how accounts comply with their worst pack. */
type CompliantMap = Pick<OverviewRound, "recolour" | "enter" | "leave" | "droppedPercent">;

/** Visits the overview and does on its map what people do: medians of all rounds. */
export async function measureOverview(
  browser: Browser,
  canopyUrl: string,
  rounds: number,
): Promise<Measurement[]> {
  // The first visit makes the server load its code; it is not counted.
  await overviewRound(browser, canopyUrl);
  const visits: OverviewRound[] = [];
  for (let round = 0; round < rounds; round++) visits.push(await overviewRound(browser, canopyUrl));
  const of = (value: (round: OverviewRound) => number) => median(visits.map(value));
  const target = { max: BUDGET_MS };
  return [
    { name: "numbers and map painted", unit: "ms", ours: of(({ paintedMs }) => paintedMs) },
    { name: "colour the map by policy", unit: "ms", ours: of(({ recolour }) => recolour.wallMs), target },
    { name: "go into the largest OU", unit: "ms", ours: of(({ enter }) => enter.wallMs), target },
    { name: "leave it again", unit: "ms", ours: of(({ leave }) => leave.wallMs), target },
    { name: "  colour the map by policy: CPU", unit: "ms", ours: of(({ recolour }) => recolour.cpuMs) },
    { name: "  go into the largest OU: CPU", unit: "ms", ours: of(({ enter }) => enter.cpuMs) },
    {
      name: "frames dropped under a moving pointer",
      unit: "%",
      ours: of(({ droppedPercent }) => droppedPercent),
      target: { max: 0 },
    },
    ...complianceMeasurements(visits.map(({ compliance }) => compliance)),
  ];
}

function complianceMeasurements(visits: readonly CompliantMap[]): Measurement[] {
  const of = (value: (round: CompliantMap) => number) => median(visits.map(value));
  const target = { max: BUDGET_MS };
  return [
    { name: "colour the map by compliance", unit: "ms", ours: of(({ recolour }) => recolour.wallMs), target },
    {
      name: "go into the largest OU, by compliance",
      unit: "ms",
      ours: of(({ enter }) => enter.wallMs),
      target,
    },
    { name: "leave it again, by compliance", unit: "ms", ours: of(({ leave }) => leave.wallMs), target },
    { name: "  colour the map by compliance: CPU", unit: "ms", ours: of(({ recolour }) => recolour.cpuMs) },
    {
      name: "  go into the largest OU, by compliance: CPU",
      unit: "ms",
      ours: of(({ enter }) => enter.cpuMs),
    },
    {
      name: "frames dropped under a moving pointer, by compliance",
      unit: "%",
      ours: of(({ droppedPercent }) => droppedPercent),
      target: { max: 0 },
    },
  ];
}

async function overviewRound(browser: Browser, canopyUrl: string): Promise<OverviewRound> {
  const { page, cdp, close } = await benchPage(browser);
  try {
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(canopyUrl, { waitUntil: "commit" });
    const paintedMs = await page.evaluate(
      (selector) => benchProbe.paintedWith(selector),
      `${map}[data-drawn]`,
    );
    await page.waitForLoadState("load");
    // Other panels may stand above it, and a pointer reaches what is on screen.
    await page.locator(map).evaluate((element) => element.scrollIntoView({ block: "center" }));
    await quiet(page);
    const droppedPercent = await movePointer(page);
    const policy = { recolour: await colourBy(page, cdp, "Policy"), ...(await enterAndLeave(page, cdp)) };
    const recolour = await colourBy(page, cdp, "Compliance");
    const compliance = {
      recolour,
      droppedPercent: await movePointer(page),
      ...(await enterAndLeave(page, cdp)),
    };
    return { paintedMs, droppedPercent, ...policy, compliance };
  } finally {
    await close();
  }
}

/**
 * The colours are those that stay, in the frame in which the legend is. What they show of packs is fetched while the pointer is on
 * its way: it rests on the choice for as long as before every press.
 */
async function colourBy(page: Page, cdp: CDPSession, name: string): Promise<Interaction> {
  const choice = page.getByRole("group", { name: "Color by" }).getByText(name, { exact: true });
  await choice.hover();
  const before = await pictureOf(page);
  const outcome = { kind: "text-changes", selector: "[aria-label=Legend]" } as const;
  const interaction = await timed(page, cdp, "click", outcome, () => choice.click());
  const after = await pictureOf(page);
  if (after === before) throw new Error("The legend has changed, and the map has not.");
  await quiet(page);
  if ((await pictureOf(page)) !== after) throw new Error("The map changed once more after its legend had.");
  return interaction;
}

async function enterAndLeave(page: Page, cdp: CDPSession): Promise<Pick<OverviewRound, "enter" | "leave">> {
  const enter = await enterLargest(page, cdp);
  const leave = await clicked(page, cdp, page.locator(place).getByRole("button").first(), {
    kind: "text-changes",
    selector: place,
  });
  return { enter, leave };
}

/** The largest of the root's OUs is under the middle of the second band. */
async function enterLargest(page: Page, cdp: CDPSession): Promise<Interaction> {
  const box = await boxOfMap(page);
  await page.mouse.move(box.x + box.width * 0.6, box.y + 34);
  await quiet(page);
  const name = await page.locator(readout).getByRole("link").innerText();
  const before = await pictureOf(page);
  const outcome = { kind: "text-changes", selector: place } as const;
  const interaction = await timed(page, cdp, "pointerup", outcome, async () => {
    await page.mouse.down();
    await page.mouse.up();
  });
  await quiet(page);
  const entered = await page.locator(place).locator("[aria-current=location]").innerText();
  if (entered !== name) throw new Error(`The map was to show ${name} and shows ${entered}.`);
  if ((await pictureOf(page)) === before) throw new Error(`The map still looks as before ${name}.`);
  return interaction;
}

async function movePointer(page: Page): Promise<number> {
  const frameMs = await page.evaluate(() => benchProbe.idleFrameMs());
  const box = await boxOfMap(page);
  const y = box.y + box.height * 0.8;
  await page.mouse.move(box.x + 5, y);
  const watched = page.evaluate(([ms, selector]) => benchProbe.watchFrames(ms, selector), [
    MOVING_MS,
    readout,
  ] as const);
  await page.mouse.move(box.x + box.width - 5, y, { steps: MOVES });
  const { intervalsMs, changes } = await watched;
  if (changes < FEWEST_CHANGES)
    throw new Error(`The line above the map followed the pointer ${changes} times only.`);
  const due = intervalsMs.reduce((sum, interval) => sum + Math.max(1, Math.round(interval / frameMs)), 0);
  return ((due - intervalsMs.length) / due) * 100;
}

async function boxOfMap(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await page.locator(map).boundingBox();
  if (box === null) throw new Error("The map is not on screen.");
  return box;
}

/** The pixels of the map, without what moves over it. */
function pictureOf(page: Page): Promise<string> {
  return page
    .locator(`${map} canvas`)
    .first()
    .evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : ""));
}
