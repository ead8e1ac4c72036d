import { expect, type Page } from "@playwright/test";
import { assignmentForm } from "./assignment-form";
import { filters } from "./filters";
import { summaryBar } from "./summary-bar";
import { targetPanel } from "./target-panel";
import { tree } from "./tree";

/** The organization page as the person in front of it speaks of it. */
export function organizationPage(page: Page) {
  const organization = {
    page,
    tree: tree(page),
    /** The targets in one list, in the place of the tree. */
    list: tree(page, "grid"),
    /** Chooses what stands below the filters. */
    showAs: (view: "Tree" | "List" | "By cause" | "By tag") =>
      page.getByRole("group", { name: "View" }).getByText(view, { exact: true }).click(),
    summaryBar: summaryBar(page),
    filters: filters(page),
    panel: targetPanel(page),
    form: assignmentForm(page),

    /** Opens the page, or a link to a view of it, and waits until everything of the organization has been read. */
    async open(link = "/organization"): Promise<void> {
      await page.goto(link);
      await organization.settled();
    },
    /** The tree, or the list, can be worked in and no collection is running. The first one may take a while. */
    async settled(): Promise<void> {
      const grid = organization.tree.grid.or(organization.list.grid);
      await expect(grid).toBeVisible();
      await expect(organization.summaryBar.refreshButton).not.toHaveAttribute("aria-busy");
      await expect(page.getByText("Still reading.")).toBeHidden();
      await expect(grid).not.toHaveAttribute("aria-busy");
    },
    /** Has everything read again, and waits until the answer is on the page. */
    async refresh(): Promise<void> {
      const { refreshButton, takenAt } = organization.summaryBar;
      const before = await takenAt();
      await refreshButton.click();
      await expect.poll(takenAt).not.toBe(before);
      await expect(refreshButton).not.toHaveAttribute("aria-busy");
    },
    /** Banners above the tree that begin with this title. */
    notice: (title: string | RegExp) =>
      page.getByRole("status").or(page.getByRole("alert")).filter({ hasText: title }),
  };
  return organization;
}
