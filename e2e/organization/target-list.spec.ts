import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { tabTo } from "../journeys/keyboard";
import { organizationPage } from "../journeys/organization";
import { targetList } from "../journeys/target-list";

test.use({ world: team });

test("targets of a pasted list are corrected, selected and assigned", async ({ page, sandbox }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, form } = organization;
  const list = targetList(page);
  await list.button.click();
  await list.assign.click();
  await expect(list.refusal).toContainText("Paste or upload a list first");

  await list.field.fill(
    [
      "Account ID,Name",
      `${places.sound.id},policy staging`,
      "3507-4408-0001",
      places.messaging,
      `Root › Workloads › Retail Banking › ${places.messaging}`,
      "Staging",
      "No such OU",
    ].join("\n"),
  );
  await expect(list.summary).toHaveText("2 targets found, 1 more than once, 3 entries need a correction.");
  await expect(list.problem("3507-4408-0001")).toContainText("Line 3");
  await expect(list.problem("3507-4408-0001")).toContainText("is not found in the organization");
  await expect(list.problem("No such OU")).toContainText("is no id, name or path of the organization");
  await expect(list.problem("Staging")).toContainText(/Line 6.*fits \d+ targets/);
  await axe(page);

  await list
    .problem("Staging")
    .getByRole("button", { name: `› ${places.messaging} › Staging` })
    .click();
  await expect(list.summary).toHaveText("3 targets found, 1 more than once, 2 entries need a correction.");
  // What is typed outlives a reload, and a closed dialog.
  await page.reload();
  await organization.settled();
  await list.button.click();
  await expect(list.summary).toContainText("3 targets found");
  await list.select.click();
  await expect(tree.chosen).toContainText("2 OUs, 1 account selected");
  await list.button.click();
  await expect(list.field).toHaveValue("3507-4408-0001\nNo such OU");

  await list.field.fill(`Sandbox\n${places.sound.id}`);
  await list.assign.click();
  await expect(form.targets).toHaveCount(2);
  await form.choosePolicy("nist-800-53");
  await form.review();
  await form.confirm.click();
  await expect(form.outcome("Sandbox")).toContainText("Accepted");
  await expect(form.outcome(places.sound.name)).toContainText("Accepted");
  const calls = (await sandbox.calls.count())["securityhub:StartConfigurationPolicyAssociation"];
  expect(calls).toEqual({ calls: 2, errors: 0 });
});

test("a list is uploaded and becomes a filter with a link, by keyboard", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, filters } = organization;
  const list = targetList(page);
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("from a list");
  await page.keyboard.press("Enter");
  await expect(list.dialog).toBeVisible();
  await list.upload.setInputFiles({
    name: "targets.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`id,name\r\n${places.sound.id},policy-staging\r\n${places.selfManaged.id},\r\n`),
  });
  await expect(list.summary).toHaveText("2 targets found.");
  await tabTo(page, list.filter);
  await page.keyboard.press("Enter");
  await expect(list.dialog).toBeHidden();
  await expect(filters.token("List")).toHaveText("List: 2 targets");
  await expect(filters.matching).toHaveText("2 accounts match");
  await expect(tree.row(places.sound.name)).toBeVisible();
  await expect(tree.row(places.selfManaged.name)).toBeVisible();

  await page.reload();
  await organization.settled();
  await expect(filters.matching).toHaveText("2 accounts match");
  await filters.remove("List");
  await expect(tree.row("Infrastructure")).toBeVisible();
});

test("a list is corrected on a phone, in the dark", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  const organization = organizationPage(page);
  await organization.open();
  const list = targetList(page);
  await list.button.click();
  await list.field.fill(`Staging\nProduction\n12345678901\n${places.sound.id}`);
  await expect(list.summary).toContainText("1 target found");
  await axe(page);
  const sideways = await list.dialog.evaluate((box) => box.scrollWidth - box.clientWidth);
  expect(sideways).toBe(0);
  await list.select.click();
  await expect(organization.tree.chosen).toContainText("1 account selected");
});
