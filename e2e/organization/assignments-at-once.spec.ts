import { awsTruth } from "../fixtures/aws-truth";
import { closeAccount } from "../fixtures/aws-changes";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

const operation = "StartConfigurationPolicyAssociation";

test("an assignment that is begun while another is being sent is sent with its own policy", async ({
  page,
  sandbox,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, form } = organization;
  const truth = awsTruth(sandbox.url);
  const reviewed = {
    Sandbox: "nist-800-53",
    Security: "nist-800-53",
    Infrastructure: "cis-foundations",
    "Policy Staging": "cis-foundations",
  };
  const ids: Record<string, string> = {};
  for (const name of Object.keys(reviewed)) {
    ids[name] = (await tree.row(name).getByRole("gridcell").nth(1).textContent()) ?? "";
  }
  await sandbox.faults.on(operation, { kind: "latency", ms: 6_000 });

  for (const name of ["Sandbox", "Security"]) await tree.choose(name);
  await expect(tree.assignSelected).toHaveText("Assign to 2 OUs…");
  await tree.assignSelected.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  await expect(form.confirm).toHaveText(/^Apply nist-800-53 to Sandbox and Security \(\d+ accounts\)$/);
  await form.confirm.click();
  await expect(form.outcome("Sandbox")).toContainText("Sending");
  // What AWS has not been asked about since is pending, not in effect.
  await form.inBackground.click();
  await expect(form.bar).toContainText("Apply nist-800-53 to Sandbox and Security. 2 targets to go.");
  await expect(tree.chosen).toBeHidden();

  for (const name of ["Infrastructure", "Policy Staging"]) await tree.choose(name);
  await tree.assignSelected.click();
  await form.choosePolicy("cis-foundations");
  await form.review();
  await expect(form.panel).toContainText(
    'Under way at the same time: "Apply nist-800-53 to Sandbox and Security"',
  );
  await form.confirm.click();
  const second = form.run("Apply cis-foundations to Infrastructure and Policy Staging");
  const first = form.run("Apply nist-800-53 to Sandbox and Security");
  await expect(second).toContainText("2 targets to go");
  await expect(first).toBeVisible();
  await axe(page);

  await expect(first).toContainText("All requests sent.");
  await expect(second).toContainText("All requests sent.");
  const { calls } = (await sandbox.calls.count())[`securityhub:${operation}`] ?? {};
  expect(calls).toBe(4);
  for (const [name, policy] of Object.entries(reviewed)) {
    expect((await truth.association(ids[name] ?? "")).configuration, name).toBe(policy);
  }
  for (const name of ["Sandbox", "Security"]) {
    await expect(form.outcomeIn(first, name)).toContainText("Accepted");
  }
  for (const name of ["Infrastructure", "Policy Staging"]) {
    await expect(form.outcomeIn(second, name)).toContainText("Accepted");
  }
  await expect(second.getByRole("group", { name: "Associations" })).not.toContainText("in effect");

  await page.reload();
  await expect(first).toContainText("All requests sent.");
  await expect(second).toContainText("All requests sent.");
});

test("an exception that is under way when the policy of the root is confirmed stands", async ({
  page,
  sandbox,
}) => {
  const organization = organizationPage(page);
  await organization.open(`/organization?target=${places.sound.id}`);
  const { tree, form, panel } = organization;
  const truth = awsTruth(sandbox.url);
  await sandbox.faults.on(operation, { kind: "latency", ms: 2_500 });

  await panel.assign.click();
  await form.choice("Make self-managed").check();
  await form.review();
  await expect(form.remarks).not.toContainText("Exceptions first.");
  await form.confirm.click();
  await form.inBackground.click();

  await tree.select("Root");
  await panel.assign.click();
  await form.choosePolicy("cis-foundations");
  await form.review();
  await expect(form.remarks).toContainText(
    /Exceptions first\. If accounts or OUs below are not to get this policy, choose Except beside them/,
  );
  await expect(form.panel).toContainText(
    `Under way at the same time: "Make ${places.sound.name} self-managed"`,
  );
  await form.typedConfirmation.fill("Root");
  await form.confirm.click();
  await expect(form.outcome("Root")).toContainText("Accepted");
  await sandbox.clock.advance({ minutes: 10 });
  expect(await truth.association(places.sound.id)).toMatchObject({
    configuration: "SELF_MANAGED_SECURITY_HUB",
    type: "APPLIED",
  });
});

test("accounts are pending from the answer on, until AWS has been asked about them", async ({
  page,
  sandbox,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, form, panel } = organization;
  // Whatever is shown of the accounts follows from the answer alone.
  await sandbox.faults.on("BatchGetConfigurationPolicyAssociations", { kind: "deny" });
  await tree.openBranch("Workloads");
  await tree.openBranch("Retail Banking");
  await tree.select(places.messaging);
  await panel.assign.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  await form.confirm.click();
  await expect(form.associations).toContainText("18 pending");
  await expect(form.associations).not.toContainText("in effect");
  await form.done.click();
  await tree.openBranch(places.messaging);
  await tree.openBranch("Staging");
  await expect(tree.row("retail-messaging-web-staging")).toContainText("Pending");
  await expect(tree.row("retail-messaging-web-staging")).toContainText("nist-800-53, inherited");

  // The server knows it, too: another browser and the overview say the same.
  await page.goto(`/organization?q=retail-messaging-web-staging`);
  await expect(tree.row("retail-messaging-web-staging")).toContainText("Pending");
});

test("an account that is closed between review and evaluation is named as closed, apart from failures", async ({
  page,
  sandbox,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, form, filters } = organization;
  await filters.search.fill("pay-disputes-store");
  await filters.choose("Kind", "Accounts");
  await tree.chooseAll.check();
  await tree.assignSelected.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  const { managementAccountId = "" } = await sandbox.world();
  const closed = (await awsTruth(sandbox.url).accounts()).find(
    ({ Name }) => Name === "pay-disputes-store-prod",
  );
  await closeAccount(sandbox.url, managementAccountId, closed?.Id ?? "");
  await form.confirm.click();
  await expect(form.calls).toContainText("All requests sent.");
  // AWS evaluates the account once more when its closure is through.
  await expect(async () => {
    await sandbox.clock.advance({ minutes: 10 });
    await expect(form.associations).toContainText("1 suspended or closed", { timeout: 5_000 });
  }).toPass();
  await expect(form.associations).toContainText("This is expected");
  await expect(form.associations).not.toContainText("1 failed");
});

test("the selection names its targets, and says what the filter hides", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, filters, panel } = organization;
  await tree.choose("Sandbox");
  await expect(tree.assignSelected).toHaveText("Assign to Sandbox…");
  await tree.choose("Security");
  await tree.select("Infrastructure");
  await expect(panel.assign).toHaveText("Assign to Infrastructure…");
  await expect(tree.assignSelected).toHaveText("Assign to 2 OUs…");
  await filters.search.fill("Sandbox");
  await expect(tree.chosen).toContainText("1 hidden by the filter");
  await expect(panel.panel).toContainText("Infrastructure isn't in the filtered list beside this panel.");
  await axe(page);
  await tree.chosen.getByRole("button", { name: "Deselect hidden" }).click();
  await expect(tree.assignSelected).toHaveText("Assign to Sandbox…");
  await panel.button("Clear filters").click();
  await expect(tree.row("Infrastructure")).toBeVisible();
});
