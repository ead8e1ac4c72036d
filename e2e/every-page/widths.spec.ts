import type { Page } from "@playwright/test";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

const phone = { width: 390, height: 844 };

test.describe("on a phone", () => {
  test.use({ viewport: phone });

  test("rows have two lines, and nothing scrolls sideways", async ({ page }) => {
    const organization = organizationPage(page);
    await organization.open();
    const { tree, filters, summaryBar } = organization;
    const root = await tree.row("Root").boundingBox();
    expect(root?.y, "what stands above the rows leaves room for them").toBeLessThan(phone.height * 0.4);
    const folded = page.getByRole("button", { name: "Filters", exact: true });
    await expect(page.getByRole("button", { name: "Account state" })).toBeHidden();
    await folded.click();
    await expect(page.getByRole("button", { name: "Account state" })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await axe(page);
    await page.screenshot({ path: test.info().outputPath("filters.png") });
    await folded.click();
    await page.screenshot({ path: test.info().outputPath("folded.png") });
    await tree.openBranch("Workloads");
    await expect(tree.row("Workloads")).toHaveCSS("height", "56px");
    await expectNoSidewaysScroll(page);
    await axe(page);
    await summaryBar.figure("failed").click();
    await expect(filters.matching).toBeVisible();
    await tree.choose("pay-exchange-web-dev");
    await expectNoSidewaysScroll(page);
    await axe(page);
  });

  test("the panel and the form cover the page, and go away", async ({ page }) => {
    const organization = organizationPage(page);
    await organization.open(`/organization?target=${places.recorderOff.id}`);
    const { panel, form, tree } = organization;
    expect(await panel.panel.boundingBox()).toEqual({ x: 0, y: 0, ...phone });
    await panel.panel.getByText("Show as a table").click();
    await expectNoSidewaysScroll(page);
    await axe(page);
    await panel.assign.click();
    await form.choosePolicy("nist-800-53");
    await axe(page);
    await form.review();
    expect(await form.panel.boundingBox()).toEqual({ x: 0, y: 0, ...phone });
    await expectNoSidewaysScroll(page);
    await axe(page);
    await page.keyboard.press("Escape");
    await panel.close.click();
    await expect(panel.panel).toBeHidden();
    await expect(tree.grid).toBeFocused();
  });

  test("pages, search and who is looking are behind buttons", async ({ page, sandbox }) => {
    const organization = organizationPage(page);
    await organization.open();
    await page.getByRole("button", { name: "Pages" }).click();
    const drawer = page.getByRole("dialog");
    await expect(drawer.getByRole("link", { name: "Organization", exact: true })).toBeVisible();
    await expect(drawer).toContainText((await sandbox.world()).delegatedAdministratorId ?? "");
    await axe(page);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Search" }).click();
    await page.keyboard.type(places.recorderOff.name);
    await page.keyboard.press("Enter");
    await expect(organization.panel.title).toHaveText(places.recorderOff.name);
  });
});

for (const viewport of [{ width: 1440, height: 900 }, phone]) {
  test(`the dark theme is accessible at ${viewport.width} pixels`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: "dark" });
    const organization = organizationPage(page);
    await organization.open();
    const { summaryBar, panel, form } = organization;
    await summaryBar.figure("failed").click();
    await axe(page);
    await organization.open(`/organization?target=${places.recorderOff.id}`);
    await axe(page);
    await panel.assign.click();
    await form.choosePolicy("nist-800-53");
    await axe(page);
    await form.review();
    await axe(page);
  });
}

/** Neither the page nor anything on it is wider than the window; code that is scrolled by itself may be. */
async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll("main, main *, aside, aside *")]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .filter((element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX))
      .filter((element) => element.tagName !== "PRE")
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(wide).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
}
