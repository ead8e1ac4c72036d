import { setTimeout as delay } from "node:timers/promises";
import type { Browser, Page } from "@playwright/test";
import { organizationPage } from "@/e2e/journeys/organization";
import { RunDetail, RunList, type RunSummary } from "@/lib/runs/run";
import { stepsIn } from "@/lib/runs/step-figures";
import { sessionHeaders } from "@/scripts/processes/enter";
import type { Measurement } from "../verdict";
import { benchPage } from "./bench-page";
import { longestTask, longTasksDuring } from "./longest-task";
import { largestMemory } from "./server-memory";

/** The page may answer a person this late at the most while steps settle. */
const smoothMs = 50;

interface Watched {
  /** Tasks of the main thread of 50 ms and more, which is what the browser reports. */
  readonly longTasksMs: readonly number[];
  readonly settled: number;
  readonly tookMs: number;
}

/**
 * Assigns a policy to every account one by one, as the organization page does, watches the page of the run for so many minutes
 * or to its end while steps settle, and cancels the rest. AWS's published rate is in force.
 */
export async function measureRun(
  browser: Browser,
  canopyUrl: string,
  minutes: number,
): Promise<Measurement[]> {
  const { page, cdp, close } = await benchPage(browser);
  try {
    const { id, targets, createdMs } = await startRun(page, canopyUrl);
    const detail = () => runDetail(canopyUrl, id);
    const { run } = await detail();
    await page.goto(`${canopyUrl}/runs/${id}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const progress = async () => progressOf(await detail());
    let watched: Watched | undefined;
    const memory = await largestMemory(canopyUrl, async () => {
      watched = await watch(page, progress, minutes * 60_000);
    });
    if (watched === undefined) throw new Error("The run was not watched.");
    const scrolled = await longestTask(cdp, () => scrollList(page));
    const filtered = await longestTask(cdp, () => filterList(page));
    const cancelled = await cancel(page, detail);
    const boundMs = (watched.settled / run.perSecond) * 1_000;
    return [
      { name: `create a run of ${targets} targets`, unit: "ms", ours: createdMs, target: { max: 2_000 } },
      {
        name: `longest task of the run page while ${watched.settled} steps settled`,
        unit: "ms",
        ours: Math.max(0, ...watched.longTasksMs),
        target: { max: smoothMs },
      },
      ...taskRows("the list is scrolled", scrolled),
      ...taskRows("the list is filtered", filtered),
      {
        name: "time for these steps",
        unit: "ms",
        ours: watched.tookMs,
        floor: boundMs,
        target: { maxRatio: 1.05 },
      },
      { name: "server memory meanwhile, largest", unit: "MB", ours: memory, target: { max: 600 } },
      { name: "cancel the rest", unit: "ms", ours: cancelled },
    ];
  } finally {
    await close();
  }
}

/** Its own work has the target: on a machine with others at work the clock counts theirs. */
function taskRows(when: string, { cpuMs, wallMs }: Awaited<ReturnType<typeof longestTask>>): Measurement[] {
  return [
    { name: `longest task while ${when}: CPU`, unit: "ms", ours: cpuMs, target: { max: smoothMs } },
    { name: "  by the clock", unit: "ms", ours: wallMs },
  ];
}

async function startRun(
  page: Page,
  canopyUrl: string,
): Promise<{ id: string; targets: number; createdMs: number }> {
  const organization = organizationPage(page);
  const { tree, form } = organization;
  await organization.open(`${canopyUrl}/organization?kind=account&state=ACTIVE`);
  await tree.chooseAll.check();
  await tree.assignSelected.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  if (await form.typedConfirmation.isVisible()) await form.typedConfirmation.fill("Root");
  const at = performance.now();
  await form.confirm.click();
  const run = await newestRun(canopyUrl);
  const createdMs = performance.now() - at;
  return { id: run.id, targets: stepsIn(run.counts), createdMs };
}

/** The newest run, as soon as there is one. */
async function newestRun(canopyUrl: string): Promise<RunSummary> {
  for (;;) {
    const { runs } = RunList.parse(await json(`${canopyUrl}/api/runs`));
    const [newest] = runs;
    if (newest !== undefined) return newest;
    await delay(20);
  }
}

interface Progress {
  readonly settled: number;
  readonly waiting: number;
}

/** What the main thread of the page did for so long, or until no step waited, and how many steps were settled meanwhile. */
async function watch(page: Page, progress: () => Promise<Progress>, forMs: number): Promise<Watched> {
  const before = await progress();
  const at = performance.now();
  let now = before;
  const longTasksMs = await longTasksDuring(page, async () => {
    while (performance.now() - at < forMs && now.waiting > 0) {
      await delay(askEveryMs);
      now = await progress();
    }
  });
  return { longTasksMs, settled: now.settled - before.settled, tookMs: performance.now() - at };
}
/** The server has little to do with being asked so often. */
const askEveryMs = 2_000;

/** From the top of the list to its end a screen at a time, and to the end at once. */
async function scrollList(page: Page): Promise<void> {
  const list = page.getByRole("grid", { name: "Targets of the run" });
  await list.hover();
  for (let screens = 0; screens < 60; screens += 1) {
    await page.mouse.wheel(0, 900);
    await delay(50);
  }
  await list.press("End");
  await delay(1_000);
}

/** A filter typed and cleared. */
async function filterList(page: Page): Promise<void> {
  const search = page.getByRole("searchbox", { name: "Filter by name or id" });
  await search.pressSequentially("12", { delay: 100 });
  await delay(2_000);
  await search.clear();
  await delay(2_000);
}

/** From the click until no step waits any more, in milliseconds. */
async function cancel(page: Page, detail: () => Promise<RunDetail>): Promise<number> {
  const at = performance.now();
  await page.getByRole("button", { name: "Cancel the rest" }).click();
  while ((await detail()).run.counts.waiting > 0) await delay(50);
  return performance.now() - at;
}

function progressOf({ run: { counts } }: RunDetail): Progress {
  const settled = counts.accepted + counts.refused + counts.skipped + counts.unknown;
  return { settled, waiting: counts.waiting };
}

async function runDetail(canopyUrl: string, id: string): Promise<RunDetail> {
  return RunDetail.parse(await json(`${canopyUrl}/api/runs/run?id=${id}`));
}

async function json(url: string): Promise<unknown> {
  const response = await fetch(url, { headers: sessionHeaders() });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
