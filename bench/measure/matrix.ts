import type { Browser } from "@playwright/test";
import { median } from "../median";
import type { Measurement } from "../verdict";
import { benchPage } from "./bench-page";
import { type Interaction, quiet, showFailed, typeFirstKey } from "./interactions";
import { measureScroll, type ScrollResult } from "./scroll";

/** Measured on bare pages of another machine: what a tuned DOM takes. Canvas takes 94 and 10. */
const FLOOR_PAINTED_MS = 140;
const FLOOR_FILTER_MS = 21;

interface MatrixRound extends ScrollResult {
  /** From navigation to the frame in which the first cells can be read. */
  readonly readableMs: number;
  /** From navigation to the frame in which all rows are there and can be worked with. */
  readonly paintedMs: number;
  readonly firstKey: Interaction;
  readonly failed: Interaction;
}

/** Visits the matrix of accounts and packs and does in it what people do: medians of all rounds. */
export async function measureMatrix(
  browser: Browser,
  canopyUrl: string,
  rounds: number,
): Promise<Measurement[]> {
  const url = `${canopyUrl}/packs?view=matrix`;
  // The first visit makes the server load its code; it is not counted.
  await matrixRound(browser, url);
  const visits: MatrixRound[] = [];
  for (let round = 0; round < rounds; round++) visits.push(await matrixRound(browser, url));
  const of = (value: (round: MatrixRound) => number) => median(visits.map(value));
  return [
    {
      name: "first cells can be read",
      unit: "ms",
      ours: of(({ readableMs }) => readableMs),
      floor: FLOOR_PAINTED_MS,
    },
    { name: "all rows can be worked with", unit: "ms", ours: of(({ paintedMs }) => paintedMs) },
    {
      name: "first key of the filter",
      unit: "ms",
      ours: of(({ firstKey }) => firstKey.wallMs),
      floor: FLOOR_FILTER_MS,
    },
    { name: "anything failed", unit: "ms", ours: of(({ failed }) => failed.wallMs), floor: FLOOR_FILTER_MS },
    { name: "  first key of the filter: CPU", unit: "ms", ours: of(({ firstKey }) => firstKey.cpuMs) },
    { name: "  anything failed: CPU", unit: "ms", ours: of(({ failed }) => failed.cpuMs) },
    {
      name: "frames dropped in fast scroll",
      unit: "%",
      ours: of(({ droppedPercent }) => droppedPercent),
      target: { max: 5 },
    },
    { name: "frames with a row missing", unit: "%", ours: of(({ blankPercent }) => blankPercent) },
  ];
}

/** The matrix of compliance against that of deployments, visited in turns: medians of all rounds. */
export async function measureComplianceMatrix(
  browser: Browser,
  canopyUrl: string,
  rounds: number,
): Promise<Measurement[]> {
  const url = `${canopyUrl}/packs?view=matrix`;
  const visits: { readonly without: MatrixRound; readonly with: MatrixRound }[] = [];
  await matrixRound(browser, `${url}&show=compliance`);
  for (let round = 0; round < rounds; round++) {
    const without = await matrixRound(browser, url);
    visits.push({ without, with: await matrixRound(browser, `${url}&show=compliance`) });
  }
  const measured = (name: string, value: (round: MatrixRound) => number): Measurement => ({
    name,
    unit: "ms",
    ours: median(visits.map((visit) => value(visit.with))),
    floor: median(visits.map((visit) => value(visit.without))),
    target: { maxRatio: 1.1 },
  });
  return [
    measured("first cells can be read", ({ readableMs }) => readableMs),
    measured("all rows can be worked with", ({ paintedMs }) => paintedMs),
    measured("first key of the filter: CPU", ({ firstKey }) => firstKey.cpuMs),
    measured("anything failed: CPU", ({ failed }) => failed.cpuMs),
  ];
}

async function matrixRound(browser: Browser, url: string): Promise<MatrixRound> {
  const { page, cdp, close } = await benchPage(browser);
  try {
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(url, { waitUntil: "commit" });
    const [readableMs, paintedMs] = await page.evaluate(() =>
      Promise.all([benchProbe.readable(), benchProbe.painted()]),
    );
    await page.waitForLoadState("load");
    await quiet(page);
    const scroll = await measureScroll(page, cdp);
    await page.evaluate(() => benchProbe.toTop());
    const firstKey = await typeFirstKey(page, cdp);
    await page.getByRole("button", { name: "Clear all", exact: true }).click();
    const failed = await showFailed(page, cdp);
    return { readableMs, paintedMs, firstKey, failed, ...scroll };
  } finally {
    await close();
  }
}
