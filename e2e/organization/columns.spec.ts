import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { saved } from "../journeys/export-menu";
import { packsPage } from "../journeys/packs";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

test("shows when accounts joined, sorts by it, and remembers that it is shown", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree } = organization;
  await expect(tree.header("Joined")).toBeHidden();
  const menu = page.getByRole("button", { name: "Columns" });
  await menu.focus();
  await page.keyboard.press("Enter");
  const joined = page.getByRole("menuitemcheckbox", { name: "Joined" });
  await expect(joined).toHaveAttribute("aria-checked", "false");
  await page.keyboard.type("joined");
  await expect(joined).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(joined).toHaveAttribute("aria-checked", "true");
  await axe(page);
  await page.keyboard.press("Escape");
  await expect(menu).toBeFocused();
  await expect(tree.header("Joined")).toBeVisible();
  await axe(page);

  await organization.filters.search.fill("a");
  await tree.sortBy("Joined");
  await expect(tree.header("Joined")).toHaveAttribute("aria-sort", "ascending");
  const days = async () => {
    const cells = await tree.grid.locator("[data-fill=joined]:visible").allTextContents();
    return cells.filter((text) => text !== "");
  };
  await expect.poll(async () => (await days()).length).toBeGreaterThan(3);
  for (const day of await days()) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
  await expect(page).toHaveURL(/sort=joined/);

  // The server's page has it at once.
  const html = await (await page.request.get(page.url())).text();
  expect(html).toContain(">Joined");
  await page.reload();
  await expect(tree.header("Joined")).toHaveAttribute("aria-sort", "ascending");
  await organization.open();
  await expect(tree.header("Joined")).toHaveAttribute("aria-sort", "none");

  const lines = await saved(page, "Every target (CSV)");
  expect(lines[0]).toMatch(/^Target ID,Target name,.*,Joined,.*Updated/);
  expect(lines.filter((line) => /,\d{4}-\d\d-\d\dT[\d:.]+Z,/.test(line)).length).toBeGreaterThan(10);

  await tree.sortBy("Joined");
  await menu.click();
  await joined.click();
  await expect(tree.header("Joined")).toBeHidden();
  await expect(page).not.toHaveURL(/sort=/);
  await page.reload();
  await organization.settled();
  await expect(tree.header("Joined")).toBeHidden();
});

test("shows where packs deliver to, sorts by it, saves it, and remembers that it is shown", async ({
  page,
}) => {
  const packs = packsPage(page);
  await packs.open();
  const header = packs.table.getByRole("columnheader", { name: "Delivery bucket" });
  await expect(header).toBeHidden();
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Delivery bucket" }).click();
  await page.keyboard.press("Escape");
  await header.getByRole("button").click();
  await expect(header).toHaveAttribute("aria-sort", "ascending");
  await axe(page);
  const html = await (await page.request.get(page.url())).text();
  expect(html).toContain(">Delivery bucket");
  await page.reload();
  await expect(header).toHaveAttribute("aria-sort", "ascending");
  const [head = ""] = await saved(page, "Packs (CSV)");
  expect(head).toMatch(
    /^Conformance pack,Status of the pack,Place,.*,Excluded,No status,Delivery bucket(?:,|$)/,
  );
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(packs.table.getByText("Delivery bucket").filter({ visible: true }).first()).toBeVisible();
  await axe(page);
});

test("gives an optional column a line of its own on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const organization = organizationPage(page);
  await organization.open();
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Joined" }).click();
  await page.keyboard.press("Escape");
  await organization.filters.search.fill("a");
  await expect(organization.tree.rows.filter({ hasText: /Joined \d{4}-\d\d-\d\d/ }).first()).toBeVisible();
  await axe(page);
});

test("has room for each column that it shows, at every width", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  await page.getByRole("button", { name: "Columns" }).click();
  const joined = page.getByRole("menuitemcheckbox", { name: "Joined" });
  await joined.click();
  await page.keyboard.press("Escape");
  const { grid, header } = organization.tree;
  for (const width of [560, 640, 760, 840, 960, 1040, 1180, 1300, 1440, 1600]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(header("Joined")).toBeVisible();
    const beyond = () =>
      grid.evaluate((box) =>
        [...box.querySelectorAll("[role=columnheader], [role=gridcell]")]
          .filter((cell) => cell.getBoundingClientRect().right > box.getBoundingClientRect().right + 1)
          .map((cell) => cell.textContent),
      );
    await expect.poll(beyond, `at ${width} px`).toEqual([]);
  }
});

for (const [view, titles] of [
  ["tree", ["Name", "Id", "Policy", "Inherited from", "Status", "Accounts", "Message", "Updated"]],
  ["list", ["Name", "Path", "Id", "Policy", "Inherited from", "Status", "Message", "Updated"]],
] as const) {
  test(`shows each column of the ${view} at 1440 pixels, and all of what the short ones say`, async ({
    page,
  }) => {
    const organization = organizationPage(page);
    await organization.open(`/organization?view=${view}`);
    const grid = organization.tree.grid.or(organization.list.grid);
    await expect(grid.getByRole("columnheader").filter({ visible: true })).toHaveText(titles);
    const said = (fill: string) => grid.locator(`[data-fill=${fill}]:visible:not(:empty)`);
    await expect(said("updated").first()).toHaveText(/ago$|^just now$/);
    for (const fill of ["updated", "id", "status", "attention"]) {
      const cut = await said(fill).evaluateAll((parts) =>
        parts
          .filter((part) => {
            const boxes = [part, part.closest("[role=gridcell]")];
            return boxes.some(
              (box) => box !== null && 0 < box.clientWidth && box.clientWidth < box.scrollWidth,
            );
          })
          .map((part) => part.textContent),
      );
      expect(cut, fill).toEqual([]);
    }
  });
}
