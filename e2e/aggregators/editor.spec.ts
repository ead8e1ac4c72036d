import type { Page } from "@playwright/test";
import { aggregatorTruth, putAggregator } from "../fixtures/aggregator-truth";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { aggregatorEditor } from "../journeys/aggregator-editor";
import { tabTo } from "../journeys/keyboard";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

const role = "arn:aws:iam::404555978814:role/config/ConfigAggregatorRole";

/** The organization has been read, so that accounts can be chosen in it. */
async function organizationIsRead(page: Page): Promise<void> {
  await organizationPage(page).open();
}

test("an aggregator is created from two OUs and pasted ids", async ({ page, sandbox }) => {
  await organizationIsRead(page);
  const editor = aggregatorEditor(page);
  await editor.openNew();
  // The form says what is missing instead of being switched off.
  await editor.submit.click();
  await expect(editor.part("Aggregator")).toContainText("Give the aggregator a name");
  await expect(editor.part("Source")).toContainText("Choose where the data come from");
  await expect(editor.part("Regions")).toContainText("Choose Regions, or all");
  await expect(editor.name).toBeFocused();
  await axe(page);

  await editor.name.fill("two-teams");
  await editor.source("Individual accounts").check();
  // An OU stands for its accounts, so a click on the blank of its row selects nothing.
  await editor.row("Sandbox").click();
  await expect(editor.row("Sandbox")).toHaveAttribute("aria-checked", "false");
  await editor.tick("Sandbox");
  await editor.tick("Infrastructure");
  await expect(editor.row("Sandbox")).toHaveAttribute("aria-checked", "true");
  await expect(editor.row("Root")).toHaveAttribute("aria-checked", "mixed");
  await expect(editor.chosenCount).toHaveText("14 of 10,000 selected");
  await editor.pasteField.fill(
    'id,name\n"111122223333",a\n4444-5555-6666,b\n111122223333,a again\n22334455667,zero lost',
  );
  await expect(editor.part("Source")).toContainText("2 ids read, 1 more than once.");
  await expect(editor.part("Doubtful ids")).toContainText("line 5, has too few digits");
  await editor.add.click();
  await expect(editor.chosenCount).toHaveText("16 of 10,000 selected");
  await expect(editor.pasteField).toHaveValue("22334455667");
  await page.getByRole("button", { name: "Use 022334455667" }).click();
  await editor.add.click();
  await expect(editor.part("Source")).toContainText("3 accounts not found in the organization");
  await page.getByRole("button", { name: "Remove 022334455667" }).click();
  await editor.regionsForm("These Regions").check();
  await editor.region("eu-west-1").check();
  await editor.region("us-east-1").check();
  await editor.addTag(1, "team", "security");
  await axe(page);

  await editor.review();
  await expect(editor.changes).toContainText("16 added");
  await expect(editor.changes).toContainText("eu-west-1, us-east-1");
  await expect(editor.quota).toContainText("16 of 1,000 accounts");
  await expect(editor.command).toContainText("put-configuration-aggregator");
  await axe(page);
  await editor.save.click();
  await editor.saved("two-teams");
  const { aggregator, accountIds, tags } = await aggregatorTruth(sandbox.url, "two-teams");
  expect(accountIds).toHaveLength(16);
  expect(accountIds).toEqual(expect.arrayContaining(["111122223333", "444455556666"]));
  expect(aggregator.AccountAggregationSources?.[0]?.AwsRegions?.toSorted()).toEqual([
    "eu-west-1",
    "us-east-1",
  ]);
  expect(tags).toEqual({ team: "security" });
});

test("an edit shows the exact difference, asks before it removes, and outlives a reload", async ({
  page,
  sandbox,
}) => {
  await organizationIsRead(page);
  const editor = aggregatorEditor(page);
  const before = await aggregatorTruth(sandbox.url, "pci-scope");
  await editor.openEdit("pci-scope");
  await expect(editor.chosenCount).toHaveText(`${before.accountIds.length} of 10,000 selected`);
  await editor.takeOut("Disputes");
  await editor.tick("Sandbox");
  await editor.region("us-east-1").check();
  await page.getByRole("button", { name: "Remove AWS::RDS::DBInstance" }).click();
  await editor.resourceTypes.fill("AWS::S3::Bucket");
  await page.reload();
  await expect(editor.resourceTypes).toHaveValue("AWS::S3::Bucket");
  await editor.resourceTypes.press("Enter");
  await editor.review();
  const removed = Number(/(\d+) removed/.exec((await editor.changes.textContent()) ?? "")?.[1]);
  expect(removed).toBeGreaterThan(0);
  await expect(editor.changes).toContainText("10 added");
  await expect(editor.changes).toContainText(`${before.accountIds.length - removed} kept`);
  await expect(editor.changes).toContainText("added us-east-1");
  await expect(editor.changes).toContainText("added AWS::S3::Bucket");
  await expect(editor.changes).toContainText("removed AWS::RDS::DBInstance");
  await page.getByRole("button", { name: /removed$/ }).click();
  await expect(page.getByRole("list", { name: "Accounts removed" }).getByRole("listitem")).toHaveCount(
    removed,
  );
  await axe(page);

  await editor.save.click();
  await expect(editor.removals).toContainText(/or go back and keep them/);
  expect(await sandbox.calls.count()).not.toHaveProperty("config:PutConfigurationAggregator");
  // The review outlives a reload as well.
  await page.reload();
  await expect(editor.changes).toContainText("10 added");
  await editor.removals.getByRole("checkbox", { name: /^Stop collecting from/ }).check();
  await editor.save.click();
  await editor.saved("pci-scope");
  const after = await aggregatorTruth(sandbox.url, "pci-scope");
  expect(after.accountIds).toHaveLength(before.accountIds.length - removed + 10);
  expect(after.aggregator.AggregatorFilters?.ResourceType?.Value?.toSorted()).toEqual([
    "AWS::EC2::SecurityGroup",
    "AWS::S3::Bucket",
  ]);
  expect(after.tags).toEqual(before.tags);
});

test("the second to save sees the three versions, and merges", async ({ page, context, sandbox }) => {
  await organizationIsRead(page);
  const first = aggregatorEditor(page);
  const before = await aggregatorTruth(sandbox.url, "pci-scope");
  await first.openEdit("pci-scope");
  await first.paste("111122223333");
  await first.tag(1).getByRole("textbox", { name: "Value" }).fill("mine");

  const second = aggregatorEditor(await context.newPage());
  await second.openEdit("pci-scope");
  // A draft belongs to its tab.
  await expect(second.chosenCount).toHaveText(`${before.accountIds.length} of 10,000 selected`);
  await second.paste("444455556666");
  await second.tag(1).getByRole("textbox", { name: "Value" }).fill("theirs");
  await second.review();
  await second.save.click();
  await second.saved("pci-scope");

  await first.submit.click();
  await expect(first.merge).toContainText(
    "This aggregator was changed by someone else while you were editing.",
  );
  await expect(first.merge).toContainText("1 added");
  await expect(first.merge.getByRole("table")).toContainText("team=theirs");
  await axe(page);
  await first.save.click();
  expect((await aggregatorTruth(sandbox.url, "pci-scope")).accountIds).not.toContain("111122223333");
  await first.mergeButton.click();
  await expect(first.merge).toContainText("Both of you changed this. Choose one of the two.");
  await first.merge.getByRole("radio", { name: /^Yours/ }).check();
  await first.mergeButton.click();
  await expect(first.merge).toBeHidden();
  await expect(first.changes).toContainText("1 added");
  await expect(first.changes).toContainText("theirs");
  await first.save.click();
  await first.saved("pci-scope");
  const after = await aggregatorTruth(sandbox.url, "pci-scope");
  expect(after.accountIds).toEqual(expect.arrayContaining(["111122223333", "444455556666"]));
  expect(after.accountIds).toHaveLength(before.accountIds.length + 2);
  expect(after.tags["team"]).toBe("mine");
});

test("a change between the review and the press is noticed, and nothing is overwritten", async ({
  page,
  sandbox,
}) => {
  const editor = aggregatorEditor(page);
  await editor.openEdit("pci-scope");
  await editor.paste("111122223333");
  await editor.review();
  await putAggregator(sandbox.url, {
    name: "pci-scope",
    accountIds: ["444455556666"],
    regions: ["eu-west-1"],
  });
  await editor.save.click();
  await expect(editor.refusal.first()).toContainText("Changed by someone else while you were editing.");
  await expect(editor.merge).toBeVisible();
  expect((await aggregatorTruth(sandbox.url, "pci-scope")).accountIds).toEqual(["444455556666"]);
});

test("a save that has happened already is recognised, and not made twice", async ({ page, sandbox }) => {
  const editor = aggregatorEditor(page);
  await editor.openNew();
  await editor.name.fill("lost-answer");
  await editor.source("Individual accounts").check();
  await editor.paste("111122223333");
  await editor.regionsForm("These Regions").check();
  await editor.region("eu-west-1").check();
  await editor.review();
  // As if the first press had got through and its answer had been lost.
  await putAggregator(sandbox.url, {
    name: "lost-answer",
    accountIds: ["111122223333"],
    regions: ["eu-west-1"],
  });
  await editor.save.click();
  await expect(page.getByText("AWS has exactly this already.")).toBeVisible();
  await page.getByRole("button", { name: "View aggregator" }).click();
  await editor.saved("lost-answer");
});

test("a list gives way to the organization, and what was typed for the other source is kept", async ({
  page,
  sandbox,
}) => {
  await organizationIsRead(page);
  const editor = aggregatorEditor(page);
  const before = await aggregatorTruth(sandbox.url, "pci-scope");
  const count = before.accountIds.length;
  await editor.openEdit("pci-scope");
  await editor.source("The whole organization").check();
  await editor.roleArn.fill("arn:aws:iam::404555978814:user/me");
  await editor.submit.click();
  await expect(editor.part("Source")).toContainText("That is a user. AWS Config assumes a role");
  await expect(editor.roleArn).toBeFocused();
  await editor.source("Individual accounts").check();
  await expect(editor.chosenCount).toHaveText(`${count} of 10,000 selected`);
  await editor.source("The whole organization").check();
  await expect(editor.roleArn).toHaveValue("arn:aws:iam::404555978814:user/me");
  await editor.roleArn.fill(role);
  await editor.regionsForm("All current and future Regions").check();
  await editor.review();
  await expect(editor.changes).toContainText("individual accounts");
  await expect(editor.changes).toContainText(`${count} removed`);
  await expect(editor.changes).toContainText("all current and future Regions");
  await editor.removals.getByRole("textbox").fill(String(count));
  await editor.save.click();
  await editor.saved("pci-scope");
  const { aggregator } = await aggregatorTruth(sandbox.url, "pci-scope");
  expect(aggregator.AccountAggregationSources ?? []).toEqual([]);
  expect(aggregator.OrganizationAggregationSource).toEqual({ RoleArn: role, AllAwsRegions: true });
});

test("tags of an aggregator that exists are changed apart", async ({ page, sandbox }) => {
  const editor = aggregatorEditor(page);
  await editor.openEdit("organization");
  await page.getByRole("button", { name: "Remove tag team" }).click();
  await editor.addTag(1, "Owner", "platform");
  await editor.addTag(2, "owner", "");
  await editor.submit.click();
  await expect(editor.tag(2)).toContainText("The key owner is there already");
  await editor.tag(2).getByRole("textbox", { name: "Key" }).fill("cost-centre");
  await editor.review();
  await expect(editor.command).toContainText("untag-resource");
  await editor.save.click();
  await editor.saved("organization");
  expect((await aggregatorTruth(sandbox.url, "organization")).tags).toEqual({
    Owner: "platform",
    "cost-centre": "",
  });
  const calls = await sandbox.calls.count();
  expect(calls).not.toHaveProperty("config:PutConfigurationAggregator");
  expect(calls).toHaveProperty("config:TagResource");
  expect(calls).toHaveProperty("config:UntagResource");
});

test("everything can be done by keyboard", async ({ page, sandbox }) => {
  await organizationIsRead(page);
  const editor = aggregatorEditor(page);
  await editor.openNew();
  await tabTo(page, editor.name);
  await page.keyboard.type("by-keyboard");
  await tabTo(page, editor.source("Individual accounts"));
  await page.keyboard.press("Space");
  await tabTo(page, editor.tree);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(editor.row("Infrastructure")).toHaveAttribute("aria-checked", "true");
  // Into the branch, and past two OUs that hold no account.
  for (const key of ["ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown", "Space"])
    await page.keyboard.press(key);
  await expect(editor.row("Infrastructure")).toHaveAttribute("aria-checked", "mixed");
  await tabTo(page, editor.regionsForm("All current and future Regions"));
  await page.keyboard.press("Space");
  await tabTo(page, editor.submit);
  await page.keyboard.press("Enter");
  await expect(editor.changes).toContainText("3 added");
  await tabTo(page, editor.save);
  await expect(page.getByText("The name is available.")).toBeVisible();
  await page.keyboard.press("Enter");
  await editor.saved("by-keyboard");
  expect((await aggregatorTruth(sandbox.url, "by-keyboard")).accountIds).toHaveLength(3);
});

test("an aggregator of Control Tower is not editable, and says so", async ({ page }) => {
  await page.goto("/aggregators/eu-west-1/aws-controltower-ConfigAggregatorForOrganizations/edit");
  await expect(page.getByRole("heading", { level: 2 })).toContainText("cannot be edited");
  await expect(page.getByRole("main")).toContainText("controltower.amazonaws.com");
  await axe(page);
});
