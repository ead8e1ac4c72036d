import type { Page } from "@playwright/test";
import { axe } from "../fixtures/axe";
import { holdBack } from "../fixtures/slow-network";
import { expect, test } from "../fixtures/test";
import { organizationPage } from "../journeys/organization";
import { packsPage } from "../journeys/packs";
import { targetList } from "../journeys/target-list";

/** Has what the page itself names come, and what it fetches afterwards fail, as while the server restarts, until the answer is called. */
async function fetchNothingLater(page: Page): Promise<() => void> {
  // How far the first reading is, a page hears by code that comes later too.
  await organizationPage(page).open();
  const html = await (await page.request.get("/organization")).text();
  let isAway = true;
  await page.route("**/_next/static/chunks/*.js", (route) => {
    // Each is named in the page's data; Next writes an element for it too only where it is soon enough.
    const [, name = ""] = new URL(route.request().url()).pathname.split("/_next/");
    return isAway && !html.includes(name) ? route.abort() : route.continue();
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

test("Enter in the palette before its commands have come goes to the first that is found", async ({
  page,
}) => {
  const comeBack = await fetchNothingLater(page);
  const organization = organizationPage(page);
  await organization.open();
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("from a list");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Still loading: Accounts, policies, packs and more/)).toBeVisible();
  comeBack();
  await expect(targetList(page).dialog).toBeVisible();
  await expect(page.getByRole("dialog", { name: "Search" })).toBeHidden();
});

const ownServer = "Canopy's own server did not answer. The page is loaded again as soon as it does.";

for (const { title, file, areStylesLate = false } of [
  { title: "that begins it", file: "main-app" },
  { title: "that begins it, and failed before the styles had come,", file: "main-app", areStylesLate: true },
  { title: "that it shares with other pages", file: "half" },
]) {
  test(`a page is loaded anew once the file ${title} can be had`, async ({ page }) => {
    const organization = organizationPage(page);
    await organization.open();
    const missing = `**/_next/static/chunks/${file}-*.js`;
    await page.route(missing, (route) => route.abort());
    const stylesCome = areStylesLate ? await holdBack(page, "**/*.css") : () => undefined;
    const failed = page.waitForEvent("requestfailed", (request) => request.url().includes(file));
    await page.reload({ waitUntil: "commit" });
    await failed;
    stylesCome();
    await expect(page.getByRole("alert").filter({ hasText: ownServer })).toBeVisible();
    await expect(organization.tree.grid).toBeVisible();
    await axe(page);
    await page.unroute(missing);
    await organization.settled();
    await expect(page.getByText(ownServer)).toBeHidden();
  });
}

test("a page that webpack asks for in vain says so, and is loaded anew once it can be had", async ({
  page,
  noise,
}) => {
  noise.allow(/ChunkLoadError/);
  const organization = organizationPage(page);
  await organization.open();
  const missing = "**/{half-*.js,healthz}";
  await page.route(missing, (route) => route.abort());
  // As Next writes it on a server that is slow: without an element for each file.
  await page.route("**/organization", async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    await route.fulfill({ response, body: html.replace(/<script[^>]*half-[^>]*><\/script>/, "") });
  });
  await page.reload();
  await expect(page.getByRole("alert").filter({ hasText: ownServer })).toBeVisible();
  await axe(page);
  await page.unroute("**/organization");
  await page.unroute(missing);
  await organization.settled();
});

test("what is pressed before the page is alive is carried out once it is", async ({ page }) => {
  const scriptsCome = await holdBack(page, "**/_next/static/chunks/*.js");
  // The page has been drawn, and its load ends with its scripts alone.
  await page.goto("/aggregators/eu-west-1/pci-scope", { waitUntil: "commit" });
  const tab = page.getByRole("tab", { name: "Not covered" });
  await tab.click();
  await expect(tab).toHaveAttribute("aria-selected", "false");
  scriptsCome();
  await expect(tab).toHaveAttribute("aria-selected", "true");
});

test("what is chosen and typed before the page is alive is chosen and typed once it is", async ({ page }) => {
  await packsPage(page).open();
  const scriptsCome = await holdBack(page, "**/_next/static/chunks/*.js");
  await page.reload({ waitUntil: "commit" });
  await page.getByText("Compliance", { exact: true }).click();
  await expect(page.getByRole("radio", { name: "Compliance" })).toBeChecked();
  scriptsCome();
  await expect(page).toHaveURL(/show=compliance/);
  await expect(page.getByRole("radio", { name: "Compliance" })).toBeChecked();

  const formComes = await holdBack(page, "**/_next/static/chunks/*.js");
  await page.goto("/policies/new", { waitUntil: "commit" });
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await name.fill("typed-early");
  formComes();
  await expect(page.getByRole("button", { name: "Discard" })).toBeVisible();
  await page.waitForLoadState();
  await page.reload();
  await expect(name).toHaveValue("typed-early");
});

test("what is pressed before the rows have come leads to its view", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  const rowsCome = await holdBack(page, "**/api/inventory/snapshot*");
  await page.reload();
  await expect(organization.tree.grid).toHaveAttribute("aria-busy", "true");
  await page.getByRole("button", { name: /^\d+ failed$/ }).click();
  await expect(page).toHaveURL(/status=failed/);
  rowsCome();
  await organization.settled();
  await expect(organization.filters.token("Status")).toBeVisible();
});

test("the page stays under the hands while compliance comes", async ({ page }) => {
  const packs = packsPage(page);
  await packs.open();
  const complianceComes = await holdBack(page, "**/api/compliance/snapshot*");
  await page.getByRole("radio", { name: "Deployment" }).focus();
  await page.keyboard.press("ArrowRight");
  const chosen = page.getByRole("radio", { name: "Compliance" });
  await expect(chosen).toBeChecked();
  await expect(page.getByText("Loading compliance…")).toBeVisible();
  await expect(page).toHaveURL(/show=compliance/);
  await expect(chosen).toBeFocused();
  complianceComes();
  await expect(packs.table).toBeVisible();
  await expect(chosen).toBeFocused();
});
