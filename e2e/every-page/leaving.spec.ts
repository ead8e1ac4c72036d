import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";
import { overviewPage } from "../journeys/overview";

test.use({ world: team });

// The address follows the view a moment later. A user who leaves within this moment still arrives and keeps the view.
test("who leaves the map in the moment of a step arrives, and comes back to that step", async ({ page }) => {
  const overview = overviewPage(page);
  await overview.open();
  const { map, readout, place } = overview;
  await map.focus();
  await page.keyboard.press("ArrowDown");
  while (!(await readout.innerText()).startsWith("Workloads")) await page.keyboard.press("ArrowRight");
  await map.evaluate((element) => {
    for (const key of ["Enter", "o"])
      element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  });
  await expect(organizationPage(page).panel.title).toHaveText("Workloads");
  await page.goBack();
  await expect(page).toHaveURL(/\/\?at=ou-/);
  await expect(place).toHaveText(/Workloads$/);
});

test("who follows a link in the moment of a key arrives, and comes back to what was typed", async ({
  page,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const { search } = organization.filters;
  const link = page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Configuration" });
  await search.focus();
  await page.keyboard.type("pay");
  await link.evaluate((element: HTMLElement) => element.click());
  await expect(page).toHaveURL(/\/configuration$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Organization configuration");
  await page.goBack();
  await expect(page).toHaveURL(/\/organization\?.*pay/);
  await expect(search).toHaveValue("pay");
});
