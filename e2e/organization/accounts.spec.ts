import { createAccount } from "../fixtures/aws-changes";
import { awsTruth } from "../fixtures/aws-truth";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { packNames, places, team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";
import { packsPage } from "../journeys/packs";

test.use({ world: team });

test("a failed association leads to what to do about it", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  await page.goto(`/accounts/${places.recorderOff.id}`);
  const main = page.getByRole("main");
  await expect(main).toContainText(`aws+${places.recorderOff.name}@`);
  await expect(main).not.toContainText("joined");
  await page.getByRole("link", { name: "Troubleshoot and retry" }).click();
  await organization.settled();
  await expect(page).toHaveURL(new RegExp(`target=${places.recorderOff.id}`));
  await expect(page.getByRole("heading", { name: "What to do" })).toBeVisible();
});

test("an account that joined lately says so @starts-canopy", async ({ page, sandbox, canopy }) => {
  const { managementAccountId = "" } = await sandbox.world();
  await createAccount(sandbox.url, managementAccountId, "brand-new");
  await sandbox.clock.advance({ minutes: 30 });
  const accounts = await awsTruth(sandbox.url).accounts();
  const id = accounts.find(({ Name }) => Name === "brand-new")?.Id ?? "";
  await canopy.startAfresh();
  await organizationPage(page).open();
  await page.goto(`/accounts/${id}`);
  await expect(page.getByRole("heading", { name: "Security Hub configuration" })).toBeVisible();
  await expect(page.getByText(/^joined /).first()).toBeVisible();
  await axe(page);
});

test("an id that no account has, and one that is no id, are no dead ends", async ({ page, noise }) => {
  // The browser itself says that there is no such page.
  noise.allow(/status of 404/);
  const organization = organizationPage(page);
  await organization.open();
  for (const [id, heading] of [
    ["000000000000", "Not in this organization"],
    ["12ab", "Not an account id"],
  ] as const) {
    await page.goto(`/accounts/${id}`);
    await expect(page.getByRole("heading", { name: heading })).toBeVisible();
    await axe(page);
    await page.getByRole("link", { name: "All accounts" }).click();
    await expect(page).toHaveURL(/\/organization$/);
  }
});

test("finds packs and accounts by the palette", async ({ page }) => {
  const packs = packsPage(page);
  await packs.open();
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("PCI");
  await page.getByRole("option", { name: packNames.pci }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(packNames.pci);
});
