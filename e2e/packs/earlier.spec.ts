import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { saved } from "../journeys/export-menu";
import { packsPage } from "../journeys/packs";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

test("an earlier time of the packs is marked in each view, saved as such, and lets nothing be started @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  // The first collection lacks what the second one has.
  await sandbox.faults.on("GetOrganizationConformancePackDetailedStatus", { kind: "deny" });
  await sandbox.faults.on("ListConfigurationPolicies", { kind: "deny" });
  await canopy.startAfresh();
  const packs = packsPage(page);
  const organization = organizationPage(page);
  await organization.open();
  await packs.open();
  const missing = page.getByRole("status").filter({ hasText: /could (not )?be read/ });
  await expect(missing).toBeVisible();
  await sandbox.faults.clear();
  await packs.refresh();
  await expect(missing).toBeHidden();
  await expect(packs.figure("failed")).not.toHaveText(/^0/);
  await organization.open();
  await organization.refresh();
  await packs.open();

  const menu = page.getByRole("button", { name: "Earlier time" });
  await menu.click();
  const stored = page.getByRole("list", { name: "Stored snapshots" }).getByRole("button");
  await expect(stored).toHaveCount(2);
  await axe(page);
  await stored.last().click();
  const banner = page.getByRole("status").filter({ hasText: "what Canopy read then" });
  await expect(banner).toContainText("Nothing can be changed from an earlier time.");
  await expect(missing).toBeVisible();
  for (const view of ["Packs", "Accounts × packs", "By cause", "By OU"] as const) {
    await packs.view(view).click();
    await expect(page).toHaveURL(/asof=/);
    await expect(banner).toBeVisible();
    await expect(packs.refreshButton).toBeHidden();
    // In the banner, and nowhere else.
    await expect(menu).toHaveCount(1);
    await axe(page);
  }
  await packs.view("Packs").click();
  const earlier = await saved(page, "Each account in each pack (CSV)");
  const asOf = new URL(page.url()).searchParams.get("asof") ?? "";
  await page.screenshot({ path: test.info().outputPath("packs-as-of.png") });

  // The same instant of the organization, and another one from the banner's own menu.
  await banner.getByRole("link", { name: "Organization as of then" }).click();
  await expect(page).toHaveURL(`/organization?asof=${asOf}`);
  await expect(banner).toBeVisible();
  await expect(missing).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/packs/);
  await menu.click();
  await expect(stored.last()).toHaveAttribute("aria-current", "true");
  await stored.first().click();
  await expect(missing).toBeHidden();
  await expect(banner).toBeVisible();
  await page.getByRole("button", { name: "Back to now" }).click();
  await expect(banner).toBeHidden();
  await expect(page).not.toHaveURL(/asof=/);
  await expect(packs.refreshButton).toBeVisible();
  const now = await saved(page, "Each account in each pack (CSV)");
  const failed = (lines: readonly string[]) => lines.filter((line) => line.includes("CREATE_FAILED")).length;
  expect(failed(earlier)).toBe(0);
  expect(failed(now)).toBeGreaterThan(0);
});
