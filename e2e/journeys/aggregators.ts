import { expect, type Page } from "@playwright/test";

/** The pages of the aggregators as the person in front of them speaks of them. */
export function aggregatorsPage(page: Page) {
  const table = page.getByRole("table", { name: "Aggregators" });
  const grid = page.getByRole("grid", { name: "Sources by account and Region" });
  return {
    grid,
    row: (name: string) => table.getByRole("row").filter({ has: page.getByRole("link", { name }) }),
    tab: (name: string) => page.getByRole("tab", { name: new RegExp(`^${name}`) }),

    /** Opens the list and waits until the health of all aggregators has been read. */
    async open(): Promise<void> {
      await page.goto("/aggregators");
      await expect(table).toBeVisible();
      await expect(
        page.getByRole("button", { name: "Read the aggregators and their sources again" }),
      ).not.toHaveAttribute("aria-busy");
    },
    /** Opens one and waits until all of its sources have been read. */
    async openOne(region: string, name: string): Promise<void> {
      await page.goto(`/aggregators/${region}/${name}`);
      await expect(page.getByRole("button", { name: "Read the sources again" })).not.toHaveAttribute(
        "aria-busy",
      );
      await expect(grid).toBeVisible();
    },
  };
}
