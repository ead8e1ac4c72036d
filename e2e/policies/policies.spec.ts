import { axe } from "../fixtures/axe";
import { changePolicy } from "../fixtures/aws-changes";
import { awsTruth } from "../fixtures/aws-truth";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { tabTo } from "../journeys/keyboard";
import { organizationPage } from "../journeys/organization";
import { policiesPage } from "../journeys/policies";

test.use({ world: team });

test("the policies with what they configure and govern, each number a filter", async ({ page, sandbox }) => {
  const policies = policiesPage(page);
  await policies.open();
  const row = policies.row("pci-cardholder-data");
  await expect(row).toContainText("all but 1");
  await expect(row).toContainText("1 applied, 86 inherited");
  await expect(row).toContainText("3 failed");
  await expect(page.getByRole("progressbar", { name: "Configuration policies" })).toHaveAttribute(
    "aria-valuetext",
    "9 of 20 policies used",
  );
  await axe(page);

  await row.getByRole("link", { name: "3 failed" }).click();
  const organization = organizationPage(page);
  await organization.settled();
  await expect(organization.tree.grid).toHaveAttribute("aria-rowcount", /\d+/);
  await expect(organization.tree.row(places.recorderOff.name)).toContainText("Failed");
  await page.goBack();
  await expect(policies.table).toBeVisible();
  // What a policy configures is asked for once.
  await sandbox.calls.forget();
  await policies.openPolicy("org-baseline");
  await policies.tab("Controls").click();
  await expect(page.getByRole("table", { name: "Controls" })).toContainText("IAM root user access key");
  expect(await sandbox.calls.count()).not.toHaveProperty("securityhub:GetConfigurationPolicy");

  await page.getByRole("searchbox", { name: "Find a control" }).fill("acm tag");
  await expect(page.getByRole("table", { name: "Controls" }).getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("row", { name: /ACM\.3/ })).toContainText("Off");
  await expect(page).toHaveURL(/q=acm/);
  await axe(page);
  await policies.tab("As code").click();
  await expect(page.getByLabel("JSON", { exact: true })).toContainText(
    '"DisabledSecurityControlIdentifiers"',
  );
  await axe(page);
  await policies.tab(/^Affected accounts/).click();
  await expect(page.getByRole("link", { name: "Root" })).toBeVisible();
  await axe(page);
});

test("a policy is created, changed with its difference, assigned, not deleted, and deleted when it is free", async ({
  page,
  sandbox,
}) => {
  test.setTimeout(600_000);
  const policies = policiesPage(page);
  const { form } = policies;
  await policies.open();
  await policies.newPolicy.click();

  // What is wrong stands at the field, and the way goes there.
  await form.review.click();
  await expect(form.editing).toContainText("Give the policy a name.");
  await expect(form.name).toBeFocused();
  await form.name.fill("root keys");
  await expect(form.editing).toContainText("but not spaces");
  await axe(page);
  await form.name.fill("root-keys");
  await form.description.fill("Only what concerns the root user.");
  await form.standard("AWS Foundational Security Best Practices").check();
  await form.mode("Only these").check();
  await form.search.fill("root");
  await form.control("IAM.4").check();
  await form.control("IAM.6").check();
  await form.customise("IAM.7");
  const length = form.parameters("IAM.7").getByRole("group", { name: "MinimumPasswordLength" });
  await length.getByRole("checkbox").check();
  await length.getByRole("textbox").fill("7");
  await form.review.click();
  await expect(length).toContainText("7 is not allowed: 8 to 128.");
  await length.getByRole("textbox").fill("16");

  // Nothing that was typed is lost over a reload.
  await page.reload();
  await expect(form.name).toHaveValue("root-keys");
  await expect(length.getByRole("textbox")).toHaveValue("16");
  await form.review.click();
  await expect(form.reviewing).toContainText("only 2");
  await axe(page);
  await form.save.click();
  await expect(page.getByRole("heading", { level: 1, name: "root-keys" })).toBeVisible();
  await expect(page.getByText("Not assigned yet")).toBeVisible();
  const policyUrl = page.url();

  await policies.edit.click();
  await form.search.fill("S3.1");
  await form.control("S3.1").check();
  await form.review.click();
  await expect(form.section("What changes")).toContainText("Switched on: 1");
  await expect(form.section("What changes")).toContainText("S3.1");
  await expect(form.section("Affected accounts")).toContainText("No accounts");
  await axe(page);
  await form.save.click();
  await expect(page).toHaveURL(policyUrl);
  await policies.tab("Controls").click();
  await expect(page.getByRole("row", { name: /S3\.1\b/ })).toContainText("On");

  // The organization page knows it at once.
  const organization = organizationPage(page);
  await organization.open(`/organization?target=${places.sound.id}`);
  await organization.panel.assign.click();
  await organization.form.choosePolicy("root-keys");
  await organization.form.review();
  await organization.form.confirm.click();
  await expect(organization.form.outcome(places.sound.name)).toContainText("Accepted");
  await sandbox.clock.advance({ minutes: 10 });
  await expect(organization.form.associations).toContainText("have settled");

  await page.goto(policyUrl);
  await expect(page.getByRole("link", { name: places.sound.name })).toBeVisible();
  await policies.delete.click();
  await expect(policies.dialog).toContainText("cannot be deleted yet");
  await expect(policies.dialog.getByRole("link", { name: places.sound.name })).toBeVisible();
  await axe(page);
  expect(await sandbox.calls.count()).not.toHaveProperty("securityhub:DeleteConfigurationPolicy");
  await policies.dialog.getByRole("link", { name: places.sound.name }).click();

  await organization.settled();
  await organization.panel.assign.click();
  await organization.form.choice("Inherit from parent").check();
  await organization.form.review();
  await organization.form.confirm.click();
  await expect(organization.form.outcome(places.sound.name)).toContainText("Accepted");

  await page.goto(policyUrl);
  await policies.delete.click();
  await expect(policies.dialog).toContainText("Delete the policy root-keys?");
  const confirm = policies.dialog.getByRole("button", { name: "Delete the policy" });
  await confirm.click();
  await expect(policies.dialog).toContainText("Type root-keys to continue.");
  await policies.dialog.getByRole("textbox", { name: /^Type / }).fill("root-keys");
  await confirm.click();
  await expect(page).toHaveURL(/\/policies$/);
  await expect(policies.row("cis-foundations")).toBeVisible();
  await expect(policies.row("root-keys")).toBeHidden();
  await page.goto(policyUrl);
  await expect(page.getByText("There is no such policy")).toBeVisible();
});

test("a change of the whole organization is typed out, and its accounts settle", async ({
  page,
  sandbox,
}) => {
  const policies = policiesPage(page);
  const { form } = policies;
  await policies.openPolicy("org-baseline");
  await policies.edit.click();
  await form.control("IAM.5").check();
  await form.review.click();
  await expect(form.section("What changes")).toContainText("Switched off: 1");
  await expect(form.section("Affected accounts")).toContainText("24 accounts inherit");
  await form.save.click();
  await expect(form.reviewing).toContainText("Type org-baseline, exactly as the policy is named.");
  await form.confirmation.fill("org-baseline");
  await form.save.click();
  await expect(page.getByRole("heading", { level: 1, name: "org-baseline" })).toBeVisible();
  await expect(page.getByRole("link", { name: /\d+ pending/ })).toBeVisible();
  await sandbox.clock.advance({ minutes: 10 });
  const refresh = page.getByRole("button", { name: "Collect the organization again" });
  // A collection that the change itself has begun may have read before the clock went on.
  await expect(async () => {
    await refresh.click();
    await expect(page.getByRole("link", { name: /\d+ pending/ })).toBeHidden({ timeout: 10_000 });
  }).toPass();
  expect(await awsTruth(sandbox.url).association(places.sound.id)).toMatchObject({ status: "SUCCESS" });
});

test("what someone else has changed meanwhile is shown, merged, and nothing is overwritten", async ({
  page,
  sandbox,
}) => {
  const policies = policiesPage(page);
  const { form } = policies;
  await policies.openPolicy("nist-800-53");
  const id = /[0-9a-f-]{36}/.exec(page.url())?.[0] ?? "";
  await policies.edit.click();
  await form.control("S3.1").check();
  await form.review.click();
  await sandbox.clock.advance({ minutes: 1 });
  await changePolicy(sandbox.url, id, { Description: "Changed in the console." });
  await form.save.click();
  const notice = page
    .getByRole("status")
    .filter({ hasText: "This policy was changed by someone else while you were editing." });
  await expect(notice).toBeVisible();
  await notice.locator("summary").click();
  await expect(notice).toContainText("Changed in the console.");
  await axe(page);
  await notice.getByRole("button", { name: "Keep both changes" }).click();
  await expect(form.description).toHaveValue("Changed in the console.");
  await expect(form.control("S3.1")).toBeChecked();
  await form.review.click();
  await expect(form.section("What changes")).not.toContainText("Description");
  await form.save.click();
  await expect(page.getByRole("heading", { level: 1, name: "nist-800-53" })).toBeVisible();
  await expect(page.getByText("Changed in the console.")).toBeVisible();
  await policies.tab("Controls").click();
  await expect(page.getByRole("row", { name: /S3\.1\b/ })).toContainText("Off");
});

test("two policies side by side", async ({ page }) => {
  const policies = policiesPage(page);
  await policies.open();
  for (const name of ["org-baseline", "production-hardened"]) {
    await policies.row(name).getByRole("checkbox").check();
  }
  await page.getByRole("link", { name: "Compare the two" }).click();
  const table = page.getByRole("table", { name: "Comparison" });
  await expect(table.getByRole("row", { name: /CloudWatch\.16/ })).toContainText("off");
  await expect(table.getByRole("row", { name: /IAM\.7 MinimumPasswordLength/ })).toContainText("14");
  await expect(table.getByRole("row", { name: /IAM\.1 / })).toBeHidden();
  await page.getByRole("checkbox", { name: "Show identical settings" }).check();
  await expect(table.getByRole("row", { name: /IAM\.1 / })).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: /^Policy B/ }).click();
  await page.getByRole("option", { name: "security-hub-off" }).click();
  await expect(table.getByRole("row", { name: /Security Hub/ })).toContainText("off");
});

test("a copy begins as the policy it is made of, and the palette finds both", async ({ page }) => {
  const policies = policiesPage(page);
  await policies.openPolicy("sandbox-minimal");
  await page.getByRole("link", { name: "Duplicate" }).click();
  await expect(policies.form.name).toHaveValue("sandbox-minimal-copy");
  await expect(policies.form.control("S3.8")).toBeChecked();
  await policies.form.review.click();
  await policies.form.save.click();
  await expect(page.getByRole("heading", { level: 1, name: "sandbox-minimal-copy" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByPlaceholder(/Search/).fill("minimal-copy");
  await expect(page.getByRole("option", { name: /^sandbox-minimal-copy/ })).toBeVisible();
  await page.getByPlaceholder(/Search/).fill("data-platform");
  await expect(page.getByRole("option", { name: /^data-platform/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "data-platform" })).toBeVisible();
});

test("a policy is made by keyboard alone", async ({ page }) => {
  const policies = policiesPage(page);
  const { form } = policies;
  await policies.open();
  await tabTo(page, policies.newPolicy);
  await page.keyboard.press("Enter");
  await expect(form.name).toBeVisible();
  await tabTo(page, form.name);
  await page.keyboard.type("by-keyboard");
  await tabTo(page, form.standard("CIS AWS Foundations Benchmark v5"));
  await page.keyboard.press("Space");
  await tabTo(page, form.search);
  await page.keyboard.type("IAM.6");
  await tabTo(page, form.control("IAM.6"));
  await page.keyboard.press("Space");
  await tabTo(page, form.review);
  await page.keyboard.press("Enter");
  await expect(form.reviewing).toContainText("all but 1");
  await tabTo(page, form.save);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "by-keyboard" })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`reads well at ${width} px in ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const policies = policiesPage(page);
      await policies.openPolicy("production-hardened");
      const policy = new URL(page.url()).pathname;
      for (const [path, whole] of [
        [policy, page.getByText("Applied at 3 targets")],
        [`${policy}?tab=controls`, page.getByRole("row", { name: /IAM\.7\b/ })],
        [`${policy}?tab=parameters`, page.getByText("MinimumPasswordLength")],
        [`${policy}?tab=code`, page.getByLabel("JSON", { exact: true })],
        [`${policy}/edit`, policies.form.control("IAM.7")],
      ] as const) {
        await page.goto(path);
        await expect(whole).toBeVisible();
        await axe(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
      await page.goto("/policies");
      await expect(policies.table).toBeVisible();
      await axe(page);
    });
  }
}
