import { awsTruth } from "../fixtures/aws-truth";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

test("an account is made self-managed, and returned to what it inherits", async ({ page, sandbox }) => {
  const organization = organizationPage(page);
  await organization.open(`/organization?target=${places.sound.id}`);
  const { panel, form } = organization;
  const truth = awsTruth(sandbox.url);
  await panel.assign.click();
  await form.choice("Make self-managed").check();
  await form.review();
  await expect(form.changes).toContainText("1 account will change its configuration");
  await form.confirm.click();
  await expect(form.outcome(places.sound.name)).toContainText("Accepted");
  await sandbox.clock.advance({ minutes: 10 });
  await expect(form.associations).toContainText("All associations of this assignment have settled.");
  await form.done.click();
  await expect(panel.chain.first()).toHaveText(/^This accountSelf-managed.*Effective$/);
  expect(await truth.association(places.sound.id)).toMatchObject({
    configuration: "SELF_MANAGED_SECURITY_HUB",
    type: "APPLIED",
  });

  await panel.assign.click();
  await form.choice("Inherit from parent").check();
  await form.review();
  await expect(form.panel).toContainText("start-configuration-policy-disassociation");
  await form.confirm.click();
  await expect(form.outcome(places.sound.name)).toContainText("Accepted");
  await sandbox.clock.advance({ minutes: 10 });
  await expect(form.associations).toContainText("All associations of this assignment have settled.");
  await form.done.click();
  await expect(panel.chain.first()).toHaveText("This accountNone applied");
  await expect(panel.chain.last()).toHaveText(/^Root.*org-baseline.*Effective$/);
  expect(await truth.association(places.sound.id)).toEqual({
    configuration: "org-baseline",
    type: "INHERITED",
    status: "SUCCESS",
  });
});

test("what inherits cannot be disassociated, and the form says so before AWS does", async ({
  page,
  sandbox,
}) => {
  const organization = organizationPage(page);
  await organization.open(`/organization?target=${places.sound.id}`);
  const { panel, form } = organization;
  await panel.assign.click();
  await form.choice("Inherit from parent").check();
  await form.review();
  await expect(form.remarks).toContainText(
    `${places.sound.name} is left out: nothing is applied at this target`,
  );
  await form.confirm.click();
  await expect(form.panel.getByRole("alert")).toContainText("AWS would refuse every target.");
  expect(await sandbox.calls.count()).not.toHaveProperty(
    "securityhub:StartConfigurationPolicyDisassociation",
  );
});

test("a failed account is tried again where its policy comes from, and by itself", async ({
  page,
  sandbox,
}) => {
  const organization = organizationPage(page);
  await organization.open(`/organization?target=${places.recorderOff.id}`);
  const { panel, form } = organization;
  // The smallest scope first, each with the accounts that AWS would evaluate.
  await expect(panel.section("What to do").getByRole("button")).toHaveText([
    "Apply policy directly1 account",
    /^Retry at Payments\d+ accounts$/,
  ]);
  await panel.button(/^Apply policy directly/).click();
  await expect(form.confirm).toHaveText(
    `Apply pci-cardholder-data to ${places.recorderOff.name} (1 account)`,
  );
  await expect(form.targets).toContainText("Payments › Exchange");
  await form.confirm.click();
  await expect(form.outcome(places.recorderOff.name)).toContainText("Accepted");
  await sandbox.clock.advance({ minutes: 10 });
  // Nothing was repaired in the account, so AWS comes to the same end.
  await expect(form.associations).toContainText("1 failed");
  await form.done.click();

  await expect(panel.title).toHaveText(places.recorderOff.name);
  await panel.button(/^Retry association/).click();
  await expect(form.targets).toHaveCount(1);
  await expect(form.remarks).toContainText("already uses this configuration");
  await form.confirm.click();
  await expect(form.outcome(places.recorderOff.name)).toContainText("Accepted");
});

test("a subtree, single rows, a range and everything that matches are chosen and assigned together", async ({
  page,
  sandbox,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, filters, form } = organization;
  await tree.choose("Infrastructure");
  await expect(tree.chosen).toContainText("1 OU selected");
  await tree.chosen.getByRole("button", { name: "Select accounts below instead" }).click();
  await expect(tree.chosen).toContainText("4 accounts selected");
  await tree.choose("Exceptions", ["Alt"]);
  await expect(tree.chosen).toContainText("5 accounts selected");
  await tree.chosen.getByRole("button", { name: "Clear" }).click();
  await expect(tree.chosen).toBeHidden();

  await tree.choose("Exceptions");
  await tree.choose("Sandbox", ["Shift"]);
  await expect(tree.chosen).toContainText("4 OUs selected");
  await tree.chosen.getByRole("button", { name: "Clear" }).click();

  await filters.search.fill("pay-disputes-");
  await filters.choose("Kind", "Accounts");
  await expect(filters.matching).toHaveText("30 accounts match");
  await tree.chooseAll.check();
  await expect(tree.chosen).toContainText("30 accounts selected");
  await tree.choose("pay-disputes-store-prod");
  await expect(tree.chosen).toContainText("29 accounts selected");
  await expect(tree.chooseAll).toBeChecked({ indeterminate: true });

  await tree.assignSelected.click();
  await form.choice("Make self-managed").check();
  await form.review();
  await form.confirm.click();
  await expect(form.calls).toContainText("All requests sent.");
  const { calls } = (await sandbox.calls.count())["securityhub:StartConfigurationPolicyAssociation"] ?? {};
  expect(calls).toBe(29);
  await sandbox.clock.advance({ minutes: 10 });
  await expect(form.associations).toContainText("29 in effect");
});
