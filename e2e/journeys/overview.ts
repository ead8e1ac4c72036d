import { expect, type Locator, type Page } from "@playwright/test";
import { numberIn } from "./summary-bar";

/** The overview as the person in front of it speaks of it. */
export function overviewPage(page: Page) {
  const panel = (title: string) =>
    page.getByRole("region").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
  const map = page.getByRole("application", { name: "Map of the organization" });
  const overview = {
    page,
    panel,
    /** The line of a number: `Failed` in `Security Hub`. */
    line: (title: string, word: string): Locator =>
      panel(title)
        .getByRole("row")
        .filter({ has: page.getByRole("rowheader", { name: new RegExp(`^${word}(?! >)`) }) }),
    /** A number of a panel. */
    count: (title: string, word: string) => numberIn(overview.line(title, word).getByRole("cell").first()),

    async open(link = "/"): Promise<void> {
      await page.goto(link);
      await overview.settled();
    },
    /** Everything has been read, and the map is drawn. The first collection may take a while. */
    async settled(): Promise<void> {
      await expect(map).toHaveAttribute("data-drawn", "true");
      for (const subject of ["organization", "conformance packs"]) {
        const refresh = page.getByRole("button", { name: `Collect the ${subject} again` });
        await expect(refresh).toBeVisible();
        await expect(refresh).not.toHaveAttribute("aria-busy");
      }
      await expect(page.getByText(/still reading\./i)).toHaveCount(0);
      await expect(page.getByText("reading…")).toHaveCount(0);
    },

    /** What is missing or went wrong, at the lower edge of the window. */
    notices: page.getByRole("region", { name: "Notices" }),
    map,
    /** The pixels of the map, without what moves over it. */
    picture: () =>
      map
        .locator("canvas")
        .first()
        .evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : "")),
    /** The line above the map that says what it points at. */
    readout: page.getByRole("group", { name: "What the map points at" }),
    /** From the root to what fills the map. */
    place: page.getByRole("navigation", { name: "Place on the map" }),
    legend: page.getByRole("list", { name: "Legend" }),
    numbers: page.getByRole("region", { name: "Numbers of the map" }),
    /** Moves the pointer over the map, by parts of its width and height, and answers where it is. */
    async pointAt(x: number, y: number): Promise<{ x: number; y: number }> {
      await map.scrollIntoViewIfNeeded();
      const box = await map.boundingBox();
      if (box === null) throw new Error("The map is not on screen.");
      const point = { x: box.x + x * box.width, y: box.y + y * box.height };
      await page.mouse.move(point.x, point.y);
      return point;
    },
  };
  return overview;
}
