import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { organizationPage } from "../journeys/organization";

/** Has what the page itself names come, and what it fetches afterwards fail, as while the server restarts, until the answer is called. */
async function fetchNothingLater(page: Page): Promise<() => void> {
  // How far the first reading is, a page hears by code that comes later too.
  await organizationPage(page).open();
  const html = await (await page.request.get("/organization")).text();
  let isAway = true;
  await page.route("**/_next/static/chunks/*.js", (route) => {
    const { pathname } = new URL(route.request().url());
    return isAway && !html.includes(pathname) ? route.abort() : route.continue();
  });
  return () => {
    isAway = false;
  };
}

test.beforeEach(({ noise }) => noise.allow(/Failed to load resource: net::ERR_FAILED/));

test("code that could not be fetched when it was wanted is waited for", async ({ page }) => {
  const comeBack = await fetchNothingLater(page);
  const organization = organizationPage(page);
  await organization.open();
  const refused = page.waitForEvent("requestfailed");
  await organization.tree.row("Security").getByText("Security", { exact: true }).click();
  await refused;
  await expect(page.getByRole("complementary", { name: "Loading" })).toBeVisible();
  comeBack();
  await expect(organization.panel.title).toHaveText("Security");
  await expect(organization.panel.panel).toBeFocused();
});

test("what is typed into the palette before its commands have come is searched", async ({ page }) => {
  const comeBack = await fetchNothingLater(page);
  await organizationPage(page).open();
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("nist-800");
  await expect(page.getByText(/Still loading: Accounts, policies, packs and more/)).toBeVisible();
  comeBack();
  await expect(page.getByRole("option", { name: /^nist-800-53/ })).toBeVisible();
});

test("what is pressed before the page is alive is carried out once it is", async ({ page }) => {
  const scripts = Promise.withResolvers<undefined>();
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    await scripts.promise;
    await route.continue();
  });
  // The page has been drawn, and its load ends with its scripts alone.
  await page.goto("/aggregators/eu-west-1/pci-scope", { waitUntil: "commit" });
  const tab = page.getByRole("tab", { name: "Not covered" });
  await tab.click();
  await expect(tab).toHaveAttribute("aria-selected", "false");
  scripts.resolve(undefined);
  await expect(tab).toHaveAttribute("aria-selected", "true");
});
