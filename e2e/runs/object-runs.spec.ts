import type { Page } from "@playwright/test";
import { aggregatorTruth } from "../fixtures/aggregator-truth";
import { leaveCentralConfiguration } from "../fixtures/aws-changes";
import { awsTruth, organizationConfiguration } from "../fixtures/aws-truth";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { aggregatorEditor } from "../journeys/aggregator-editor";
import { configurationPage } from "../journeys/configuration";
import { organizationPage } from "../journeys/organization";
import { policiesPage } from "../journeys/policies";
import { runsPage } from "../journeys/runs";

test.use({ world: team });

test("a policy's creation, change and deletion are runs, each with its difference and its undo", async ({
  page,
  sandbox,
}) => {
  test.setTimeout(300_000);
  const policies = policiesPage(page);
  const { form } = policies;
  await policies.open();
  await policies.newPolicy.click();
  await form.name.fill("root-keys");
  await form.mode("Only these").check();
  await form.search.fill("root");
  await form.control("IAM.4").check();
  await form.review.click();
  await form.save.click();
  await expect(page.getByRole("heading", { level: 1, name: "root-keys" })).toBeVisible();
  const policyUrl = page.url();
  await policies.edit.click();
  await form.search.fill("root");
  await form.control("IAM.6").check();
  await form.review.click();
  await form.save.click();
  await expect(page).toHaveURL(policyUrl);

  await openRun(page, "Change policy root-keys");
  const step = page.getByRole("region", { name: "Policy root-keys" });
  await expect(step).toContainText("Carried out");
  await expect(step).toContainText("Switched on: 1");
  await axe(page);
  await undo(page, "Policy root-keys back to its former definition");
  await expect(page.getByRole("region", { name: "Policy root-keys" })).toContainText("Switched off: 1");

  await openRun(page, "Create policy root-keys");
  await undo(page, "can't be undone");

  await policies.openPolicy("root-keys");
  await policies.delete.click();
  await policies.dialog.getByRole("textbox", { name: /^Type / }).fill("root-keys");
  await policies.dialog.getByRole("button", { name: "Delete the policy" }).click();
  await expect(page).toHaveURL(/\/policies$/);
  await openRun(page, "Delete policy root-keys");
  await undo(page, "its associations and tags are gone and are not restored");
  await policies.openPolicy("root-keys");
  expect((await sandbox.calls.count())["securityhub:CreateConfigurationPolicy"]?.calls).toBe(2);
});

test("an aggregator saved with its tags, and one deleted, come back by the undo of their runs", async ({
  page,
  sandbox,
}) => {
  test.setTimeout(300_000);
  const before = await aggregatorTruth(sandbox.url, "organization");
  const editor = aggregatorEditor(page);
  await editor.openEdit("organization");
  await editor.regionsForm("These Regions").check();
  await editor.region("eu-west-1").check();
  await editor.addTag(2, "cost-centre", "42");
  await editor.review();
  await editor.removals.getByRole("checkbox").check();
  await editor.save.click();
  await editor.saved("organization");
  await openRun(page, "Change aggregator organization");
  await expect(page.getByRole("region", { name: "Tags of aggregator organization" })).toContainText(
    "cost-centre",
  );
  await axe(page);
  await undo(page, "back to its former sources and filters");
  await expect(page.getByText("Carried out")).toHaveCount(2);
  await expect
    .poll(async () => (await aggregatorTruth(sandbox.url, "organization")).tags)
    .toEqual(before.tags);
  // The tags come first, and the sources after them.
  const source = async () =>
    (await aggregatorTruth(sandbox.url, "organization")).aggregator.OrganizationAggregationSource;
  await expect.poll(source).toEqual(before.aggregator.OrganizationAggregationSource);
});

test("a change of the organization configuration is a run, and its undo sets what was before", async ({
  page,
  sandbox,
  canopy,
}) => {
  test.setTimeout(300_000);
  const { organizationId = "" } = await sandbox.world();
  await leaveCentralConfiguration(sandbox.url);
  await canopy.startAfresh();
  const configuration = configurationPage(page);
  await configuration.open();
  await configuration.autoEnable.uncheck();
  await configuration.submit.click();
  await configuration.confirm(organizationId);
  await expect(configuration.facts).toContainText("Off");
  await openRun(page, "Change the organization configuration");
  await expect(page.getByRole("region", { name: "Organization configuration" })).toContainText("AutoEnable");
  await axe(page);
  await undo(page, "Organization configuration back to what it was", "LOCAL");
  await expect.poll(() => organizationConfiguration(sandbox.url)).toMatchObject({ AutoEnable: true });
});

test("an OU and an account are excepted from what is assigned above them, and are sent first", async ({
  page,
  sandbox,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, form } = organization;
  await tree.choose("Infrastructure");
  await tree.assignSelected.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  await form.changes.getByText(/OUs? below$/).click();
  const units = form.changes.getByRole("list", { name: "OUs that change" });
  const first = units.getByRole("listitem").first();
  const name = (await first.getByRole("button").first().textContent()) ?? "";
  await first.getByRole("button", { name: /^Except/ }).click();
  await expect(form.exceptions).toHaveCount(1);
  await expect(form.exceptions).toContainText(name);
  await expect(form.confirm).toContainText("with 1 exception");
  await form.confirm.click();
  await expect(form.panel).toContainText("All requests sent.");
  const truth = awsTruth(sandbox.url);
  const self = (await truth.associations()).filter(
    ({ ConfigurationPolicyId, AssociationType, TargetType }) =>
      ConfigurationPolicyId === "SELF_MANAGED_SECURITY_HUB" &&
      AssociationType === "APPLIED" &&
      TargetType === "ORGANIZATIONAL_UNIT",
  );
  expect(self.length).toBeGreaterThan(0);
});

/** The newest run with a title, from the list of runs. */
async function openRun(page: Page, title: string): Promise<void> {
  const runs = runsPage(page);
  await runs.openList();
  await runs.row(title).first().getByRole("link", { name: title }).first().click();
  await expect(runs.title).toContainText(title);
}

/** Undoes the run on the page where that is offered, and waits for the page of the undo. */
async function undo(page: Page, says: string, typed?: string): Promise<void> {
  await page.getByRole("button", { name: "Undo…" }).click();
  const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  await expect(dialog).toContainText(says);
  await axe(page);
  if (says === "can't be undone") {
    await dialog.getByRole("button", { name: "Cancel" }).click();
    return;
  }
  if (typed !== undefined) await dialog.getByRole("textbox", { name: /^Type / }).fill(typed);
  await dialog.getByRole("button", { name: "Undo the change" }).click();
  await expect(page.getByRole("heading", { level: 2 }).first()).toContainText(/^Undo run \d+/);
}
