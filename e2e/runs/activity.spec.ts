import { readFile } from "node:fs/promises";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { activityPage } from "../journeys/activity";
import { saved } from "../journeys/export-menu";
import { organizationPage } from "../journeys/organization";
import { policiesPage } from "../journeys/policies";

test.use({ world: team });

const started = `Started association of nist-800-53 with ${places.sound.name}`;

test("a run, a policy edit and a write that AWS refuses tell their story", async ({
  page,
  people,
  sandbox,
}) => {
  test.setTimeout(300_000);
  const activity = activityPage(page);
  const organization = organizationPage(page);
  await organization.open(`/organization?target=${places.sound.id}`);
  await expect(organization.panel.panel).toContainText("No changes were made through Canopy.");
  await organization.panel.assign.click();
  await organization.form.choosePolicy("nist-800-53");
  await organization.form.review();
  await organization.form.confirm.click();
  await expect(organization.form.outcome(places.sound.name)).toContainText("Accepted");

  const policies = policiesPage(page);
  await policies.openPolicy("nist-800-53");
  await policies.edit.click();
  await policies.form.description.fill("Reviewed for the audit.");
  await policies.form.review.click();
  await policies.form.save.click();
  await expect(page.getByRole("heading", { level: 1, name: "nist-800-53" })).toBeVisible();

  await activity.open();
  await expect(activity.row(/Updated configuration policy nist-800-53/)).toContainText("Succeeded");
  const association = activity.row(started);
  await expect(association).toContainText("none applied");
  await expect(association).toContainText("Max Administrator");
  await expect(association).toContainText("administrator");
  await expect(association.getByRole("link", { name: /^#\d+$/ })).toHaveAttribute("href", /^\/runs\//);
  await expect(activity.row(/Started run \d+: Apply nist-800-53/)).toContainText("Succeeded");
  await axe(page);

  // The change has an address of its own, with its entries, hashes and AWS's request id.
  await association.getByRole("link", { name: started }).click();
  await expect(page).toHaveURL(/change=\d+/);
  await expect(activity.details).toContainText("Attempted");
  await expect(activity.details).toContainText("SHA-256");
  await expect(activity.details.getByRole("button", { name: /^Copy AWS request id/ }).first()).toBeVisible();
  await axe(page);
  await page.reload();
  await expect(activity.details).toContainText("Entries of the record");
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/change=/);
  await activity
    .row(/Updated configuration policy/)
    .getByRole("link")
    .first()
    .click();
  await expect(activity.details).toContainText("Reviewed for the audit.");
  await page.keyboard.press("Escape");

  // An auditor reads it. What AWS refuses is recorded, and announced without moving a row.
  const auditor = await people.context("auditor");
  const theirs = await auditor.newPage();
  const reading = activityPage(theirs);
  await reading.open();
  await expect(reading.row(started)).toBeVisible();
  const before = await reading.rows.count();
  const operator = await people.context("operator");
  const changing = organizationPage(await operator.newPage());
  await changing.open("/organization?q=Sandbox");
  await sandbox.faults.on("StartConfigurationPolicyAssociation", { kind: "deny" });
  await changing.tree.choose("Sandbox");
  await changing.tree.assignSelected.click();
  await changing.form.choosePolicy("cis-foundations");
  await changing.form.review();
  await changing.form.confirm.click();
  await expect(changing.form.outcome("Sandbox")).toContainText("Refused");
  await expect(reading.showNewer).toBeVisible();
  expect(await reading.rows.count()).toBe(before);
  await reading.showNewer.click();
  const refused = reading.row("Start association of cis-foundations with Sandbox").first();
  await expect(refused).toContainText("Failed");
  await expect(refused).toContainText("Otto Operator");
  await reading.choose("Result", "Failed");
  await expect(theirs).toHaveURL(/result=failed/);
  await expect(reading.row(started)).toBeHidden();
  await refused.getByRole("link", { name: /^Start association/ }).click();
  await expect(reading.details).toContainText("AccessDeniedException");
  await axe(theirs);
});

test("the activity is narrowed down, its address shared and its file the same", async ({ page, people }) => {
  test.setTimeout(300_000);
  const organization = organizationPage(page);
  await organization.open(`/organization?target=${places.sound.id}`);
  await organization.panel.assign.click();
  await organization.form.choosePolicy("nist-800-53");
  await organization.form.review();
  await organization.form.confirm.click();
  await expect(organization.form.outcome(places.sound.name)).toContainText("Accepted");
  await organization.refresh();

  const activity = activityPage(page);
  await activity.open();
  await expect(activity.row("Requested refresh of the organization")).toContainText("Succeeded");
  await activity.choose("Target", places.sound.name);
  await expect(activity.rows).toHaveCount(1);
  await expect(page).toHaveURL(new RegExp(`target=${places.sound.id}`));
  await activity.clearAll.click();
  await activity.choose("Policy", "nist-800-53");
  await expect(activity.row(started)).toBeVisible();
  await expect(activity.row("Requested refresh")).toBeHidden();
  await activity.clearAll.click();
  await activity.search.fill(`max ${places.sound.name}`);
  await expect(activity.rows).toHaveCount(1);
  const lines = await saved(page, "Filtered: activity (CSV)");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(started);
  expect(lines[1]).toContain(places.sound.id);
  await page.getByRole("button", { name: "Export" }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Filtered: activity (JSON)", exact: true }).click(),
  ]);
  expect(await readFile(await file.path(), "utf8")).toContain(started);
  await page.keyboard.press("Escape");
  await activity.search.fill("nothing like it");
  await expect(page.getByText("No changes match")).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await page.getByRole("button", { name: "Time", exact: true }).click();
  await page.getByRole("button", { name: "Last hour" }).click();
  await expect(page).toHaveURL(/from=/);
  await expect(activity.row(started)).toBeVisible();
  await activity.row(started).getByRole("link", { name: started }).focus();
  await page.keyboard.press("Enter");
  await expect(activity.details).toContainText("Entries of the record");

  // The pages of what was changed show it, and lead here.
  await page.goto(`/accounts/${places.sound.id}`);
  const section = page.getByRole("region", { name: "Changes through Canopy" });
  await expect(section).toContainText(started);
  await section.getByRole("link", { name: /in activity$/ }).click();
  await expect(activity.rows).toHaveCount(1);
  await policiesPage(page).openPolicy("nist-800-53");
  await page.getByRole("tab", { name: "Activity" }).click();
  await expect(page.getByRole("link", { name: started })).toBeVisible();
  await axe(page);

  const withoutActivity = await people.context("viewer");
  const theirs = await withoutActivity.newPage();
  await theirs.goto("/activity");
  await expect(theirs.getByRole("alert").filter({ hasText: "Your role does not allow" })).toBeVisible();
  await expect(activityPage(theirs).table).toBeHidden();
  await theirs.goto(`/accounts/${places.sound.id}`);
  await expect(theirs.getByRole("region", { name: "Changes through Canopy" })).toContainText("Not shown");
  expect((await theirs.request.get("/api/activity")).status()).toBe(403);
  expect((await theirs.request.get("/api/activity/export")).status()).toBe(403);
  expect((await theirs.request.get("/api/activity/change?id=1")).status()).toBe(403);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`reads well at ${width} px in ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const organization = organizationPage(page);
      await organization.open();
      await organization.refresh();
      const activity = activityPage(page);
      await activity.open();
      const row = activity.row("Requested refresh of the organization").first();
      await expect(row).toContainText("Succeeded");
      await axe(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await row.getByRole("link").first().click();
      await expect(activity.details).toContainText("Entries of the record");
      await axe(page);
    });
  }
}
