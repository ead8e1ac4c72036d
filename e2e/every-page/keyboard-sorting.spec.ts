import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { tabTo } from "../journeys/keyboard";
import { organizationPage } from "../journeys/organization";
import { packsPage } from "../journeys/packs";

test.use({ world: team });

test("columns are sorted without a mouse", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree } = organization;
  await tree.grid.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowUp");
  await expect(tree.header("Name").getByRole("button")).toBeFocused();
  // A column that isn't sorted by is a stop as well: its width is changed there.
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("separator", { name: "Width of Id" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(tree.header("Status").getByRole("button")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(tree.header("Status")).toHaveAttribute("aria-sort", "ascending");
  await expect(tree.header("Name")).toHaveAttribute("aria-sort", "none");
  await page.keyboard.press("Enter");
  await expect(tree.header("Status")).toHaveAttribute("aria-sort", "descending");
  await page.keyboard.press("Home");
  await expect(tree.chooseAll).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(tree.grid).toBeFocused();
});

test("the accounts × packs and the view by OU are sorted without a mouse", async ({ page }) => {
  const packs = packsPage(page);
  await packs.open("/packs?view=matrix");
  const header = (name: string) => packs.grid.getByRole("columnheader", { name, exact: true });
  const sorted = packs.grid.getByRole("button", { name: /^Sort by/ }).last();
  async function pressLastHeader(): Promise<void> {
    await packs.grid.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowUp");
    await expect(header("OU and account").getByRole("button")).toBeFocused();
    await page.keyboard.press("End");
    await expect(sorted).toBeFocused();
    await page.keyboard.press("Enter");
  }
  await pressLastHeader();
  const last = packs.grid.getByRole("columnheader").last();
  await expect(last).toHaveAttribute("aria-sort", "descending");
  await expect(header("OU and account")).toHaveAttribute("aria-sort", "none");
  await expect(page).toHaveURL(/by=/);
  await page.screenshot({ path: test.info().outputPath("matrix.png") });
  await page.reload();
  await packs.settled();
  await expect(last).toHaveAttribute("aria-sort", "descending");
  await pressLastHeader();
  await expect(last).toHaveAttribute("aria-sort", "ascending");
  await axe(page);

  await packs.view("By OU").click();
  await expect(page).not.toHaveURL(/by=/);
  const organization = page.getByRole("columnheader", { name: "Organization", exact: true });
  await tabTo(page, organization.getByRole("button", { name: "Sort by Organization" }));
  await page.keyboard.press("Enter");
  await expect(organization).toHaveAttribute("aria-sort", "descending");
  const failed = async () =>
    (await page.getByRole("row").locator("td:first-of-type").allTextContents()).map((text) =>
      text.includes("failed") ? Number.parseInt(text, 10) : 0,
    );
  await expect.poll(async () => (await failed()).length).toBeGreaterThan(1);
  expect(await failed()).toEqual((await failed()).toSorted((a, b) => b - a));
  await axe(page);
  await page.screenshot({ path: test.info().outputPath("by-ou.png") });

  await page.goto("/policies/standards");
  const standards = page.getByRole("table", { name: "Standards" });
  const lacking = standards.getByRole("columnheader", { name: "Policies without it" });
  await tabTo(page, lacking.getByRole("button"));
  await page.keyboard.press("Enter");
  await expect(lacking).toHaveAttribute("aria-sort", "descending");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "Sort" }).click();
  await page.getByRole("menuitemradio", { name: "Standard" }).click();
  await expect(page).toHaveURL(/sort=name/);
  await axe(page);
});
