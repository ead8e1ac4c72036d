import { expect, type Page } from "@playwright/test";

/** The page of what changed. */
export function historyPage(page: Page) {
  const groups = page.getByRole("list", { name: "Changes by collection" });
  return {
    groups,
    /** The line of a change, or of several that are alike. */
    line: (text: string | RegExp) => groups.getByRole("listitem").filter({ hasText: text }).last(),
    count: page.getByRole("group", { name: "Filters" }).getByRole("status"),
    async open(link = "/history"): Promise<void> {
      await page.goto(link);
      await expect(page.getByRole("heading", { level: 1, name: "History" })).toBeVisible();
    },
    /** Narrows the list down to some values of a property. */
    async filter(property: string, value: string): Promise<void> {
      await page.getByRole("button", { name: property, exact: true }).click();
      await page.getByRole("option", { name: value, exact: true }).click();
      await page.keyboard.press("Escape");
    },
  };
}
