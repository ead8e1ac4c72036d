import { aggregatorTruth } from "../fixtures/aggregator-truth";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { aggregatorEditor } from "../journeys/aggregator-editor";

test.use({ world: team });

const role = "arn:aws:iam::404555978814:role/config/ConfigAggregatorRole";

const exceptions = [
  [
    "InvalidParameterValueException",
    "AWS Config does not accept one of the values.",
    "Name one kind of source only",
  ],
  ["LimitExceededException", "AWS Config quota exceeded.", "change fewer now and the others later"],
  ["InvalidRoleException", "AWS Config cannot use the role.", "AWSConfigRoleForOrganizations"],
  [
    "OrganizationAccessDeniedException",
    "This account may not collect from the organization.",
    "register-delegated-administrator",
  ],
  [
    "NoAvailableOrganizationException",
    "There is no organization to collect from.",
    "Collect from individual accounts instead",
  ],
  [
    "OrganizationAllFeaturesNotEnabledException",
    "The organization does not have all features enabled.",
    "enable-all-features",
  ],
] as const;

for (const [code, title, advice] of exceptions) {
  test(`${code} says what to do, and what was typed survives it and a reload`, async ({ page, sandbox }) => {
    const editor = aggregatorEditor(page);
    await editor.openNew();
    await editor.name.fill("refused");
    await editor.source("The whole organization").check();
    await editor.roleArn.fill(role);
    await editor.regionsForm("All current and future Regions").check();
    await editor.filterForm("Selected resource types or services").check();
    await editor.servicePrincipals.fill("securityhub.amazonaws.com");
    await editor.servicePrincipals.press("Enter");
    await editor.addTag(1, "team", "security");
    await editor.review();
    await sandbox.faults.on("PutConfigurationAggregator", {
      kind: "error",
      code,
      message: "As AWS words it.",
    });
    await editor.save.click();
    await expect(editor.refusal.first()).toContainText(title);
    await expect(editor.refusal.first()).toContainText("As AWS words it.");
    await expect(editor.refusal.first()).toContainText(advice);
    await axe(page);
    await editor.back.click();
    const survives = async () => {
      await expect(editor.name).toHaveValue("refused");
      await expect(editor.roleArn).toHaveValue(role);
      await expect(editor.part("Filters")).toContainText("securityhub.amazonaws.com");
      await expect(editor.tag(1).getByRole("textbox", { name: "Value" })).toHaveValue("security");
    };
    await survives();
    await page.reload();
    await survives();
    await sandbox.faults.clear();
    await editor.review();
    await editor.save.click();
    await editor.saved("refused");
  });
}

test("tags that fail after the rest was saved are tried again alone", async ({ page, sandbox }) => {
  const editor = aggregatorEditor(page);
  await editor.openEdit("organization");
  await editor.regionsForm("These Regions").check();
  await editor.region("eu-west-1").check();
  await editor.addTag(2, "cost-centre", "42");
  await editor.review();
  await editor.removals.getByRole("checkbox").check();
  await sandbox.faults.on("TagResource", { kind: "deny" });
  await editor.save.click();
  await expect(editor.refusal.first()).toContainText("the tags are not. Saving again sends the tags alone.");
  await sandbox.faults.clear();
  await sandbox.calls.forget();
  await editor.save.click();
  await editor.saved("organization");
  expect(await sandbox.calls.count()).not.toHaveProperty("config:PutConfigurationAggregator");
  expect((await aggregatorTruth(sandbox.url, "organization")).tags).toEqual({
    team: "security",
    "cost-centre": "42",
  });
});
