import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";
import { overviewPage } from "../journeys/overview";

test.use({ world: team });

const links = ["/", "/organization"] as const;

/** Eight tabs of one browser, four of each page, one after the other as a person opens them. */
async function eightTabs(context: BrowserContext, canopyUrl: string): Promise<Page[]> {
  const pages: Page[] = [];
  for (const link of [...links, ...links, ...links, ...links]) {
    const page = await context.newPage();
    await page.goto(`${canopyUrl}${link}`);
    await expect(ageOf(page)).toBeVisible();
    pages.push(page);
  }
  return pages;
}

/** How old what the page shows of the organization is. */
function ageOf(page: Page) {
  return page.getByText(/as of/).getByRole("time").first();
}

async function follow(pages: readonly Page[], change: () => Promise<unknown>): Promise<void> {
  const before = await Promise.all(pages.map((page) => ageOf(page).getAttribute("datetime")));
  await change();
  for (const [index, page] of pages.entries())
    await expect(ageOf(page)).not.toHaveAttribute("datetime", before[index] ?? "");
}

test("eight tabs load and follow a change, over one stream, also when the one that holds it closes", async ({
  context,
  page,
  canopy,
}) => {
  await overviewPage(page).open();
  await page.close();
  /** The tabs that asked for a stream. */
  const asked: Page[] = [];
  context.on("request", (request) => {
    if (request.url().endsWith("/api/news")) asked.push(request.frame().page());
  });
  const tabs = await eightTabs(context, canopy.url);
  expect(asked).toHaveLength(1);

  const refresh = (tab: Page | undefined) => () =>
    tab?.getByRole("button", { name: "Collect the organization again" }).click() ?? Promise.resolve();
  await follow(tabs, refresh(tabs[7]));
  const [leader] = asked;
  await leader?.close();
  const others = tabs.filter((tab) => tab !== leader);
  await follow(others, refresh(others[3]));
  expect(asked).toHaveLength(2);
});

test("a hidden tab keeps no stream, and hears of everything when it is looked at again", async ({
  context,
  page,
  canopy,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  await setVisibility(page, "hidden");
  const other = await context.newPage();
  const stream = other.waitForRequest((request) => request.url().endsWith("/api/news"));
  await other.goto(`${canopy.url}/organization`);
  await stream;
  const before = await organization.summaryBar.takenAt();
  await organizationPage(other).refresh();
  const after = await organizationPage(other).summaryBar.takenAt();
  expect(await organization.summaryBar.takenAt()).toBe(before);
  await setVisibility(page, "visible");
  await expect.poll(() => organization.summaryBar.takenAt()).toBe(after);
});

test("tabs come back after a restart of the server", async ({ context, page, canopy }) => {
  await overviewPage(page).open();
  const other = await context.newPage();
  const organization = organizationPage(other);
  await other.goto(`${canopy.url}/organization`);
  await organization.settled();
  await canopy.crash();
  for (const tab of [page, other]) await expect(tab.getByText("reconnecting to Canopy")).toHaveCount(0);
  await follow([page, other], () => organization.summaryBar.refreshButton.click());
});

test("a tab that freezes while it holds the stream does not silence the others", async ({
  context,
  page,
  canopy,
}) => {
  test.setTimeout(600_000);
  await organizationPage(page).open();
  const other = await context.newPage();
  await other.goto(`${canopy.url}/organization`);
  const organization = organizationPage(other);
  await organization.settled();
  const stream = other.waitForRequest((request) => request.url().endsWith("/api/news"));
  const debuggerOfLeader = await context.newCDPSession(page);
  await debuggerOfLeader.send("Debugger.enable");
  await debuggerOfLeader.send("Debugger.pause");
  // A page that stands still runs into the pause with its next task.
  await stream;
  await organization.refresh();
  await debuggerOfLeader.send("Debugger.resume");
});

async function setVisibility(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((visibility) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => visibility });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}
