import type { Browser } from "@playwright/test";
import { median, summary } from "../median";
import { startMatrixPages } from "../peers/matrix-pages";
import type { Measurement } from "../verdict";
import { benchPage, treegrid, usedHeapMb } from "./bench-page";
import { type Interaction, quiet, showFailed, sortByFirstPack, typeFirstKey } from "./interactions";
import { PeerVisits } from "./peer-visits";
import type { ListPage } from "./page/round";
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
  /** By the first pack, those that failed first. */
  readonly sort: Interaction;
  readonly heapMb: number;
}

/**
 * Visits the matrix of accounts and packs and the peers' tables of the same cells in turns, and does in them what people do.
 */
export async function measureMatrix(
  browser: Browser,
  canopyUrl: string,
  { rounds, peers }: { readonly rounds: number; readonly peers: boolean },
): Promise<{ readonly measurements: Measurement[]; readonly remarks: readonly string[] }> {
  const canopy: ListPage = { name: "Canopy", url: `${canopyUrl}/packs?view=matrix`, selectors: treegrid };
  const pages = peers ? await startMatrixPages(canopyUrl) : undefined;
  try {
    // The first visit makes the server load its code; it is not counted.
    await matrixRound(browser, canopy);
    const visits: MatrixRound[] = [];
    const others = (pages?.tables ?? []).map((page) => new PeerVisits<MatrixRound>(page, matrixRound));
    for (let round = 0; round < rounds; round++) {
      visits.push(await matrixRound(browser, canopy));
      for (const peer of others) await peer.visit(browser);
    }
    const remarks = others.flatMap(({ page, remarks: said }) =>
      said.map((remark) => `${page.name}: ${remark}`),
    );
    return { measurements: matrixMeasurements(visits, others), remarks };
  } finally {
    await pages?.close();
  }
}

function matrixMeasurements(
  visits: readonly MatrixRound[],
  others: readonly PeerVisits<MatrixRound>[],
): Measurement[] {
  const each = (
    name: string,
    unit: Measurement["unit"],
    value: (round: Partial<MatrixRound>) => number | undefined,
    more: Pick<Measurement, "floor" | "target"> = {},
  ): Measurement => {
    const ours = summary(visits.map(value));
    return {
      ...{ name, unit, ours: ours.median, rounds: ours, ...more },
      ...(others.length > 0 && {
        peers: Object.fromEntries(others.map((peer) => [peer.page.name, summary(peer.rounds.map(value))])),
      }),
    };
  };
  return [
    each("first cells can be read", "ms", ({ readableMs }) => readableMs, { floor: FLOOR_PAINTED_MS }),
    each("all rows can be worked with", "ms", ({ paintedMs }) => paintedMs),
    each("first key of the filter", "ms", ({ firstKey }) => firstKey?.wallMs, { floor: FLOOR_FILTER_MS }),
    each("anything failed", "ms", ({ failed }) => failed?.wallMs, { floor: FLOOR_FILTER_MS }),
    each("sort", "ms", ({ sort }) => sort?.wallMs),
    each("  first key of the filter: CPU", "ms", ({ firstKey }) => firstKey?.cpuMs),
    each("  anything failed: CPU", "ms", ({ failed }) => failed?.cpuMs),
    each("  sort: CPU", "ms", ({ sort }) => sort?.cpuMs),
    each("frames dropped in fast scroll", "%", ({ droppedPercent }) => droppedPercent, {
      target: { max: 5 },
    }),
    each("  longest frame", "ms", ({ longestFrameMs }) => longestFrameMs),
    each("  frames with a row missing", "%", ({ blankPercent }) => blankPercent),
    each("heap after load", "MB", ({ heapMb }) => heapMb),
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
  const [deployments, compliance] = [url, `${url}&show=compliance`].map((address): ListPage => ({
    name: "Canopy",
    url: address,
    selectors: treegrid,
  }));
  if (deployments === undefined || compliance === undefined) return [];
  await matrixRound(browser, compliance);
  for (let round = 0; round < rounds; round++) {
    const without = await matrixRound(browser, deployments);
    visits.push({ without, with: await matrixRound(browser, compliance) });
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
    measured("sort: CPU", ({ sort }) => sort.cpuMs),
  ];
}

async function matrixRound(
  browser: Browser,
  { url, selectors }: ListPage,
  take: (part: Partial<MatrixRound>) => void = () => undefined,
): Promise<MatrixRound> {
  const { page, cdp, close } = await benchPage(browser, selectors);
  const took = <T extends Partial<MatrixRound>>(part: T): T => {
    take(part);
    return part;
  };
  try {
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(url, { waitUntil: "commit" });
    const [readableMs, paintedMs] = await page.evaluate(() =>
      Promise.all([benchProbe.readable(), benchProbe.painted()]),
    );
    const painted = took({ readableMs, paintedMs });
    await page.waitForLoadState("load");
    await quiet(page);
    const heap = took({ heapMb: await usedHeapMb(cdp) });
    const scroll = took(await measureScroll(page, cdp, selectors));
    await page.evaluate(() => benchProbe.toTop());
    const typing = took({ firstKey: await typeFirstKey(page, cdp) });
    await page.getByRole("button", { name: "Clear all", exact: true }).click();
    const failing = took({ failed: await showFailed(page, cdp) });
    await page.getByRole("button", { name: "Clear all", exact: true }).click();
    const sorting = took({ sort: await sortByFirstPack(page, cdp) });
    return { ...painted, ...heap, ...scroll, ...typing, ...failing, ...sorting };
  } finally {
    await close();
  }
}
