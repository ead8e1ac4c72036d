import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

test("the failures of one OU are found by its roll-up, and each says why", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, panel, filters } = organization;
  await tree.openBranch("Workloads");
  await tree.openBranch(places.payments);
  await tree.row(places.exchange).getByText("2 failed").click();
  await expect(filters.matching).toHaveText("2 accounts match");
  await expect(filters.token("Below")).toHaveText(new RegExp(`^Below: Root › .* › ${places.exchange}$`));

  await tree.select(places.recorderOff.name);
  await expect(panel.title).toHaveText(places.recorderOff.name);
  await expect(panel.section("Association")).toContainText("AWS Config is not enabled or not recording");
  await expect(panel.causes.first()).toContainText("AWS Config is not enabled or does not record.");
  await expect(panel.chain).toHaveText([
    /^This accountNone applied$/,
    /^StagingNone applied$/,
    /^ExchangeNone applied$/,
    /^Payments.*pci-cardholder-data.*Effective$/,
    /^WorkloadsNone applied$/,
    /^Root.*org-baseline.*Overridden$/,
  ]);
  await axe(page);

  await tree.select(places.optInMissing.name);
  await expect(panel.section("Association")).toContainText("opt-in Region me-central-1");
  await expect(panel.causes.first()).toContainText("Opt-in Region me-central-1 is not enabled.");
});

test("the failed accounts of an OU stand in its panel, with the command to ask AWS oneself", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-write"]);
  const organization = organizationPage(page);
  await organization.open();
  const { tree, panel } = organization;
  await tree.openBranch("Workloads");
  await tree.openBranch(places.payments);
  await tree.select(places.exchange);
  await expect(panel.section("What to do")).toContainText("Accounts below failed.");
  await expect(panel.failedBelow).toHaveCount(2);
  await panel.failedBelow.filter({ hasText: places.recorderOff.name }).click();
  await expect(panel.title).toHaveText(places.recorderOff.name);

  await panel.copyCommand.click();
  const command = await panel.command.innerText();
  expect(command).toBe(
    `aws securityhub get-configuration-policy-association --region eu-west-1 --cli-input-json '{"Target":{"AccountId":"${places.recorderOff.id}"}}'`,
  );
  // No page of Canopy may read the clipboard; whoever works with it can paste.
  await organization.filters.search.focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(organization.filters.search).toHaveValue(command);
});

test("the summary bar leads to every failed account of the organization", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { summaryBar, tree, filters } = organization;
  const failed = await summaryBar.count("failed");
  await summaryBar.figure("failed").click();
  await expect(filters.matching).toHaveText(`${failed} accounts match`);
  for (const { name } of [places.recorderOff, places.optInMissing, places.management]) {
    await expect(tree.row(name)).toContainText("Failed");
  }
});
