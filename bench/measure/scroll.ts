import type { CDPSession, Page } from "@playwright/test";
import { treegrid } from "./bench-page";
import type { ListSelectors } from "./page/probe";

export interface ScrollResult {
  /** Of the frames that the display could have shown. */
  readonly droppedPercent: number;
  /** The longest time between two frames. */
  readonly longestFrameMs: number;
  /** Frames in which a row was missing where one belongs, of those that were shown. */
  readonly blankPercent: number;
}

const scrollMs = 3_000;
/** Four hundred rows a second: a hard flick of a wheel. */
const pixelsPerSecond = 12_800;

/** Scrolls the list fast by a gesture as a finger makes it, and counts the frames that the display had to do without. */
export async function measureScroll(
  page: Page,
  cdp: CDPSession,
  { box: boxSelector }: ListSelectors = treegrid,
): Promise<ScrollResult> {
  const frameMs = await page.evaluate(() => benchProbe.idleFrameMs());
  const box = await page.locator(boxSelector).boundingBox();
  if (box === null) throw new Error("The list is not on screen.");
  const watched = page.evaluate(() => benchProbe.watchScroll());
  await cdp.send("Input.synthesizeScrollGesture", {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    yDistance: -(pixelsPerSecond * scrollMs) / 1000,
    speed: pixelsPerSecond,
    gestureSourceType: "mouse",
  });
  const { intervalsMs, framesWithBlanks, scrolledPixels } = await watched;
  if (scrolledPixels === 0) throw new Error("The list did not scroll.");
  // A frame that took two periods of the display is one shown and one dropped.
  const shown = intervalsMs.length;
  const due = intervalsMs.reduce((sum, interval) => sum + Math.max(1, Math.round(interval / frameMs)), 0);
  return {
    droppedPercent: ((due - shown) / due) * 100,
    longestFrameMs: Math.max(...intervalsMs),
    blankPercent: (framesWithBlanks / shown) * 100,
  };
}
