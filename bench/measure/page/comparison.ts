import type { Browser } from "@playwright/test";
import { startFloor } from "../../peers/floor/floor-server";
import { pageRound, type PageRound } from "./round";
import { serverRenderMs } from "../server-render";
import { snapshotColumns } from "../snapshot-columns";

export interface PageComparison {
  readonly ours: readonly PageRound[];
  readonly floor: readonly PageRound[];
  readonly serverMs: { readonly ours: number; readonly floor: number };
  /** Rows that the two pages show differently; empty when they do the same work. */
  readonly differences: readonly string[];
}

/** Visits both pages in turns, so that whatever else the machine does happens to both. */
export async function comparePages(
  browser: Browser,
  canopyUrl: string,
  { rounds, onRound }: { rounds: number; onRound: (round: number) => void },
): Promise<PageComparison> {
  const floorServer = await startFloor(await snapshotColumns(canopyUrl));
  const [oursUrl, floorUrl] = [`${canopyUrl}/organization`, `${floorServer.url}/`];
  try {
    // The first visit of each makes the server load its code and the browser its own; it is not counted.
    await pageRound(browser, oursUrl);
    await pageRound(browser, floorUrl);
    const ours: PageRound[] = [];
    const floor: PageRound[] = [];
    for (let round = 0; round < rounds; round++) {
      onRound(round + 1);
      ours.push(await pageRound(browser, oursUrl));
      floor.push(await pageRound(browser, floorUrl));
    }
    const serverMs = { ours: await serverRenderMs(oursUrl), floor: await serverRenderMs(floorUrl) };
    return { ours, floor, serverMs, differences: differencesOf(ours.at(-1), floor.at(-1)) };
  } finally {
    await floorServer.close();
  }
}

function differencesOf(ours: PageRound | undefined, floor: PageRound | undefined): string[] {
  if (ours === undefined || floor === undefined) return [];
  return (["opened", "filtered"] as const).flatMap((view) => {
    const [left, right] = [ours.seen[view], floor.seen[view]];
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
