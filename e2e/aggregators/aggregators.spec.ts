import { createAggregator } from "../fixtures/aws-changes";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { aggregatorsPage } from "../journeys/aggregators";
import { saved } from "../journeys/export-menu";

test.use({ world: { world: "small" } });

test("the list shows the Regions side by side, with the health of each aggregator", async ({ page }) => {
  const aggregators = aggregatorsPage(page);
  await aggregators.open();
  await expect(page.getByRole("list", { name: "Aggregators by Region" })).toContainText("of 50 aggregators");
  await expect(aggregators.row("organization-second-region")).toContainText("eu-central-1");
  await expect(aggregators.row("production-accounts")).toContainText(/\d+ accounts/);
  await expect(aggregators.row("production-accounts")).toContainText(/\d+ current/);
  await expect(aggregators.row("pci-scope")).toContainText("2 resource types");
  await expect(aggregators.row("aws-controltower")).toContainText("not editable");
  await axe(page);

  await page.getByRole("button", { name: "Source", exact: true }).first().click();
  await page.getByRole("option", { name: "Organization" }).click();
  await page.keyboard.press("Escape");
  await expect(aggregators.row("production-accounts")).toBeHidden();
  await expect(page).toHaveURL(/source=organization/);
  await page.getByRole("button", { name: "Remove the filter Source" }).click();
  await expect(aggregators.row("production-accounts")).toBeVisible();
});

test("a Region that refuses is a missing part, and the rest stays", async ({ page, sandbox }) => {
  await sandbox.faults.on("DescribeConfigurationAggregators", { kind: "deny" }, { region: "eu-central-1" });
  const aggregators = aggregatorsPage(page);
  await page.goto("/aggregators");
  const notice = page.getByRole("status").filter({ hasText: "Not everything could be read" });
  await expect(notice).toContainText("aggregators of eu-central-1");
  await expect(aggregators.row("production-accounts")).toBeVisible();
  await axe(page);

  await sandbox.faults.clear();
  await notice.getByRole("button", { name: "Try again" }).click();
  await expect(aggregators.row("organization-second-region")).toBeVisible();
  await expect(notice).toBeHidden();
});

test("where every Region refuses, the way out is shown", async ({ page, sandbox }) => {
  await sandbox.faults.on("DescribeConfigurationAggregators", { kind: "deny" });
  await page.goto("/aggregators");
  const panel = page.getByRole("alert").filter({ hasText: "A permission is missing" });
  await expect(panel).toContainText("config:DescribeConfigurationAggregators");
  await axe(page);
});

test("an aggregator has its sources as a matrix that the keyboard walks", async ({ page }) => {
  const aggregators = aggregatorsPage(page);
  await aggregators.openOne("eu-west-1", "production-accounts");
  await expect(aggregators.grid.getByRole("columnheader")).toContainText([
    "Account",
    "eu-central-1",
    "eu-west-1",
    "Failed",
  ]);
  await aggregators.grid.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  const details = page.getByRole("complementary", { name: /^Details of/ });
  await expect(details).toContainText("eu-central-1");
  await expect(details).toContainText("Failed");
  await expect(page).toHaveURL(/source=\d{12}&at=eu-central-1/);
  await axe(page);
  await page.keyboard.press("Escape");
  await expect(details).toBeHidden();

  await page.getByRole("button", { name: /failed$/ }).click();
  await expect(page).toHaveURL(/status=FAILED/);
  await expect(page.getByText(/^\d+ of \d+ sources in 2 Regions$/)).toBeVisible();
});

test("failed sources stand by error, with what to do, and lead to the matrix", async ({ page }) => {
  const aggregators = aggregatorsPage(page);
  await aggregators.openOne("eu-west-1", "production-accounts");
  await aggregators.tab("Failed sources").click();
  const section = page.getByRole("region", { name: "AuthorizationMissing" });
  await expect(section).toContainText("The accounts have not authorized the aggregator.");
  await expect(section).toContainText("put-aggregation-authorization");
  await axe(page);
  await section.getByRole("button", { name: "Show in the matrix" }).click();
  await expect(page.getByRole("button", { name: "Remove the filter Error" })).toBeVisible();
  await expect(aggregators.grid).toBeVisible();
});

test("the accounts that are not covered lead to the organization", async ({ page }) => {
  const aggregators = aggregatorsPage(page);
  await aggregators.openOne("eu-west-1", "pci-scope");
  await aggregators.tab("Not covered").click();
  await expect(page.getByText(/\d+ of \d+ active accounts/)).toBeVisible();
  const link = page.getByRole("region", { name: "Accounts" }).getByRole("link").first();
  await expect(link).toHaveAttribute("href", /\/organization\?target=\d{12}/);
  await axe(page);
});

test("accounts that are not covered are added in the editor, and nothing is sent before its review", async ({
  page,
}) => {
  const aggregators = aggregatorsPage(page);
  await aggregators.openOne("eu-west-1", "pci-scope");
  await aggregators.tab("Not covered").click();
  await page.getByRole("searchbox", { name: "Filter by name, id, e-mail or path" }).fill("Sandbox");
  const add = page.getByRole("button", { name: /^Add \d+ accounts? to this aggregator…$/ });
  const count = Number(/\d+/.exec((await add.textContent()) ?? "")?.[0]);
  expect(count).toBeGreaterThan(0);
  await add.click();
  await expect(page).toHaveURL(/\/aggregators\/eu-west-1\/pci-scope\/edit$/);
  await page.getByRole("button", { name: /^Review/ }).click();
  await expect(page.getByRole("button", { name: `${count} added` })).toBeVisible();
  await expect(page.getByRole("button", { name: "Save pci-scope in eu-west-1" })).toBeVisible();
  await axe(page);
});

test("facts, tags and the palette", async ({ page }) => {
  const aggregators = aggregatorsPage(page);
  await aggregators.openOne("eu-west-1", "organization");
  await aggregators.tab("Details").click();
  const facts = page.getByRole("tabpanel", { name: "Details" });
  await expect(facts).toContainText("arn:aws:config:eu-west-1:");
  await expect(facts).toContainText("team security");
  await expect(facts).toContainText("role/config/ConfigAggregatorRole");
  await expect(facts).toContainText("describe-configuration-aggregators");
  await axe(page);

  await page.keyboard.press("ControlOrMeta+k");
  await page.getByPlaceholder(/^Search accounts/).fill("pci-scope");
  await page.getByRole("option", { name: /pci-scope/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "pci-scope" })).toBeVisible();
});

test("tags that may not be read are a missing part", async ({ page, sandbox }) => {
  await sandbox.faults.on("ListTagsForResource", { kind: "deny" }, { service: "config" });
  await page.goto("/aggregators/eu-west-1/organization?tab=facts");
  await expect(page.getByText("Not everything could be read: tags.")).toBeVisible();
  await expect(page.getByText("not readable")).toBeVisible();
});

test("sources that may not be read say so, and the aggregator stays", async ({ page, sandbox }) => {
  await sandbox.faults.on("DescribeConfigurationAggregatorSourcesStatus", { kind: "deny" });
  await page.goto("/aggregators/eu-west-1/pci-scope");
  const panel = page.getByRole("alert").filter({ hasText: "A permission is missing" });
  await expect(panel).toContainText("config:DescribeConfigurationAggregatorSourcesStatus");
  await expect(page.getByRole("main")).toContainText(/\d+ accounts from 2 Regions/);
  await expect(page.getByRole("main")).toContainText("Sources not readable");
  await sandbox.faults.clear();
  await panel.getByRole("button", { name: "Check again" }).click();
  await expect(aggregatorsPage(page).grid).toBeVisible();
});

test("an aggregator is deleted after its name has been typed", async ({ page }) => {
  const aggregators = aggregatorsPage(page);
  await aggregators.openOne("eu-west-1", "pci-scope");
  await page.getByRole("button", { name: "Delete…" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("What it has collected from");
  await expect(dialog).toContainText("authorizations that the accounts have given stay");
  await axe(page);
  await dialog.getByRole("button", { name: "Delete the aggregator" }).click();
  await expect(dialog).toContainText("Type pci-scope to continue.");
  await dialog.getByRole("textbox", { name: /^Type / }).fill("pci-scope");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/aggregators$/);
  await expect(page.getByText("Deleted pci-scope", { exact: true })).toBeVisible();
  await expect(aggregators.row("organization-second-region")).toBeVisible();
  await expect(aggregators.row("pci-scope")).toBeHidden();

  await page.goto("/aggregators/eu-west-1/pci-scope");
  await expect(page.getByText("There is no aggregator pci-scope in eu-west-1")).toBeVisible();
  await axe(page);
});

test("the sources of a new aggregator are followed until they have settled", async ({ page, sandbox }) => {
  await createAggregator(sandbox.url, "brand-new");
  const aggregators = aggregatorsPage(page);
  await aggregators.openOne("eu-west-1", "brand-new");
  const notice = page.getByRole("status").filter({ hasText: "Following." });
  await expect(notice).toContainText(/\d+ account–Region pairs? not settled yet/);
  await axe(page);
  await notice.getByRole("button", { name: "Stop following" }).click();
  await expect(page).toHaveURL(/follow=false/);
  await page.getByRole("button", { name: "Follow", exact: true }).click();
  await sandbox.clock.advance({ minutes: 30 });
  await expect(notice).toBeHidden();
  await expect(page.getByRole("button", { name: /failed$/ })).not.toHaveText(/^0 /);
});

test("a Region that Canopy is not set to look into is named, and not asked", async ({ page }) => {
  await page.goto("/aggregators/us-west-2/pci-scope");
  await expect(page.getByRole("alert").filter({ hasText: "CANOPY_CONFIG_REGIONS" })).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("nothing but the matrix scrolls sideways", async ({ page }) => {
    const aggregators = aggregatorsPage(page);
    await aggregators.open();
    await expect(aggregators.row("production-accounts")).toContainText(/current/);
    await axe(page);
    await aggregators.openOne("eu-west-1", "production-accounts");
    for (const name of ["Failed sources", "Not covered", "Details", "Sources"]) {
      await aggregators.tab(name).click();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, name).toBe(390);
    }
    await axe(page);
  });
});

test("saves what each view of an aggregator shows", async ({ page }) => {
  const aggregators = aggregatorsPage(page);
  await aggregators.open();
  expect((await saved(page, "Aggregators (CSV)"))[0]).toMatch(/^Aggregator,Region,ARN,/);
  await aggregators.openOne("eu-west-1", "production-accounts");
  await expect(aggregators.grid.getByRole("columnheader", { name: "Failed" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await page.goto("/aggregators/eu-west-1/production-accounts?status=FAILED");
  await expect(aggregators.grid).toBeVisible();
  const failed = await saved(page, "Filtered: account–region pairs (CSV)");
  expect(failed[0]).toMatch(/,Status,Cause,Error code,/);
  expect(failed.slice(1).every((line) => line.includes("FAILED"))).toBe(true);
  await aggregators.tab("Failed sources").click();
  expect((await saved(page, "Summary by error (CSV)")).length).toBeGreaterThan(1);
  await aggregators.tab("Not covered").click();
  expect((await saved(page, "Accounts not covered (CSV)"))[0]).toBe(
    "Account ID,Account name,Account state,Path",
  );
  await axe(page);
});
