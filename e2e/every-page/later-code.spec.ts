import { expect, test } from "../fixtures/test";
import { organizationPage } from "../journeys/organization";

test("code that could not be fetched when it was wanted is waited for", async ({ page, noise }) => {
  noise.allow(/Failed to load resource: net::ERR_FAILED/);
  // What the page itself names comes; what is fetched afterwards fails, as while the server restarts.
  const html = await (await page.request.get("/organization")).text();
  let isAway = true;
  await page.route("**/_next/static/chunks/*.js", (route) => {
    const { pathname } = new URL(route.request().url());
    return isAway && !html.includes(pathname) ? route.abort() : route.continue();
  });
  const organization = organizationPage(page);
  await organization.open();
  const refused = page.waitForEvent("requestfailed");
  await organization.tree.row("Security").getByText("Security", { exact: true }).click();
  await refused;
  await expect(page.getByRole("complementary", { name: "Loading" })).toBeVisible();
  isAway = false;
  await expect(organization.panel.title).toHaveText("Security");
  await expect(organization.panel.panel).toBeFocused();
});
