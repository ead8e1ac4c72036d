import { expect, type Locator, type Page } from "@playwright/test";

/** The tree table, or the list of its targets as a `grid`. Of its rows only those on the screen exist. */
export function tree(page: Page, role: "treegrid" | "grid" = "treegrid") {
  const grid = page.getByRole(role, { name: "Organization" });
  const rows = grid.getByRole("rowgroup").last().getByRole("row");
  /** The row of a name that occurs once, or of an id. */
  const row = (nameOrId: string): Locator =>
    isId(nameOrId)
      ? rows.filter({ hasText: nameOrId })
      : rows.filter({ has: page.getByTitle(nameOrId, { exact: true }) });

  return {
    grid,
    rows,
    row,
    /** The row that has the keyboard; the grid keeps the focus and names it. */
    async activeRow(): Promise<Locator> {
      const id = (await grid.getAttribute("aria-activedescendant")) ?? "";
      // A cell is called by its row and its column: node-7-3.
      return grid.locator(`[id="${id.split("-").slice(0, 2).join("-")}"]`);
    },
    /** How many rows there are, on the screen and beyond. */
    async length(): Promise<number> {
      return Number(await grid.getAttribute("aria-rowcount")) - 1;
    },
    /** The names on the screen, from top to bottom. */
    names: async (): Promise<string[]> =>
      rows.evaluateAll((each) => each.map((one) => one.querySelector("[title]")?.textContent ?? "")),
    openBranch: (name: string) => row(name).locator('[data-part="twisty"]').click(),
    choose: (name: string, modifiers: ("Alt" | "Shift")[] = []) =>
      row(name).locator('[data-part="select"]').click({ modifiers }),
    select: (name: string) => row(name).getByTitle(name, { exact: true }).click(),
    header: (title: string) => grid.getByRole("columnheader", { name: title }),
    sortBy: (title: string) => grid.getByRole("columnheader", { name: title }).getByRole("button").click(),
    chooseAll: grid.getByRole("checkbox", { name: "Select everything that matches" }),
    chosen: page.getByRole("group", { name: "Selected targets" }),
    /** Opens the assignment form for what is selected. */
    assignSelected: page
      .getByRole("group", { name: "Selected targets" })
      .getByRole("button", { name: /^Assign to / }),
    async expectNames(names: readonly string[]): Promise<void> {
      await expect
        .poll(() => rows.evaluateAll((each) => each.map((one) => one.querySelector("[title]")?.textContent)))
        .toEqual(names);
    },
  };
}

function isId(text: string): boolean {
  return /^(\d{12}|ou-\S+|r-\S+)$/.test(text);
}
