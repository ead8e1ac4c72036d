import type { Page } from "@playwright/test";

/** The panel beside the tree that shows everything about one root, OU or account. */
export function targetPanel(page: Page) {
  const panel = page
    .getByRole("complementary")
    .filter({ has: page.getByRole("button", { name: "Close the panel" }) });
  const section = (title: string) =>
    panel.locator("section").filter({ has: page.getByRole("heading", { name: title }) });
  return {
    panel,
    title: panel.getByRole("heading", { level: 2 }),
    section,
    /** From the target up to the root, what is applied and which application wins. */
    chain: panel.getByRole("list", { name: "Inheritance" }).getByRole("listitem"),
    causes: section("What to do").getByRole("listitem"),
    failedBelow: panel.getByRole("list", { name: "Failed accounts" }).getByRole("button"),
    command: panel.getByLabel("AWS CLI command", { exact: true }),
    copyCommand: panel.getByRole("button", { name: "Copy the AWS CLI command" }),
    button: (name: string | RegExp) => panel.getByRole("button", { name }),
    assign: panel.getByRole("button", { name: /^Assign to .+…$/ }),
    close: panel.getByRole("button", { name: "Close the panel" }),
  };
}
