import type { CDPSession, Locator, Page } from "@playwright/test";
import type { ListSelectors } from "./page/probe";
import type { Outcome } from "./page/probed";

/** What one interaction takes, in milliseconds. */
export interface Interaction {
  /** From the event to the frame in which its outcome is on screen. */
  readonly wallMs: number;
  /** What the page's main thread worked in that time; other programs of the machine do not change it. */
  readonly cpuMs: number;
}

const firstKey = "p";
const settleMs = 600;

/** Opens every branch, from the click in the menu on. */
export async function expandAll(page: Page, cdp: CDPSession): Promise<Interaction> {
  return openTo(page, cdp, "Expand all");
}

/** Closes every branch but the root, from the click in the menu on. */
export async function collapseAll(page: Page, cdp: CDPSession): Promise<Interaction> {
  return openTo(page, cdp, "Collapse all");
}

async function openTo(page: Page, cdp: CDPSession, name: string): Promise<Interaction> {
  // The button says what is left to do.
  await page.getByRole("button", { name: /^(Expand|Collapse)$/ }).click();
  return clicked(page, cdp, page.getByRole("menuitem", { name }), { kind: "row-count-changes" });
}

/** Puts siblings in the order in which they were updated, from the click on the column's title on. */
export async function sortByUpdate(page: Page, cdp: CDPSession): Promise<Interaction> {
  const title = page.getByRole("button", { name: "Updated", exact: true });
  return clicked(page, cdp, title, { kind: "rows-change" });
}

/** Chooses everything by the box in the header, and lets go of it again. */
export async function selectAll(page: Page, cdp: CDPSession): Promise<Interaction> {
  const box = page.getByRole("checkbox", { name: "Select everything that matches" });
  const interaction = await clicked(page, cdp, box, { kind: "all-rows-selected" });
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  return interaction;
}

/** Chooses one row on screen. */
export async function chooseOne(
  page: Page,
  cdp: CDPSession,
  { row: rows, select }: ListSelectors,
): Promise<Interaction> {
  const row = page.locator(rows).nth(4);
  const node = await row.evaluate(
    (element) =>
      (element.closest("[data-node]") ?? element.querySelector("[data-node]"))?.getAttribute("data-node") ??
      "",
  );
  return clicked(page, cdp, row.locator(select).first(), { kind: "row-selected", node });
}

/** The filter of a list of targets. */
export function filterOf(page: Page): Locator {
  return page.getByRole("searchbox", { name: "Filter by name, id, e-mail or path" });
}

/** Types one letter into the filter, of which nothing has been asked before. */
export async function typeFirstKey(page: Page, cdp: CDPSession): Promise<Interaction> {
  await filterOf(page).click();
  return timed(page, cdp, "keydown", { kind: "matches-are-counted" }, () => page.keyboard.press(firstKey));
}

/** Puts the rows of the matrix by their first pack, from the click on its button on. */
export async function sortByFirstPack(page: Page, cdp: CDPSession): Promise<Interaction> {
  const button = page.getByRole("button", { name: /^Sort by / }).first();
  return clicked(page, cdp, button, { kind: "rows-change" });
}

/** Leaves of the matrix what failed somewhere, from the click on. */
export async function showFailed(page: Page, cdp: CDPSession): Promise<Interaction> {
  return clicked(page, cdp, page.getByRole("button", { name: "Failed only" }), {
    kind: "matches-are-counted",
  });
}

/** What people do next happens a moment later: whatever the page had put off is done by then. */
export async function quiet(page: Page): Promise<void> {
  await page.waitForTimeout(settleMs);
}

/** A click and its outcome. The pointer is there before it presses, as a hand's is. */
export async function clicked(
  page: Page,
  cdp: CDPSession,
  target: Locator,
  outcome: Outcome,
): Promise<Interaction> {
  await target.hover();
  return timed(page, cdp, "click", outcome, async () => {
    await page.mouse.down();
    await page.mouse.up();
  });
}

/** Does something that begins with an event, and waits until its outcome is on screen. */
export async function timed(
  page: Page,
  cdp: CDPSession,
  event: string,
  outcome: Outcome,
  act: () => Promise<void>,
): Promise<Interaction> {
  await quiet(page);
  // The page listens before it is acted on: a question that is not answered yet could come after the event.
  await page.evaluate(([name, wanted]) => benchProbe.listen(name, wanted), [event, outcome] as const);
  const before = await mainThreadMs(cdp);
  await act();
  const wallMs = await page.evaluate(() => benchProbe.elapsed());
  return { wallMs, cpuMs: (await mainThreadMs(cdp)) - before };
}

/** CPU time that the tasks of the page's main thread have taken so far, in milliseconds. */
async function mainThreadMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1000;
}
