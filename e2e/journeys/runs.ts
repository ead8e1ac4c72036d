import { expect, type Page } from "@playwright/test";

/** The list of runs, and the page of one. */
export function runsPage(page: Page) {
  const table = page.getByRole("table", { name: "Runs" });
  const grid = page.getByRole("grid", { name: "Targets of the run" });
  const runs = {
    table,
    row: (title: string | RegExp) => table.getByRole("row").filter({ hasText: title }),
    search: page.getByRole("searchbox", { name: "Filter by change, person, reason or number" }),
    async openList(link = "/runs"): Promise<void> {
      await page.goto(link);
      await expect(page.getByRole("heading", { level: 1, name: "Runs" })).toBeVisible();
    },
    async open(title: string): Promise<void> {
      await runs.row(title).getByRole("link", { name: title }).click();
      await expect(runs.title).toContainText(title);
    },

    /** What the run changes, and its state. */
    title: page.getByRole("heading", { level: 2 }).first(),
    facts: page.getByRole("region", { name: "Run", exact: true }),
    results: page.getByRole("list", { name: "Targets by result" }),
    causes: page.getByRole("region", { name: "Results by cause" }),
    grid,
    step: (target: string) => grid.getByRole("row").filter({ hasText: target }),
    stepSearch: page.getByRole("searchbox", { name: "Filter by name or id" }),
    pause: page.getByRole("button", { name: "Pause", exact: true }),
    resume: page.getByRole("button", { name: /^Continue with [\d,]+ target/ }),
    cancelRest: page.getByRole("button", { name: "Cancel the rest" }),
    retry: page.getByRole("button", { name: /^Retry [\d,]+ target/ }),
    notify: page.getByRole("button", { name: "Notify me when it ends" }),
    /** The link in the bar of every page. */
    indicator: page.getByRole("banner").getByRole("link", { name: /^(Run \d+|\d+ runs)/ }),
    /** The details of one target. */
    details: page.getByRole("complementary").last(),
  };
  return runs;
}
