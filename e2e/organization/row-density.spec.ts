import { axe } from "../fixtures/axe";
import { holdBack } from "../fixtures/slow-network";
import { expect, test } from "../fixtures/test";
import { organizationPage } from "../journeys/organization";
import { packsPage } from "../journeys/packs";

test("rows are compact at once, stay so, and are walked over as before", async ({ page }) => {
  const organization = organizationPage(page);
  const { grid } = organization.tree;
  await organization.open();
  await organization.filters.expand("Expand all");
  const firstRow = grid.getByRole("row").nth(1);
  const heightOf = async () => (await firstRow.boundingBox())?.height;
  expect(await heightOf()).toBe(32);
  const before = await grid.locator("[data-node]:visible").count();

  await page.getByRole("button", { name: "Appearance" }).click();
  await page.getByRole("menuitemradio", { name: "Compact" }).click();
  await expect.poll(heightOf).toBe(26);
  await expect.poll(() => grid.locator("[data-node]:visible").count()).toBeGreaterThan(before);
  await axe(page);

  await page.reload();
  await organization.settled();
  expect(await heightOf()).toBe(26);
  await grid.focus();
  await grid.press("End");
  const active = await grid.getAttribute("aria-activedescendant");
  await expect(page.locator(`[id="${active ?? ""}"]`)).toBeInViewport();

  const packs = packsPage(page);
  await packs.open();
  const rowsCome = await holdBack(page, "**/api/packs/snapshot*");
  await page.goto("/packs?view=matrix");
  const matrix = page.getByRole("treegrid", { name: "Accounts and packs" });
  const cell = matrix.getByRole("row").nth(2);
  await expect(matrix).toHaveAttribute("aria-busy", "true");
  expect((await cell.boundingBox())?.height).toBe(26);
  rowsCome();
  await packs.settled();
  expect((await cell.boundingBox())?.height).toBe(26);
  await axe(page);

  await page.getByRole("button", { name: "Appearance" }).click();
  await page.getByRole("menuitemradio", { name: "Comfortable" }).click();
  await expect.poll(async () => (await cell.boundingBox())?.height).toBe(32);
});
