import type { Locator } from "@playwright/test";
import { axe } from "../fixtures/axe";
import { takePictures } from "../fixtures/pictures";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

/** A control of 32 pixels, the padding around it and the line below. */
const ONE_LINE = 45;

const manyFilters =
  "status=failed,success,pending&source=applied,inherited&policy=self-managed,none&state=ACTIVE,SUSPENDED&kind=account,ou&recorder=records";

test("the toolbar is one line, whatever is filtered, viewed and opened", async ({ page }) => {
  const organization = organizationPage(page);
  const { bar } = organization.filters;
  for (const link of [
    "/organization",
    `/organization?${manyFilters}`,
    `/organization?view=list&${manyFilters}`,
    `/organization?view=list&target=${places.recorderOff.id}&sort=updated`,
  ]) {
    await organization.open(link);
    for (const width of [1024, 1280, 1366, 1440, 1680, 1920, 2560]) {
      await page.setViewportSize({ width, height: 900 });
      const height = async () => (await bar.boundingBox())?.height;
      await expect.poll(height, `${link} at ${width} px`).toBe(ONE_LINE);
      const beyond = () => bar.evaluate((box) => box.scrollWidth - box.clientWidth);
      expect(await beyond(), `${link} at ${width} px`).toBe(0);
    }
  }
});

test("the accounts at a glance are one line where there is room, with their age beside them also at 1024", async ({
  page,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const figures = page.getByRole("list", { name: "Accounts at a glance" });
  const lines = () =>
    figures.getByRole("listitem").evaluateAll((items) => {
      const middles = items
        .map((item) => item.getBoundingClientRect())
        .map(({ top, bottom }) => top + bottom);
      return new Set(middles.map(Math.round)).size;
    });
  for (const width of [1366, 1440, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(lines, `at ${width} px`).toBe(1);
  }
  await page.setViewportSize({ width: 1024, height: 900 });
  await expect.poll(lines).toBe(2);
  const bottomOf = async (box: Locator) => {
    const { y = 0, height = 0 } = (await box.boundingBox()) ?? {};
    return y + height;
  };
  expect(await bottomOf(organization.summaryBar.refreshButton)).toBeLessThan(await bottomOf(figures));
});

test("filters without room in the toolbar are in a menu, by mouse and by keyboard", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { filters } = organization;
  const inBar = (name: string) => filters.bar.getByRole("button", { name, exact: true });
  for (const name of ["Status", "Source", "Policy", "All filters"]) await expect(inBar(name)).toBeVisible();
  await expect(inBar("Kind")).toBeHidden();

  await filters.allFilters.click();
  await expect(filters.menu.getByRole("button")).toHaveText([
    "Status",
    "Source",
    "Policy",
    "Account state",
    "Kind",
    "Tag",
    "Recorder",
  ]);
  await axe(page);
  await filters.menu.getByRole("button", { name: "Kind" }).click();
  await page.getByRole("option", { name: "Accounts" }).click();
  await axe(page);
  await takePictures(page, "all-filters");
  await page.keyboard.press("Escape");
  await expect(filters.menu.getByRole("button", { name: "Kind" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(filters.allFilters).toBeFocused();
  await expect(filters.allFilters).toHaveText("All filters1");
  await expect(filters.token("Kind")).toHaveText("Kind: Accounts");

  await page.keyboard.press("Enter");
  await filters.menu.getByRole("button", { name: "Recorder" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(filters.menu.getByRole("button", { name: "Recorder" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(filters.allFilters).toBeFocused();

  // Where there is room, each of them is in sight.
  await page.setViewportSize({ width: 1920, height: 900 });
  await expect(inBar("Recorder")).toBeVisible();
  await expect(filters.allFilters).toBeHidden();
});

test("what is an icon alone has a name, and says it where it is pointed at", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { bar } = organization.filters;
  for (const name of ["Targets from a list…", "Expand", "Columns", "Saved views", "Earlier time", "Export"]) {
    await bar.getByRole("button", { name, exact: true }).hover();
    await expect(page.getByRole("tooltip", { name, exact: true })).toBeVisible();
  }
});
