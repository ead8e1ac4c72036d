import { awsTruth } from "../fixtures/aws-truth";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";
import { policiesPage } from "../journeys/policies";

test.use({ world: team });

test("a policy is assigned to an OU, and its accounts settle before one's eyes", async ({
  page,
  sandbox,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, panel, form } = organization;
  const truth = awsTruth(sandbox.url);
  await tree.openBranch("Workloads");
  await tree.openBranch("Retail Banking");
  const ouId = (await tree.row(places.messaging).getByRole("gridcell").nth(1).textContent()) ?? "";
  await tree.select(places.messaging);
  await panel.assign.click();

  // The form says what is missing instead of being switched off.
  await form.submit.click();
  await expect(form.panel).toContainText("Select how the targets are managed.");
  await form.choosePolicy("nist-800-53");
  await expect(form.panel).toContainText("nist-800-53 v5.0.0");
  await axe(page);
  await form.review();

  await expect(form.changes).toContainText("18 accounts will change their configuration");
  await expect(form.changes.getByRole("group").first()).toHaveText(/18.*org-baseline.*nist-800-53/);
  await expect(form.remarks).toContainText("9 accounts below are unaffected: 1 direct assignment");
  await axe(page);
  expect((await truth.association(ouId)).configuration).toBe("org-baseline");

  await form.confirm.click();
  await expect(form.outcome(places.messaging)).toContainText("Accepted");
  await expect(form.calls).toContainText("All requests sent.");
  await expect(form.associations).toContainText("18 pending");
  await expect(form.associations).toContainText("Tracking");
  await axe(page);

  await sandbox.clock.advance({ minutes: 10 });
  await expect(form.associations).toContainText("All associations of this assignment have settled.");
  await expect(form.associations).toContainText("1 failed");
  await expect(form.associations).toContainText("17 in effect");
  await form.done.click();

  await expect(tree.row(places.messaging)).toContainText("nist-800-53");
  await tree.openBranch(places.messaging);
  await tree.openBranch("Staging");
  await expect(tree.row("retail-messaging-web-staging")).toContainText("nist-800-53, inherited");
  await panel.close.click();
  await expect(tree.row(places.messaging)).toContainText("directly applied");
  await expect(tree.row("retail-messaging-web-staging")).toContainText(`inherited from ${places.messaging}`);
  await expect(tree.row("retail-messaging-store-staging")).toContainText("Failed");
  expect(await truth.association(ouId)).toMatchObject({ configuration: "nist-800-53", type: "APPLIED" });

  const id = await tree.row("retail-messaging-web-staging").getByRole("gridcell").nth(1).textContent();
  expect(await truth.association(id ?? "")).toEqual({
    configuration: "nist-800-53",
    type: "INHERITED",
    status: "SUCCESS",
  });
});

test("an assignment to the whole organization asks to be typed out", async ({ page, sandbox }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, panel, form } = organization;
  await tree.select("Root");
  await panel.assign.click();
  await form.choosePolicy("cis-foundations");
  await form.review();
  await form.confirm.click();
  await expect(form.panel).toContainText("Type Root, exactly as the root is named.");
  expect(await sandbox.calls.count()).not.toHaveProperty("securityhub:StartConfigurationPolicyAssociation");

  await form.typedConfirmation.fill("Root");
  await form.confirm.click();
  await expect(form.outcome("Root")).toContainText("Accepted");
  await sandbox.clock.advance({ minutes: 10 });
  await expect(form.associations).toContainText("All associations of this assignment have settled.");
  await form.done.click();
  await expect(tree.row("Root")).toContainText("cis-foundations, applied");
});

test("two accounts are excepted from a change of their OU, and get their own configuration first", async ({
  page,
  sandbox,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, form, panel } = organization;
  const truth = awsTruth(sandbox.url);
  await tree.select("Sandbox");
  await panel.assign.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  await expect(form.changes).toContainText("10 accounts will change their configuration");
  await form.changes.getByRole("group").first().locator("summary").click();
  const changing = form.panel.getByRole("list", { name: "Accounts that change" });
  for (let each = 0; each < 2; each++) {
    await changing
      .getByRole("button", { name: /^Except / })
      .first()
      .click();
  }
  await expect(form.exceptions).toHaveCount(2);
  await expect(form.changes).toContainText("8 accounts will change their configuration");
  await expect(form.remarks).toContainText("2 accounts below are unaffected: 2 direct assignments");
  await axe(page);
  // It outlives a reload.
  await page.reload();
  await expect(form.exceptions).toHaveCount(2);
  await expect(form.confirm).toHaveText("Apply nist-800-53 to Sandbox, with 2 exceptions (10 accounts)");
  const names = await form.exceptions.getByRole("button", { name: /^(?!Remove )/ }).allTextContents();
  await form.confirm.click();
  await expect(form.calls).toContainText("All requests sent.");
  const accounts = await truth.accounts();
  for (const name of names) {
    const id = accounts.find(({ Name }) => Name === name)?.Id ?? "";
    expect(await truth.association(id), name).toMatchObject({ type: "APPLIED" });
    expect((await truth.association(id)).configuration).not.toBe("nist-800-53");
  }
});

test("a policy's page begins an assignment of it: only the targets are left to select", async ({ page }) => {
  const policies = policiesPage(page);
  await policies.openPolicy("nist-800-53");
  await page.getByRole("link", { name: "Assign…" }).click();
  const { tree, form } = organizationPage(page);
  const banner = page.getByRole("status").filter({ hasText: "Select the targets for nist-800-53." });
  await expect(banner).toBeVisible();
  await tree.openBranch("Workloads");
  await tree.openBranch("Retail Banking");
  await tree.choose(places.messaging);
  await axe(page);
  await tree.assignSelected.click();
  await expect(form.title).toHaveText("Review the assignment");
  await expect(form.changes.getByRole("group").first()).toHaveText(/org-baseline.*nist-800-53/);
  // Another target, and the policy is still the one that was begun with.
  await page.goBack();
  await expect(banner).toBeVisible();
  await banner.getByRole("button", { name: "Cancel" }).click();
  await expect(banner).toBeHidden();
  await expect(page).not.toHaveURL(/assign=/);
});
