import { axe } from "../fixtures/axe";
import { deletePack, putPack } from "../fixtures/pack-truth";
import { expect, test } from "../fixtures/test";
import { packNames, places, team } from "../fixtures/worlds";
import { packPage, packsPage } from "../journeys/packs";

test.use({ world: team, settings: { CANOPY_REQUEST_TIMEOUT_MS: "2000" } });

const operation = "GetOrganizationConformancePackDetailedStatus";

test("a live answer that fails leaves the page, and says what happened", async ({ page, sandbox }) => {
  const packs = packsPage(page);
  const pack = packPage(page);
  await packs.open(`/packs/${packNames.pci}?panel=live`);
  await sandbox.faults.on(operation, { kind: "deny" });
  await pack.askAws.click();
  await expect(pack.panel.getByText("A permission is missing")).toBeVisible();
  await expect(pack.rows.first()).toBeVisible();
  await axe(page);
  await sandbox.faults.clear();
  await sandbox.faults.on(operation, { kind: "throttle" });
  await pack.askAws.click();
  await expect(pack.panel.getByText("AWS Config is throttling requests.")).toBeVisible();
  await sandbox.faults.clear();
  // What AWS asked only patience for is repeated by itself.
  await expect(pack.answer.first()).toBeVisible();
});

test("an empty page with a token is not the end", async ({ page, sandbox }) => {
  const packs = packsPage(page);
  const pack = packPage(page);
  await packs.open(`/packs/${packNames.pci}?panel=live&liveLimit=5`);
  await sandbox.faults.on(operation, { kind: "empty-page" }, { times: 1 });
  await pack.askAws.click();
  await expect(pack.panel.getByText("An empty page is not the end")).toBeVisible();
  await pack.panel.getByRole("button", { name: "Next page", exact: true }).click();
  await expect(pack.answer).toHaveCount(5);
});

test("a pack that is deleted while its page is open @starts-canopy", async ({ page, sandbox, canopy }) => {
  // A remediation that never ends would keep the pack in that account.
  await putPack(sandbox.url, "short-lived", [places.remediating.id]);
  await sandbox.clock.advance({ hours: 12 });
  await canopy.startAfresh();
  const packs = packsPage(page);
  const pack = packPage(page);
  await packs.open(`${canopy.url}/packs/short-lived?panel=live`);
  await deletePack(sandbox.url, "short-lived");
  await sandbox.clock.advance({ hours: 12 });
  await pack.askAws.click();
  await expect(pack.panel.getByText("This conformance pack is not there, or no longer.")).toBeVisible();
  await expect(pack.rows.first()).toBeVisible();
  await packs.refreshButton.click();
  await expect(page.getByRole("heading", { name: "There is no such pack" })).toBeVisible();
  await axe(page);
});

test("one pack's accounts denied: the others stand, and the missing part is named @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  await sandbox.faults.on(operation, { kind: "deny" }, { matching: packNames.pci });
  await canopy.startAfresh();
  const packs = packsPage(page);
  await packs.open(`${canopy.url}/packs`);
  await expect(page.getByText(`Not everything could be read: accounts of ${packNames.pci}.`)).toBeVisible();
  await expect(packs.packRow(packNames.pci)).toContainText("not all accounts could be read");
  await expect(packs.packRow(packNames.cis)).toContainText("7 create failed");
  await packs.open(`${canopy.url}/packs?view=matrix&q=${places.management.name}`);
  await expect(packs.cell(places.management.name, 4)).toHaveText("Not read");
  await axe(page);
});

test("not in an organization, or not allowed to see its packs @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  for (const each of [
    "DescribeOrganizationConformancePacks",
    "DescribeOrganizationConformancePackStatuses",
    operation,
  ]) {
    await sandbox.faults.on(each, {
      kind: "error",
      code: "OrganizationAccessDeniedException",
      message: "This action can only be made by accounts in an AWS Organization.",
    });
  }
  await canopy.startAfresh();
  await page.goto(`${canopy.url}/packs`);
  await expect(
    page.getByText("This action can only be made by accounts in an AWS Organization.").first(),
  ).toBeVisible();
  await expect(page.getByText("OrganizationAccessDeniedException").first()).toBeAttached();
  await axe(page);
  // The rest of Canopy is not affected.
  await page.goto(`${canopy.url}/organization`);
  await expect(page.getByRole("treegrid", { name: "Organization" })).toBeVisible();
});
