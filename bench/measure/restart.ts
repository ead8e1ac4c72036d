import type { Browser } from "@playwright/test";
import type { BenchServices } from "../bench-services";
import { median } from "../median";
import { benchPage } from "./bench-page";

export interface RestartResult {
  /** From the start of the process until it answers. */
  readonly readyMs: number;
  /** From the start of the process until the tree stands on screen. */
  readonly treeMs: number;
  /** From navigation until the tree stands on screen, the first page that this process makes. */
  readonly firstVisitMs: number;
  /** The age of the tree as the page shows it then; undefined where the page shows none. */
  readonly age: string | undefined;
}

const restarts = 3;

/** Ends Canopy and starts it on the database it left, as an upgrade does; medians of three times. */
export async function measureRestart(services: BenchServices, browser: Browser): Promise<RestartResult> {
  const results: RestartResult[] = [];
  while (results.length < restarts) results.push(await restart(services, browser));
  return {
    readyMs: median(results.map(({ readyMs }) => readyMs)),
    treeMs: median(results.map(({ treeMs }) => treeMs)),
    firstVisitMs: median(results.map(({ firstVisitMs }) => firstVisitMs)),
    age: results[0]?.age,
  };
}

async function restart(services: BenchServices, browser: Browser): Promise<RestartResult> {
  await services.stopCanopy();
  const { page, close } = await benchPage(browser);
  try {
    const startedAt = performance.now();
    await services.startCanopy();
    const readyMs = performance.now() - startedAt;
    await page.goto(`${services.canopyUrl}/organization`, { waitUntil: "commit" });
    const firstVisitMs = await page.evaluate(() => benchProbe.painted());
    const treeMs = performance.now() - startedAt;
    const ages = await page.getByText(/as of .+/).allInnerTexts();
    return { readyMs, treeMs, firstVisitMs, age: ages[0] };
  } finally {
    await close();
  }
}
