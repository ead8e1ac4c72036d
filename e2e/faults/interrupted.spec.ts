import { awsTruth } from "../fixtures/aws-truth";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

test("a half filled form survives a reload and a restart of the server", async ({ page, canopy }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, form } = organization;
  await tree.choose("Sandbox");
  await tree.choose("Infrastructure");
  await tree.assignSelected.click();
  await form.choosePolicy("nist-800-53");

  await page.reload();
  await expect(form.targets).toHaveText([/^Infrastructure/, /^Sandbox/]);
  await expect(form.policy).toContainText("nist-800-53");
  await form.review();
  await expect(form.changes).toContainText("14 accounts will change their configuration");

  await canopy.restart();
  await page.reload();
  await expect(form.changes).toContainText("14 accounts will change their configuration");
  await form.confirm.click();
  await expect(form.outcome("Sandbox")).toContainText("Accepted");
});

test("a run goes on while its page is reloaded, and no request is sent twice", async ({ page, sandbox }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, form } = organization;
  const targets = ["Exceptions", "Infrastructure", "Sandbox", "Security"];
  for (const target of targets) await tree.choose(target);
  await tree.assignSelected.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  const operation = "StartConfigurationPolicyAssociation";
  await sandbox.faults.on(operation, { kind: "latency", ms: 8_000 }, { after: 1 });
  await form.confirm.click();
  // A loaded machine may be late for what is being sent.
  await expect(form.outcome("Infrastructure")).toContainText(/Sending|Accepted/);

  await page.reload();
  await expect(form.outcome("Exceptions")).toContainText("Accepted");
  for (const target of targets) await expect(form.outcome(target)).toContainText("Accepted");
  await expect(form.calls).toContainText("All requests sent.");
  expect((await sandbox.calls.count())[`securityhub:${operation}`]).toEqual({ calls: 4, errors: 0 });
  await expect(async () => {
    await sandbox.clock.advance({ minutes: 10 });
    const settled = "All associations of this assignment have settled.";
    await expect(form.associations).toContainText(settled, { timeout: 5_000 });
  }).toPass();
  const administrator = (await sandbox.world()).delegatedAdministratorId ?? "";
  expect(await awsTruth(sandbox.url).association(administrator)).toMatchObject({
    configuration: "nist-800-53",
  });
});

test("a run goes on while its panel is closed, and its rest can be cancelled", async ({ page, sandbox }) => {
  const organization = organizationPage(page);
  await organization.open(`/organization?target=${places.sound.id}`);
  const { tree, form, panel, filters } = organization;
  await filters.search.fill(`${places.messaging}/`);
  await filters.choose("Kind", "Accounts");
  await tree.chooseAll.check();
  await expect(tree.chosen).toContainText("27 accounts selected");
  await tree.assignSelected.click();
  await form.choice("Make self-managed").check();
  await form.review();
  await sandbox.faults.on("StartConfigurationPolicyAssociation", { kind: "latency", ms: 6_000 });
  await form.confirm.click();
  await expect(form.calls).toContainText("27 targets to go.");
  await form.inBackground.click();
  await expect(panel.title).toHaveText(places.sound.name);
  await form.showProgress.click();
  await form.panel.getByRole("button", { name: "Cancel the rest" }).click();
  await expect(form.calls).toContainText(/All requests sent\. \d+ targets cancelled\./);
});
