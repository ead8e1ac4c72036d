import { expect, type Page } from "@playwright/test";

/** The activity page as the person in front of it speaks of it. */
export function activityPage(page: Page) {
  const table = page.getByRole("table", { name: "Activity" });
  const activity = {
    table,
    async open(link = "/activity"): Promise<void> {
      await page.goto(link);
      await expect(page.getByRole("heading", { level: 1, name: "Activity" })).toBeVisible();
      await expect(page.getByRole("group", { name: "Filters" })).toBeVisible();
    },
    rows: table.getByRole("row").filter({ has: page.getByRole("rowheader") }),
    row: (text: string | RegExp) => table.getByRole("row").filter({ hasText: text }),
    search: page.getByRole("searchbox", { name: "Filter by person, target, policy or text" }),
    /** Ticks values of one property off in its list. */
    async choose(property: string, ...values: string[]): Promise<void> {
      await page
        .getByRole("group", { name: "Filters" })
        .getByRole("button", { name: new RegExp(`^${property}`) })
        .click();
      for (const value of values) {
        await page.getByPlaceholder(`Search ${property.toLowerCase()}`).fill(value);
        await page
          .getByRole("option", { name: new RegExp(`^${value}`) })
          .first()
          .click();
      }
      await page.keyboard.press("Escape");
    },
    clearAll: page.getByRole("button", { name: "Clear all", exact: true }),
    showNewer: page.getByRole("button", { name: /^Show .* newer change/ }),
    /** The details of one change. */
    details: page.getByRole("complementary").last(),
  };
  return activity;
}
