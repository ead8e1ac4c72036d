import type { Page } from "@playwright/test";

/** What narrows the tree down. */
export function filters(page: Page) {
  const bar = page.getByRole("group", { name: "Filters" });
  const token = (name: string) => page.getByText(new RegExp(`^${name}: `)).locator("..");
  return {
    bar,
    search: page.getByRole("searchbox", { name: "Filter by name, id, e-mail or path" }),
    /** Adds values of one property, as one ticks them off in its list: `choose("Status", "Failed", "Pending")`. */
    async choose(property: string, ...values: string[]): Promise<void> {
      await bar.getByRole("button", { name: new RegExp(`^${property}`) }).click();
      for (const value of values)
        await page.getByRole("option", { name: new RegExp(`^${value}(?! >)`) }).click();
      await page.keyboard.press("Escape");
    },
    token,
    remove: (name: string) => page.getByRole("button", { name: `Remove the filter ${name}` }).click(),
    clearAll: page.getByRole("button", { name: "Clear all", exact: true }),
    /** `37 accounts and 4 OUs match` */
    matching: page.getByRole("status").filter({ hasText: /match(es)?$/ }),
    async expand(how: "Expand all" | "Collapse all" | `Expand to level ${number}`): Promise<void> {
      // It offers only what changes something, and is called Collapse when all is open.
      await page.getByRole("button", { name: /^(Expand|Collapse)$/ }).click();
      await page.getByRole("menuitem", { name: how, exact: true }).click();
    },
  };
}
