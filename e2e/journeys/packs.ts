import { expect, type Locator, type Page } from "@playwright/test";

/** The page of all conformance packs as the person in front of it speaks of it. */
export function packsPage(page: Page) {
  const summaryBar = page.getByRole("list", { name: "Packs at a glance" });
  const grid = page.getByRole("treegrid", { name: "Accounts and packs" });
  const rows = grid.getByRole("rowgroup").last().getByRole("row");
  const table = page.getByRole("table", { name: "Conformance packs" });
  const row = (account: string): Locator =>
    rows.filter({ has: page.getByRole("rowheader").filter({ hasText: new RegExp(`^${account}$`) }) });
  const packs = {
    page,
    table,
    packRow: (name: string) => table.getByRole("row").filter({ hasText: name }),
    figure: (word: string) => summaryBar.getByRole("button", { name: new RegExp(`^[\\d,]+ ${word}$`) }),
    view: (name: "Packs" | "Accounts × packs" | "By cause" | "By OU") =>
      page.getByRole("navigation", { name: "Views" }).getByRole("button", { name, exact: true }),
    refreshButton: page.getByRole("button", { name: "Collect the conformance packs again" }),
    grid,
    rows,
    row,
    /** A cell of the matrix, by the account and the place of the pack. */
    cell: (account: string, pack: number) => row(account).getByRole("gridcell").nth(pack),
    /** What the keyboard is on. */
    async active(): Promise<Locator> {
      await expect(grid).toHaveAttribute("aria-activedescendant", /./);
      return grid.locator(`[id="${(await grid.getAttribute("aria-activedescendant")) ?? ""}"]`);
    },
    /** How many rows the matrix has, on the screen and beyond. */
    length: async (): Promise<number> => Number(await grid.getAttribute("aria-rowcount")) - 1,
    anythingFailed: page.getByRole("button", { name: "Failed only" }),
    causes: page.getByRole("list", { name: "Causes of failure" }),
    matching: page.getByRole("status").filter({ hasText: /match(es)?$/ }),
    /** Opens the page, or a link to a view of it, and waits until everything has been read. */
    async open(link = "/packs"): Promise<void> {
      await page.goto(link);
      await packs.settled();
    },
    async settled(): Promise<void> {
      await expect(packs.refreshButton).toBeVisible();
      await expect(packs.refreshButton).not.toHaveAttribute("aria-busy");
      await expect(page.getByText("Still reading.")).toBeHidden();
      await expect(grid.and(page.locator("[aria-busy]"))).toHaveCount(0);
    },
    /** Has the packs read again, and waits until the answer is on the page. */
    async refresh(): Promise<void> {
      const takenAt = () => page.getByText(/as of/).getByRole("time").first().getAttribute("datetime");
      const before = await takenAt();
      await packs.refreshButton.click();
      await expect.poll(takenAt).not.toBe(before);
      await expect(packs.refreshButton).not.toHaveAttribute("aria-busy");
    },
  };
  return packs;
}

/** The page of one pack. */
export function packPage(page: Page) {
  const list = page.getByRole("grid", { name: "Accounts of the pack" });
  const panel = page
    .getByRole("complementary")
    .filter({ has: page.getByRole("button", { name: "Close the panel" }) });
  return {
    page,
    list,
    rows: list.getByRole("rowgroup").last().getByRole("row"),
    row: (account: string) => list.getByRole("row").filter({ hasText: account }),
    length: async (): Promise<number> => Number(await list.getAttribute("aria-rowcount")) - 1,
    panel,
    panelTitle: panel.getByRole("heading", { level: 2 }),
    section: (title: string | RegExp) =>
      panel.locator("section").filter({ has: page.getByRole("heading", { name: title }) }),
    sameCause: panel.getByRole("button", { name: /with the same cause$/ }),
    wholeAccount: panel.getByRole("link", { name: "View account" }),
    checkNow: page.getByRole("button", { name: "Check now" }).first(),
    details: page.getByRole("button", { name: "Details" }),
    askAws: panel.getByRole("button", { name: "Ask AWS" }),
    answer: panel.getByRole("list", { name: "Live answer" }).getByRole("listitem"),
    matching: page.getByRole("status").filter({ hasText: /match(es)?$/ }),
    token: (name: string) => page.getByText(new RegExp(`^${name}: `)).locator(".."),
  };
}
