import type { Browser, Page } from "@playwright/test";
import { summary } from "../../median";
import { startPeerPages } from "../../peers/peer-pages";
import type { Measurement, Target } from "../../verdict";
import { benchPage, slowedTimes, slowProcessor } from "../bench-page";
import { quiet } from "../interactions";
import type { Opening } from "../page/probed";
import { snapshotColumns } from "../snapshot-columns";
import { countWireBytes } from "../wire-bytes";
import { measurePages } from "./pages";

interface OpeningRound {
  readonly cold: Opening;
  readonly warm: Opening;
  readonly slowed: Opening;
  /** What the snapshot's request brought on the second visit, headers included. */
  readonly secondSnapshotKb: number;
}

const figures = [
  { name: "first contentful paint", of: ({ firstPaintMs }: Opening) => firstPaintMs },
  { name: "rows visible", of: ({ visibleMs }: Opening) => visibleMs },
  { name: "rows usable", of: ({ usableMs }: Opening) => usableMs },
  { name: "blocked", of: ({ blockedMs }: Opening) => blockedMs },
] as const;
const visits = [
  { name: "cold browser", of: ({ cold }: OpeningRound) => cold },
  { name: "warm browser", of: ({ warm }: OpeningRound) => warm },
  { name: `processor slowed ${slowedTimes} times`, of: ({ slowed }: OpeningRound) => slowed },
] as const;
const targets: Readonly<Record<string, Target>> = {
  "first contentful paint, cold browser": { maxRatio: 1.5 },
  "rows usable, cold browser": { maxRatio: 2 },
  "blocked, cold browser": { max: 60 },
};

/**
 * How long the organization page and the floor take from navigation to what can be seen and used: with an empty cache, once
 * more with what it keeps, and with an empty one on a slowed processor. The server is warm; what each other page loads follows.
 */
export async function measureOpening(
  browser: Browser,
  canopyUrl: string,
  rounds: number,
): Promise<Measurement[]> {
  const pages = await startPeerPages(await snapshotColumns(canopyUrl), { peers: false });
  const ourUrl = `${canopyUrl}/organization`;
  const [ours, floor]: [OpeningRound[], OpeningRound[]] = [[], []];
  try {
    // The first visit of each makes the server load its code and the browser its own; it is not counted.
    await openingRound(browser, ourUrl);
    await openingRound(browser, pages.floorUrl);
    for (let round = 0; round < rounds; round++) {
      ours.push(await openingRound(browser, ourUrl));
      floor.push(await openingRound(browser, pages.floorUrl));
    }
  } finally {
    await pages.close();
  }
  const compared = visits.flatMap((visit) =>
    figures.map((figure): Measurement => {
      const name = `${figure.name}, ${visit.name}`;
      const [rounds, floorRounds] = [ours, floor].map((all) =>
        summary(all.map((each) => figure.of(visit.of(each)))),
      );
      const target = targets[name];
      return {
        ...{ name, unit: "ms", ours: rounds?.median ?? Number.NaN },
        ...(rounds !== undefined && { rounds }),
        ...(floorRounds !== undefined && { floor: floorRounds.median, floorRounds }),
        ...(target !== undefined && { target }),
      };
    }),
  );
  const second = summary(ours.map(({ secondSnapshotKb }) => secondSnapshotKb));
  return [
    ...compared,
    // A 304 is its headers alone.
    {
      name: "snapshot on a second visit",
      unit: "KB",
      ours: second.median,
      rounds: second,
      target: { max: 2 },
    },
    ...(await measurePages(browser, canopyUrl)),
  ];
}

async function openingRound(browser: Browser, url: string): Promise<OpeningRound> {
  const { cold, warm, secondSnapshotKb } = await visitTwice(browser, url);
  return { cold, warm, secondSnapshotKb, slowed: await visitSlowed(browser, url) };
}

async function visitTwice(
  browser: Browser,
  url: string,
): Promise<Pick<OpeningRound, "cold" | "warm" | "secondSnapshotKb">> {
  const { page, cdp, close } = await benchPage(browser);
  try {
    const cold = await opened(page, url);
    await quiet(page);
    await page.goto("about:blank");
    const wire = await countWireBytes(cdp);
    const warm = await opened(page, url);
    await quiet(page);
    return { cold, warm, secondSnapshotKb: wire.bytes().snapshot / 1024 };
  } finally {
    await close();
  }
}

async function visitSlowed(browser: Browser, url: string): Promise<Opening> {
  const { page, cdp, close } = await benchPage(browser);
  try {
    await slowProcessor(cdp);
    return await opened(page, url);
  } finally {
    await close();
  }
}

async function opened(page: Page, url: string): Promise<Opening> {
  await page.goto(url, { waitUntil: "commit" });
  return page.evaluate(() => benchProbe.opening());
}
