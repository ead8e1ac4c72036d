import type { Page } from "@playwright/test";
import { awsTruth } from "../fixtures/aws-truth";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";
import { planPage } from "../journeys/plans";

// The number of accounts from which on a change needs a second person: most of these journeys stay below it.
test.use({ world: team, settings: { CANOPY_APPROVAL: "association:5" } });

async function reviewOneAccount(page: Page) {
  const organization = organizationPage(page);
  await organization.open(`/organization?target=${places.sound.id}`);
  await organization.panel.assign.click();
  await organization.form.choosePolicy("nist-800-53");
  await organization.form.review();
  return organization.form;
}

test("a plan is shared, scheduled by another person, and starts by itself", async ({
  page,
  people,
  sandbox,
}) => {
  const form = await reviewOneAccount(page);
  await form.reason.fill("Audit finding 7");
  await form.panel.getByRole("button", { name: "Save as plan…" }).click();
  const dialog = page.getByRole("dialog", { name: "Save as plan" });
  await dialog.getByRole("checkbox", { name: "Start at a set time" }).check();
  await dialog.getByRole("button", { name: "Save plan" }).click();
  await expect(dialog).toContainText("Enter the date and time of the start.");
  await axe(page);
  await dialog.getByRole("checkbox", { name: "Start at a set time" }).uncheck();
  await dialog.getByRole("button", { name: "Save plan" }).click();
  await expect(page).toHaveURL(/\/plans\/[\w-]{36}$/);
  const plan = planPage(page);
  await expect(plan.title).toContainText("Apply nist-800-53");
  await expect(plan.title).toContainText("Planned");
  await expect(page.getByRole("region", { name: "Affected accounts" })).toContainText("nist-800-53");
  await axe(page);

  const operator = await (await people.context("operator")).newPage();
  await operator.goto(page.url());
  const shared = planPage(operator);
  await expect(shared.facts).toContainText("Audit finding 7");
  await shared.button("Edit…").click();
  const edit = operator.getByRole("dialog", { name: /^Edit plan/ });
  await edit.getByRole("checkbox", { name: "Start at a set time" }).check();
  const start = await operator.evaluate(() => {
    const local = new Date(Date.now() + 62_000);
    return new Date(local.getTime() - local.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  });
  await edit.getByLabel(/^Start \(/).fill(start);
  await edit.getByRole("button", { name: "Save plan" }).click();
  await expect(shared.facts).toContainText("in the name of Otto Operator");
  // The page of the first person hears of it, and of the start at its minute.
  await expect(plan.facts).toContainText("edited by Otto Operator");
  await expect(plan.title).toContainText("Started", { timeout: 150_000 });
  await page.getByRole("link", { name: "Show run" }).click();
  const run = page.getByRole("region", { name: "Run", exact: true });
  await expect(run).toContainText("started by Otto Operator");
  await expect(run.getByRole("link", { name: /^Plan \d+$/ })).toBeVisible();
  await expect
    .poll(async () => (await awsTruth(sandbox.url).association(places.sound.id)).configuration)
    .toBe("nist-800-53");
});

test("a plan that no longer matches says what changed, and is reviewed again or discarded", async ({
  page,
}) => {
  const form = await reviewOneAccount(page);
  await form.panel.getByRole("button", { name: "Save as plan…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Save plan" }).click();
  await expect(page).toHaveURL(/\/plans\/[\w-]{36}$/);
  const link = page.url();

  const organization = organizationPage(page);
  await organization.open(`/organization?target=${places.sound.id}`);
  await organization.panel.assign.click();
  await organization.form.choice("Make self-managed").check();
  await organization.form.review();
  await organization.form.confirm.click();
  await expect(organization.form.outcome(places.sound.name)).toContainText("Accepted");

  await page.goto(link);
  const plan = planPage(page);
  await expect(plan.title).toContainText("Needs review");
  await expect(plan.differences).toContainText("none was applied, self-managed is applied now");
  await expect(plan.button("Start now…")).toBeHidden();
  await axe(page);
  await plan.differences.getByRole("button", { name: "Accept these changes" }).click();
  await expect(plan.facts).toContainText("revision 2");
  await expect(plan.differences).toBeHidden();
  await plan.button("Discard…").click();
  await plan.dialog.getByRole("button", { name: "Discard plan" }).click();
  await expect(plan.title).toContainText("Discarded");
  await page.goto("/plans");
  await expect(page.getByRole("table", { name: "Plans" }).getByRole("row").nth(1)).toContainText("Discarded");
  await axe(page);
});

test("a large change starts only when a second person has approved it", async ({ page, people }) => {
  const organization = organizationPage(page);
  await organization.open();
  await organization.tree.choose("Infrastructure");
  await organization.tree.choose("Sandbox");
  await organization.tree.assignSelected.click();
  await organization.form.choosePolicy("nist-800-53");
  await organization.form.review();
  await expect(organization.form.confirm).toBeHidden();
  await organization.form.panel.getByRole("button", { name: "Send for approval…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send for approval" }).click();
  const plan = planPage(page);
  await expect(plan.title).toContainText("Waiting for approval");
  await expect(plan.button("Approve…")).toBeHidden();
  await expect(plan.button("Start now…")).toBeHidden();

  const approver = await (await people.context("approver")).newPage();
  await approver.goto("/");
  await approver.getByRole("link", { name: "1 plan to approve" }).click();
  const asked = planPage(approver);
  await expect(asked.title).toContainText("Waiting for approval");
  await asked.button("Approve…").click();
  await asked.dialog.getByRole("textbox", { name: "Comment (optional)" }).fill("Agreed in the change board.");
  await axe(approver);
  await asked.dialog.getByRole("button", { name: "Approve revision 1" }).click();
  await expect(asked.title).toContainText("Approved");

  await expect(plan.facts).toContainText("Approved by Ada Approver");
  await plan.button("Start now…").click();
  await plan.dialog.getByRole("button", { name: /^Start for \d+ accounts$/ }).click();
  await expect(page.getByRole("region", { name: "Run", exact: true })).toContainText(
    "by Max Administrator, approved by Ada Approver",
  );
});
