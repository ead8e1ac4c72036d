import { expect, type Page } from "@playwright/test";

/** The pages of configuration policies as the person in front of them speaks of them. */
export function policiesPage(page: Page) {
  const table = page.getByRole("table", { name: "Configuration policies" });
  const policies = {
    table,
    row: (name: string) =>
      table.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) }),
    newPolicy: page.getByRole("link", { name: "New policy" }),
    /** Opens the list, and waits until everything about the policies has been read. */
    async open(): Promise<void> {
      await page.goto("/policies");
      await expect(table).toBeVisible();
      await expect(page.getByRole("button", { name: "Collect the organization again" })).not.toHaveAttribute(
        "aria-busy",
      );
      await expect(table).toContainText("all but");
    },
    /** Opens one policy from the list. */
    async openPolicy(name: string): Promise<void> {
      await policies.open();
      await policies.row(name).getByRole("link", { name, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    },
    tab: (name: RegExp | string) => page.getByRole("tab", { name }),
    edit: page.getByRole("link", { name: "Edit", exact: true }),
    delete: page.getByRole("button", { name: "Delete…" }),
    dialog: page.getByRole("dialog").or(page.getByRole("alertdialog")),
    form: policyForm(page),
  };
  return policies;
}

function policyForm(page: Page) {
  const editing = page.getByRole("form", { name: "Policy" });
  const reviewing = page.getByRole("form", { name: "Review" });
  const section = (name: string) => page.getByRole("region", { name, exact: true });
  return {
    editing,
    reviewing,
    section,
    name: editing.getByRole("textbox", { name: "Name" }),
    description: editing.getByRole("textbox", { name: "Description" }),
    standard: (name: string) => section("Standards").getByRole("checkbox", { name: new RegExp(`^${name}`) }),
    mode: (name: "All but these" | "Only these") => editing.getByRole("radio", { name }),
    search: editing.getByRole("searchbox", { name: "Find a control" }),
    control: (id: string) =>
      section("Controls").getByRole("checkbox", { name: new RegExp(`^${id.replace(".", "\\.")} `) }),
    parameters: (controlId: string) => page.getByRole("group", { name: `Parameters of ${controlId}` }),
    async customise(controlId: string): Promise<void> {
      await editing.getByRole("button", { name: "Customise a control" }).click();
      await page.getByRole("option", { name: new RegExp(`^${controlId.replace(".", "\\.")} `) }).click();
    },
    review: editing.getByRole("button", { name: /^Review/ }),
    save: reviewing.getByRole("button", { name: /^(Create \S+|Save \S+ \(.*\))$/ }),
    back: reviewing.getByRole("button", { name: "Back" }),
    confirmation: reviewing.getByRole("textbox", { name: /^This policy is applied to the root/ }),
  };
}
