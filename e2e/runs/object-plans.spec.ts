import { GetConfigurationPolicyCommand, SecurityHubClient } from "@aws-sdk/client-securityhub";
import type { Page } from "@playwright/test";
import { changePolicy, leaveCentralConfiguration } from "../fixtures/aws-changes";
import { awsClient, organizationConfiguration } from "../fixtures/aws-truth";
import { aggregatorTruth } from "../fixtures/aggregator-truth";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { aggregatorEditor } from "../journeys/aggregator-editor";
import { configurationPage } from "../journeys/configuration";
import { organizationPage } from "../journeys/organization";
import { planPage, savePlan } from "../journeys/plans";
import { policiesPage } from "../journeys/policies";

test.use({
  world: team,
  settings: { CANOPY_APPROVAL: "policy, aggregator, organization-configuration" },
});

const needed = "This change needs the approval of a second person.";

test("a policy's change is sent for approval, approved and started by a second person, and undone with its difference", async ({
  page,
  people,
  sandbox,
}) => {
  test.setTimeout(300_000);
  const { form } = await editPolicy(page, "nist-800-53");
  await expect(page.getByRole("status").filter({ hasText: needed })).toBeVisible();
  await form.description.fill("Reviewed by two.");
  await form.search.fill("root");
  await form.control("IAM.4").check();
  await form.review.click();
  await expect(form.save).toBeHidden();
  const record = form.section("Record");
  await record.getByRole("textbox", { name: "Reason (optional)" }).fill("Audit finding 7");
  await record.getByRole("textbox", { name: "Ticket link (optional)" }).fill("SEC-7");
  await page.getByRole("button", { name: "Send for approval…" }).click();
  await expect(record).toContainText("A ticket link begins with https://");
  await axeEverywhere(page);
  await page.screenshot({ path: test.info().outputPath("review.png"), fullPage: true });
  await record.getByRole("textbox", { name: "Ticket link (optional)" }).fill("https://tickets.example.com/7");
  await savePlan(page, "Send for approval");
  const plan = planPage(page);
  await expect(plan.title).toContainText("Waiting for approval");
  await expect(plan.facts).toContainText("Audit finding 7");
  await expect(plan.object("Policy nist-800-53")).toContainText("Reviewed by two.");
  await expect(plan.button("Approve…")).toBeHidden();
  await axeEverywhere(page);
  await page.screenshot({ path: test.info().outputPath("plan.png"), fullPage: true });

  const lead = await (await people.context("lead")).newPage();
  await lead.goto(page.url());
  const shared = planPage(lead);
  await shared.button("Approve…").click();
  await shared.dialog.getByRole("button", { name: "Approve revision 1" }).click();
  await expect(shared.title).toContainText("Approved");
  // Two tabs start the same plan.
  const other = await lead.context().newPage();
  await other.goto(page.url());
  const second = planPage(other);
  for (const { button, dialog } of [shared, second]) {
    await button("Start now…").click();
    // A plan that the other tab has started meanwhile asks nothing anymore.
    await expect(dialog.getByRole("button", { name: /^Start/ })).toBeVisible();
  }
  await Promise.all(
    [shared, second].map(({ dialog }) => dialog.getByRole("button", { name: /^Start/ }).click()),
  );
  await expect(lead.getByText("Carried out")).toBeVisible();
  const sameRun = other.getByText("Carried out").or(other.getByRole("link", { name: "Show run" }));
  await expect(sameRun).toBeVisible();
  const facts = lead.getByRole("region", { name: "Run", exact: true });
  await expect(facts).toContainText("Audit finding 7");
  await expect(facts).toContainText("by Max Administrator, approved by Lea Lead");
  await expect(facts.getByRole("link", { name: "Ticket" })).toHaveAttribute(
    "href",
    "https://tickets.example.com/7",
  );
  const calls = await sandbox.calls.count();
  expect(calls["securityhub:UpdateConfigurationPolicy"]).toMatchObject({ calls: 1, errors: 0 });
  const present = await policyInAws(sandbox.url, lead);
  expect(present.Description).toBe("Reviewed by two.");
  expect(JSON.stringify(present.ConfigurationPolicy)).toContain("IAM.4");

  await lead.getByRole("button", { name: "Undo…" }).click();
  const undo = lead.getByRole("alertdialog");
  await expect(undo).toContainText("This needs the approval of a second person");
  const back = undo.getByRole("region", { name: "Policy nist-800-53 back to its former definition" });
  await expect(back).toContainText("Reviewed by two.");
  await expect(back).toContainText(/Switched (on|off): 1/);
  await lead.screenshot({ path: test.info().outputPath("undo.png") });
  await axe(lead);
  await savePlan(lead, "Send for approval");
  await expect(planPage(lead).title).toContainText("Undo run");
});

test("a plan of a policy that was changed elsewhere says what it is now, and is merged in the form", async ({
  page,
  sandbox,
}) => {
  test.setTimeout(300_000);
  const { form } = await editPolicy(page, "cis-foundations");
  const policyId = new URL(page.url()).pathname.split("/")[2] ?? "";
  await form.search.fill("root");
  await form.control("IAM.4").check();
  await form.review.click();
  await savePlan(page, "Send for approval");
  const link = page.url();
  await changePolicy(sandbox.url, policyId, { Description: "Changed by another client." });
  await page.goto(link);
  const plan = planPage(page);
  await expect(plan.title).toContainText("Needs review");
  await expect(plan.differences).toContainText("1 object that the plan changes was changed");
  await expect(plan.object("Changed since the review: Policy cis-foundations")).toContainText(
    "Changed by another client.",
  );
  await axe(page);
  await page.screenshot({ path: test.info().outputPath("stale.png"), fullPage: true });
  await plan.differences.getByRole("link", { name: "Open in the policy form" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Editing plan/ })).toBeVisible();
  await page.getByRole("button", { name: "Keep both changes" }).click();
  await expect(form.description).toHaveValue("Changed by another client.");
  await form.review.click();
  await savePlan(page, "Send for approval");
  await expect(plan.facts).toContainText("revision 2");
  await expect(plan.title).toContainText("Waiting for approval");
});

test("an aggregator and its tags, and the configuration, are planned, edited in their forms and discarded", async ({
  page,
  sandbox,
  canopy,
}) => {
  test.setTimeout(300_000);
  // A plan is saved over an organization that has been read.
  await organizationPage(page).open();
  const before = await aggregatorTruth(sandbox.url, "organization");
  const editor = aggregatorEditor(page);
  await editor.openEdit("organization");
  await expect(page.getByRole("status").filter({ hasText: needed })).toBeVisible();
  await editor.addTag(2, "cost-centre", "42");
  await editor.review();
  await expect(editor.save).toBeHidden();
  await axe(page);
  await savePlan(page, "Send for approval");
  const plan = planPage(page);
  await expect(plan.object("Tags of aggregator organization in eu-west-1")).toContainText("cost-centre");
  await plan.link("Open in the aggregator form").click();
  await expect(editor.tag(2).getByRole("textbox", { name: "Value" })).toHaveValue("42");
  await editor.tag(2).getByRole("textbox", { name: "Value" }).fill("43");
  await editor.review();
  await savePlan(page, "Send for approval");
  await expect(plan.facts).toContainText("revision 2");
  await expect(plan.object("Tags of aggregator organization in eu-west-1")).toContainText("43");
  await plan.button("Discard…").click();
  await plan.dialog.getByRole("button", { name: "Discard plan" }).click();
  await expect(plan.title).toContainText("Discarded");
  expect((await aggregatorTruth(sandbox.url, "organization")).tags).toEqual(before.tags);

  // The stream of news must not be open while the server is away.
  await page.goto("about:blank");
  await leaveCentralConfiguration(sandbox.url);
  await canopy.startAfresh();
  await organizationPage(page).open();
  const configuration = configurationPage(page);
  await configuration.open();
  await expect(page.getByRole("status").filter({ hasText: needed })).toBeVisible();
  // Before AWS is read it is not checked either, and there is nothing to uncheck.
  await expect(configuration.autoEnable).toBeChecked();
  await configuration.autoEnable.uncheck();
  await configuration.submit.click();
  await expect(configuration.dialog.getByRole("textbox")).toHaveCount(0);
  await page.screenshot({ path: test.info().outputPath("configuration.png") });
  await axe(page);
  await savePlan(page, "Send for approval");
  await expect(plan.object("Organization configuration")).toContainText("AutoEnable");
  await plan.link("Open in the configuration form").click();
  await configuration.asked();
  await expect(configuration.autoEnable).not.toBeChecked();
  expect(await organizationConfiguration(sandbox.url)).toMatchObject({ AutoEnable: true });
});

async function axeEverywhere(page: Page): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const)
    for (const width of [390, 1440]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await axe(page);
    }
}

async function editPolicy(page: Page, name: string) {
  const policies = policiesPage(page);
  await policies.openPolicy(name);
  await policies.edit.click();
  await expect(policies.form.name).toHaveValue(name);
  return policies;
}

/** The policy of the run on a page, as AWS has it. */
async function policyInAws(url: string, page: Page) {
  const href = (await page.getByRole("link", { name: "View policy" }).getAttribute("href")) ?? "";
  const Identifier = href.split("/").at(-1);
  return new SecurityHubClient(awsClient(url)).send(new GetConfigurationPolicyCommand({ Identifier }));
}
