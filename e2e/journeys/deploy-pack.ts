import type { Page } from "@playwright/test";

/** The form that deploys and updates a conformance pack, and its review. */
export function deployForm(page: Page) {
  const tree = page.getByRole("tree", { name: "Organization" });
  const part = (name: string) => page.getByRole("region", { name, exact: true });
  return {
    page,
    part,
    name: page.getByLabel("Name", { exact: true }),
    template: page.getByRole("textbox", { name: "Template" }),
    file: page.locator('input[type="file"]').first(),
    problems: page.getByRole("list", { name: "Problems of the template" }),
    parameter: (name: string) => page.getByRole("textbox", { name, exact: true }),
    /** Ticks or unticks the box of a row. */
    tick: (name: string) =>
      tree.getByRole("treeitem").filter({ hasText: name }).locator('[data-part="select"]').first().click(),
    row: (name: string) => tree.getByRole("treeitem").filter({ hasText: name }),
    chosenCount: page.getByTestId("chosen-count"),
    pasteField: page.getByRole("textbox", { name: "Paste account ids" }),
    tag: (index: number) => page.getByRole("group", { name: `Tag ${index}`, exact: true }),
    async addTag(index: number, key: string, value: string): Promise<void> {
      await page.getByRole("button", { name: "Add a tag" }).click();
      const tag = page.getByRole("group", { name: `Tag ${index}`, exact: true });
      await tag.getByRole("textbox", { name: "Key" }).fill(key);
      await tag.getByRole("textbox", { name: "Value" }).fill(value);
    },
    command: page.getByRole("region", { name: "AWS CLI equivalent", exact: true }),
    review: page.getByRole("button", { name: "Review changes" }),
    reviewing: page.getByTestId("pack-review"),
    changes: part("What changes"),
    affected: part("Affected accounts"),
    deploy: page.getByRole("button", { name: /^((Deploy|Update) pack|Change tags)$/ }),
    back: page.getByRole("button", { name: "Back" }),
  };
}
