import { expect, type Page } from "@playwright/test";

/** What narrows the tree down. */
export function filters(page: Page) {
  const bar = page.getByRole("group", { name: "Filters" });
  const token = (name: string) => page.getByText(new RegExp(`^${name}: `)).locator("..");
  const menu = page.getByRole("dialog", { name: "All filters" });
  return {
    bar,
    menu,
    allFilters: bar.getByRole("button", { name: /^All filters/ }),
    search: page.getByRole("searchbox", { name: "Filter by name, id, e-mail or path" }),
    /** Adds values of one property, as one ticks them off in its list: `choose("Status", "Failed", "Pending")`. */
    async choose(property: string, ...values: string[]): Promise<void> {
      await expect(bar).toBeVisible();
      const button = { name: new RegExp(`^${property}`) };
      const isInSight = await bar.getByRole("button", button).isVisible();
      if (!isInSight) await bar.getByRole("button", { name: /^All filters/ }).click();
      await (isInSight ? bar : menu).getByRole("button", button).click();
      for (const value of values)
        await page.getByRole("option", { name: new RegExp(`^${value}(?! >)`) }).click();
      await page.keyboard.press("Escape");
      if (isInSight) return;
      await expect(menu.getByRole("button", button)).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(menu).toBeHidden();
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
