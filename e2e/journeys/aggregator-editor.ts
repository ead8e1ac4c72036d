import { expect, type Page } from "@playwright/test";

/** The editor of an aggregator as the person in front of it speaks of it. */
export function aggregatorEditor(page: Page) {
  const part = (name: string) => page.getByRole("region", { name, exact: true });
  const organizationTree = page.getByRole("tree", { name: "Organization" });
  const chosenTree = page.getByRole("tree", { name: "Selected" });
  const editor = {
    page,
    name: page.getByRole("textbox", { name: "Name", exact: true }),
    source: (name: "Individual accounts" | "The whole organization") => page.getByRole("radio", { name }),
    roleArn: page.getByRole("textbox", { name: "Role ARN" }),
    chosenCount: part("Source").getByText(/ of 10,000 selected$/),

    /** The organization with a box before each row. */
    tree: organizationTree,
    row: (name: string) => organizationTree.getByRole("treeitem").filter({ hasText: name }),
    /** Ticks or unticks the box of a row; a click beside it only moves the focus. */
    tick: (name: string) => editor.row(name).locator('[data-part="select"]').first().click(),
    /** What is chosen, with a cross behind each row. */
    chosen: chosenTree,
    async takeOut(name: string): Promise<void> {
      const titles = [`Remove ${name}`, `Remove all accounts in ${name}`];
      await chosenTree.getByTitle(new RegExp(`^(${titles.join("|")})$`)).click();
    },
    pasteField: page.getByRole("textbox", { name: "Paste account ids" }),
    add: page.getByRole("button", { name: /^Add ([\d,]+ )?accounts?$/ }),
    async paste(text: string): Promise<void> {
      await editor.pasteField.fill(text);
      await editor.add.click();
    },
    regionsForm: (name: "All current and future Regions" | "These Regions") =>
      page.getByRole("radio", { name }),
    region: (code: string) => page.getByRole("checkbox", { name: code }),
    filterForm: (name: "Everything that is recorded" | "Selected resource types or services") =>
      page.getByRole("radio", { name }),
    resourceTypes: page.getByRole("combobox", { name: "Resource types" }),
    servicePrincipals: page.getByRole("combobox", { name: "Service principals" }),
    tag: (index: number) => page.getByRole("group", { name: `Tag ${index}`, exact: true }),
    async addTag(index: number, key: string, value: string): Promise<void> {
      await page.getByRole("button", { name: "Add a tag" }).click();
      await editor.tag(index).getByRole("textbox", { name: "Key" }).fill(key);
      await editor.tag(index).getByRole("textbox", { name: "Value" }).fill(value);
    },
    submit: page.getByRole("button", { name: "Review changes" }),
    part,

    /** Goes to the review, and waits until AWS has been asked whether anything changed meanwhile. */
    async review(): Promise<void> {
      await editor.submit.click();
      await expect(editor.changes).toBeVisible();
      await expect(page.getByText(/^Checking that/)).toBeHidden();
    },
    changes: part("What changes"),
    quota: part("Weekly quota"),
    command: page.getByLabel("AWS CLI command", { exact: true }),
    removals: part("Removals"),
    merge: part("Changed by someone else while you were editing"),
    mergeButton: page.getByRole("button", { name: "Merge the two" }),
    save: page.getByRole("button", { name: /^(Create|Save) \S+ in [a-z0-9-]+$/ }),
    back: page.getByRole("button", { name: "Back", exact: true }),
    refusal: page.getByRole("alert"),

    async openNew(): Promise<void> {
      await page.goto("/aggregators/new");
      await expect(editor.name).toBeVisible();
    },
    async openEdit(name: string, region = "eu-west-1"): Promise<void> {
      await page.goto(`/aggregators/${region}/${name}/edit`);
      await expect(editor.name).toHaveValue(name);
    },
    async saved(name: string, region = "eu-west-1"): Promise<void> {
      await expect(page).toHaveURL(new RegExp(`/aggregators/${region}/${name}$`));
    },
  };
  return editor;
}
