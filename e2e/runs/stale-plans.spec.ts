import type { Page } from "@playwright/test";
import { aggregatorTruth, putAggregator } from "../fixtures/aggregator-truth";
import { configureLocally, leaveCentralConfiguration } from "../fixtures/aws-changes";
import { organizationConfiguration } from "../fixtures/aws-truth";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { aggregatorEditor } from "../journeys/aggregator-editor";
import { aggregatorsPage } from "../journeys/aggregators";
import { configurationPage } from "../journeys/configuration";
import { organizationPage } from "../journeys/organization";
import { planPage, savePlan } from "../journeys/plans";

test.use({ world: team, settings: { CANOPY_APPROVAL: "aggregator, organization-configuration" } });

const region = "eu-west-1";

test("the deletion of an aggregator is approved as it was edited, started in two tabs, and survives a crash, once", async ({
  page,
  people,
  sandbox,
  canopy,
  noise,
}) => {
  test.setTimeout(300_000);
  noise.allow(/status of 409/);
  // A plan is saved over an organization that has been read.
  await organizationPage(page).open();
  await planDeletion(page, "pci-scope");
  const plan = planPage(page);
  await expect(plan.title).toContainText("Waiting for approval");
  await expect(plan.object(`Aggregator pci-scope in ${region}, to be deleted`)).toBeVisible();
  await axe(page);

  const lead = await (await people.context("lead")).newPage();
  await lead.goto(page.url());
  const shared = planPage(lead);
  await shared.button("Approve…").click();
  const approval = shared.dialog.getByRole("textbox", { name: "Comment (optional)" });
  await approval.fill("Not in use since May.");
  await plan.button("Edit…").click();
  const edit = page.getByRole("dialog", { name: /^Edit plan/ });
  await edit.getByRole("textbox", { name: "Reason (optional)" }).fill("Its queries have moved.");
  await edit.getByRole("button", { name: "Save and send for approval" }).click();
  await expect(plan.facts).toContainText("revision 2");
  // What was read when the dialog opened isn't what would be approved now.
  await shared.dialog.getByRole("button", { name: "Approve revision 1" }).click();
  await expect(shared.dialog).toContainText("The plan was edited since you opened it.");
  await expect(plan.title).toContainText("Waiting for approval");
  await shared.dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(shared.facts).toContainText("Its queries have moved.");
  await shared.button("Approve…").click();
  await expect(approval).toHaveValue("Not in use since May.");
  await shared.dialog.getByRole("button", { name: "Approve revision 2" }).click();
  await expect(shared.title).toContainText("Approved");

  await sandbox.faults.on(
    "DeleteConfigurationAggregator",
    { kind: "latency", ms: 5_000 },
    { service: "config" },
  );
  for (const tab of [page, lead]) {
    const { button, dialog } = planPage(tab);
    await button("Start now…").click();
    await dialog.getByRole("textbox", { name: /^Type / }).fill("pci-scope");
  }
  await Promise.all(
    [page, lead].map((tab) =>
      planPage(tab)
        .dialog.getByRole("button", { name: /^Start/ })
        .click(),
    ),
  );
  await expect
    .poll(async () => (await sandbox.calls.count())["config:DeleteConfigurationAggregator"]?.calls)
    .toBe(1);
  await canopy.crash();
  for (const tab of [page, lead]) await tab.goto(page.url().replace("/plans/", "/runs/"));
  for (const tab of [page, lead]) {
    await expect(tab.getByText("Carried out")).toBeVisible();
    await expect(tab.getByRole("region", { name: "Run", exact: true })).toContainText("approved by Lea Lead");
  }
  await expect(aggregatorTruth(sandbox.url, "pci-scope")).rejects.toThrow(/does not exist/);
  expect((await sandbox.calls.count())["config:DeleteConfigurationAggregator"]).toEqual({
    calls: 1,
    errors: 0,
  });
});

test("a stale plan of an aggregator is merged in its form, and again when it is stale once more", async ({
  page,
  people,
  sandbox,
}) => {
  test.setTimeout(300_000);
  await organizationPage(page).open();
  const before = await aggregatorTruth(sandbox.url, "pci-scope");
  const editor = aggregatorEditor(page);
  await editor.openEdit("pci-scope");
  await editor.paste("111122223333");
  await editor.review();
  await savePlan(page, "Send for approval");
  const link = page.url();
  const changeElsewhere = (...added: string[]) =>
    putAggregator(sandbox.url, {
      name: "pci-scope",
      accountIds: [...before.accountIds, ...added],
      regions: regionsOf(before),
    });
  await changeElsewhere("444455556666");
  await page.goto(link);
  const plan = planPage(page);
  await expect(plan.title).toContainText("Needs review");
  await expect(plan.object(`Changed since the review: Aggregator pci-scope in ${region}`)).toContainText(
    "1 added",
  );
  await expect(plan.button("Approve…")).toBeHidden();
  await axe(page);

  await plan.differences.getByRole("link", { name: "Open in the aggregator form" }).click();
  await editor.submit.click();
  await expect(editor.merge).toContainText("1 added");
  await axe(page);
  await editor.mergeButton.click();
  await expect(editor.merge).toBeHidden();
  await expect(editor.changes).toContainText("1 added");
  // Another change comes between the review and the press: nothing typed is lost, and nothing is saved over it.
  await changeElsewhere("444455556666", "777788889999");
  await page.getByRole("button", { name: "Send for approval…" }).click();
  const dialog = page.getByRole("dialog", { name: "Send for approval" });
  await dialog.getByRole("button", { name: "Send for approval", exact: true }).click();
  await expect(dialog.getByRole("alert").or(dialog.getByRole("status")).first()).toContainText(/changed/i);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.reload();
  await editor.submit.or(editor.back).first().waitFor();
  if (await editor.back.isVisible()) await editor.back.click();
  await editor.submit.click();
  await editor.mergeButton.click();
  await expect(editor.merge).toBeHidden();
  await savePlan(page, "Send for approval");
  await expect(plan.facts).toContainText("revision 2");
  await expect(plan.title).toContainText("Waiting for approval");
  await expect(plan.object(`Aggregator pci-scope in ${region}`)).toContainText("1 added");

  const lead = await (await people.context("lead")).newPage();
  await lead.goto(link);
  await approve(lead, 2);
  await planPage(lead).button("Start now…").click();
  await planPage(lead)
    .dialog.getByRole("button", { name: /^Start/ })
    .click();
  await expect(lead.getByText("Carried out")).toBeVisible();
  const { accountIds } = await aggregatorTruth(sandbox.url, "pci-scope");
  expect(accountIds.toSorted()).toEqual(
    [...before.accountIds, "111122223333", "444455556666", "777788889999"].toSorted(),
  );
});

test("a stale plan of the organization configuration keeps what was set elsewhere meanwhile @starts-canopy", async ({
  page,
  people,
  sandbox,
  canopy,
}) => {
  test.setTimeout(300_000);
  await leaveCentralConfiguration(sandbox.url);
  await configureLocally(sandbox.url, { AutoEnable: true, AutoEnableStandards: "NONE" });
  await canopy.startAfresh();
  await organizationPage(page).open();
  const configuration = configurationPage(page);
  await configuration.open();
  await expect(configuration.autoEnable).toBeChecked();
  await configuration.autoEnable.uncheck();
  await configuration.submit.click();
  await savePlan(page, "Send for approval");
  const link = page.url();
  await configureLocally(sandbox.url, { AutoEnable: true, AutoEnableStandards: "DEFAULT" });
  await page.goto(link);
  const plan = planPage(page);
  await expect(plan.title).toContainText("Needs review");
  await expect(plan.object("Changed since the review: Organization configuration")).toContainText("DEFAULT");
  await expect(plan.button("Approve…")).toBeHidden();
  await axe(page);

  await plan.differences.getByRole("link", { name: "Open in the configuration form" }).click();
  await configuration.asked();
  await expect(configuration.facts).toContainText("DEFAULT");
  await expect(configuration.autoEnable).not.toBeChecked();
  await expect(configuration.standards("DEFAULT")).toBeChecked();
  await configuration.submit.click();
  await expect(configuration.dialog).toContainText("AutoEnable");
  await expect(configuration.dialog).not.toContainText("AutoEnableStandards");
  await axe(page);
  await savePlan(page, "Send for approval");
  await expect(plan.facts).toContainText("revision 2");
  await expect(plan.title).toContainText("Waiting for approval");

  const lead = await (await people.context("lead")).newPage();
  await lead.goto(link);
  await approve(lead, 2);
  await planPage(lead).button("Start now…").click();
  await planPage(lead)
    .dialog.getByRole("textbox", { name: /^Type / })
    .fill("LOCAL");
  await planPage(lead)
    .dialog.getByRole("button", { name: /^Start/ })
    .click();
  await expect(lead.getByText("Carried out")).toBeVisible();
  expect(await organizationConfiguration(sandbox.url)).toMatchObject({
    AutoEnable: false,
    AutoEnableStandards: "DEFAULT",
  });
});

/** Sends the deletion of an aggregator for approval, from its page. */
async function planDeletion(page: Page, name: string): Promise<void> {
  await aggregatorsPage(page).openOne(region, name);
  await page.getByRole("button", { name: "Delete…" }).click();
  await expect(page.getByRole("alertdialog")).toContainText(`Delete ${name} in ${region}?`);
  await expect(
    page.getByRole("alertdialog").getByRole("button", { name: "Delete the aggregator" }),
  ).toBeHidden();
  await savePlan(page, "Send for approval");
}

async function approve(page: Page, revision: number): Promise<void> {
  const plan = planPage(page);
  await plan.button("Approve…").click();
  await plan.dialog.getByRole("button", { name: `Approve revision ${revision}` }).click();
  await expect(plan.title).toContainText("Approved");
}

function regionsOf({ aggregator }: Awaited<ReturnType<typeof aggregatorTruth>>): string[] {
  return aggregator.AccountAggregationSources?.[0]?.AwsRegions ?? [region];
}
