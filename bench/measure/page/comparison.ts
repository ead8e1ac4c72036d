import type { Browser } from "@playwright/test";
import { startPeerPages } from "../../peers/peer-pages";
import { treegrid } from "../bench-page";
import { PeerVisits } from "../peer-visits";
import { serverRenderMs } from "../server-render";
import { snapshotColumns } from "../snapshot-columns";
import { type ListInteractions, type ListPage, pageRound, type PageRound, slowedRound } from "./round";

export interface PageComparison {
  readonly ours: readonly PageRound[];
  readonly floor: readonly PageRound[];
  /** The interactions alone, with a slower processor. */
  readonly slowed: {
    readonly ours: readonly ListInteractions[];
    readonly floor: readonly ListInteractions[];
  };
  readonly peers: readonly PeerRounds[];
  readonly serverMs: { readonly ours: number; readonly floor: number };
  /** Rows that the two pages show differently; empty when they do the same work. */
  readonly differences: readonly string[];
}

/** The visits of a peer: a figure may be missing where it did not come to an end. */
export interface PeerRounds {
  readonly name: string;
  readonly rounds: readonly Partial<PageRound>[];
  /** Why a visit ended early, or what it showed of another number than the floor; empty when it did all. */
  readonly remarks: readonly string[];
}

/** Visits all pages in turns, so that whatever else the machine does happens to all of them. */
export async function comparePages(
  browser: Browser,
  canopyUrl: string,
  { rounds, peers, onRound }: { rounds: number; peers: boolean; onRound: (round: number) => void },
): Promise<PageComparison> {
  const pages = await startPeerPages(await snapshotColumns(canopyUrl), { peers });
  const ourPage: ListPage = { name: "Canopy", url: `${canopyUrl}/organization`, selectors: treegrid };
  const floorPage: ListPage = { name: "floor", url: pages.floorUrl, selectors: treegrid };
  try {
    // The first visit of each makes the server load its code and the browser its own; it is not counted.
    await pageRound(browser, ourPage);
    await pageRound(browser, floorPage);
    const ours: PageRound[] = [];
    const floor: PageRound[] = [];
    const slowed: { ours: ListInteractions[]; floor: ListInteractions[] } = { ours: [], floor: [] };
    const visits = pages.lists.map((page) => new PeerVisits<PageRound>(page, pageRound));
    for (let round = 0; round < rounds; round++) {
      onRound(round + 1);
      ours.push(await pageRound(browser, ourPage));
      floor.push(await pageRound(browser, floorPage));
      slowed.ours.push(await slowedRound(browser, ourPage));
      slowed.floor.push(await slowedRound(browser, floorPage));
      for (const peer of visits) await peer.visit(browser);
    }
    const serverMs = { ours: await serverRenderMs(ourPage.url), floor: await serverRenderMs(floorPage.url) };
    const [last] = floor.slice(-1);
    return {
      ...{ ours, floor, slowed, serverMs },
      peers: visits.map((peer) => peerRounds(peer, last)),
      differences: differencesOf(ours.at(-1), last),
    };
  } finally {
    await pages.close();
  }
}

function peerRounds(
  { page, rounds, remarks }: PeerVisits<PageRound>,
  floor: PageRound | undefined,
): PeerRounds {
  const last = rounds.at(-1);
  const differences = (["opened", "filtered"] as const).flatMap((view) => {
    const [theirs, ours] = [last?.[view]?.count, floor?.[view].count];
    return theirs === undefined || theirs === ours ? [] : [`${view}: ${theirs} rows, the floor ${ours ?? 0}`];
  });
  return { name: page.name, rounds, remarks: [...remarks, ...differences] };
}

function differencesOf(ours: PageRound | undefined, floor: PageRound | undefined): string[] {
  if (ours === undefined || floor === undefined) return [];
  return (["opened", "filtered"] as const).flatMap((view) => {
    const [left, right] = [ours[view], floor[view]];
    const counts = left.count === right.count ? [] : [`${view}: ${left.count} rows and ${right.count}`];
    // One page may have rendered a row more beyond the edge of the screen.
    const common = Math.min(left.onScreen.length, right.onScreen.length);
    const rows = Array.from({ length: common }, (_, row) => [
      left.onScreen[row]?.join(" | "),
      right.onScreen[row]?.join(" | "),
    ]);
    const different = rows.filter(([one, other]) => one !== other);
    return [...counts, ...different.map(([one, other]) => `${view}:\n  ${one ?? ""}\n  ${other ?? ""}`)];
  });
}
