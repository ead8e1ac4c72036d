import type { Page } from "@playwright/test";

/** The page of notifications, as a person works with it. */
export function notificationsPage(page: Page) {
  const dialog = page.getByRole("dialog");
  return {
    open: async (search = "") => {
      await page.goto(`/notifications${search}`);
    },
    tab: (name: string) => page.getByRole("tab", { name: new RegExp(`^${name}`) }),
    addDestination: page.getByRole("button", { name: "Add destination" }).first(),
    addRule: page.getByRole("button", { name: "Add rule" }).first(),
    destination: (name: string) =>
      page.getByRole("list", { name: "Destinations" }).getByRole("listitem").filter({ hasText: name }),
    rule: (name: string) =>
      page.getByRole("list", { name: "Rules" }).getByRole("listitem").filter({ hasText: name }),
    delivery: (title: string | RegExp) =>
      page.getByRole("table", { name: "Deliveries" }).getByRole("row").filter({ hasText: title }).first(),
    form: {
      dialog,
      /** Selects an option of a filter by typing a part of it. */
      select: async (label: string, typed: string, option: string) => {
        await dialog.getByRole("button", { name: new RegExp(`^${label}`) }).click();
        await page.getByRole("combobox", { name: `Search ${label.toLowerCase()}` }).fill(typed);
        await page.getByRole("option", { name: option }).first().click();
      },
      field: (label: string) => dialog.getByLabel(label, { exact: true }),
      submit: (name: string) => dialog.getByRole("button", { name, exact: true }).click(),
    },
  };
}
