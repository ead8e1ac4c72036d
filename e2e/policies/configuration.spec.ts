import { createPolicy, deletePolicies, leaveCentralConfiguration } from "../fixtures/aws-changes";
import { organizationConfiguration } from "../fixtures/aws-truth";
import { axe } from "../fixtures/axe";
import type { FaultEffect } from "../fixtures/sandbox-control";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { configurationPage } from "../journeys/configuration";
import { tabTo } from "../journeys/keyboard";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

test("from LOCAL to CENTRAL, associations, LOCAL refused with reasons, cleaned up, and back to LOCAL @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  const { organizationId = "" } = await sandbox.world();
  await leaveCentralConfiguration(sandbox.url);
  await canopy.startAfresh();
  const organization = organizationPage(page);
  const configuration = configurationPage(page);
  await organization.open();

  await test.step("LOCAL to CENTRAL", async () => {
    await configuration.open();
    await expect(configuration.facts).toContainText("LOCAL");
    await expect(configuration.facts).toContainText("On: new accounts get Security Hub");
    await expect(configuration.autoEnable).toBeChecked();
    await configuration.type("CENTRAL").check();
    await expect(configuration.autoEnable).not.toBeChecked();
    await expect(configuration.autoEnable).toBeDisabled();
    await expect(configuration.standards("DEFAULT")).toBeDisabled();
    await expect(configuration.form).toContainText("Can't be changed under central configuration");
    await expect(configuration.requirement("There is a finding aggregator")).toContainText("Met");
    await expect(configuration.changes).toContainText("PENDING, then ENABLED or FAILED");
    await expect(configuration.command).toContainText('"ConfigurationType": "CENTRAL"');
    await configuration.submit.click();
    await expect(configuration.dialog).toContainText(`Switch organization ${organizationId} to CENTRAL?`);
    await axe(page);
    await configuration.dialog.getByRole("button", { name: "Switch to CENTRAL" }).click();
    await expect(configuration.dialog).toContainText(`Type ${organizationId} to continue.`);
    await configuration.confirm(organizationId);
    await expect(configuration.banner("CENTRAL is PENDING.")).toBeVisible();
    await expect(configuration.problem).toBeHidden();
    await axe(page);
    await page.reload();
    await expect(configuration.banner("CENTRAL is PENDING.")).toBeVisible();
    await sandbox.clock.advance({ minutes: 10 });
    await expect(configuration.banner("The change is in effect: CENTRAL is ENABLED.")).toBeVisible();
    expect(await organizationConfiguration(sandbox.url)).toMatchObject({
      AutoEnable: false,
      AutoEnableStandards: "NONE",
      OrganizationConfiguration: { ConfigurationType: "CENTRAL", Status: "ENABLED" },
    });
  });

  await test.step("associations", async () => {
    await createPolicy(sandbox.url, "journey-baseline");
    await organization.open(`/organization?target=${places.sound.id}`);
    await organization.refresh();
    const { panel, form } = organization;
    await panel.assign.click();
    await form.choosePolicy("journey-baseline");
    await form.review();
    await form.confirm.click();
    await expect(form.outcome(places.sound.name)).toContainText("Accepted");
    await organization.open(`/organization?target=${places.recorderOff.id}`);
    await panel.assign.click();
    await form.choice("Make self-managed").check();
    await form.review();
    await form.confirm.click();
    await expect(form.outcome(places.recorderOff.name)).toContainText("Accepted");
  });

  await test.step("LOCAL is refused with reasons", async () => {
    await configuration.open();
    await configuration.type("LOCAL").check();
    await expect(configuration.associations.getByRole("listitem")).toHaveCount(2);
    await expect(configuration.associations).toContainText(places.sound.name);
    await expect(configuration.associations).toContainText("journey-baseline");
    await expect(configuration.associations).toContainText("self-managed");
    await expect(configuration.policies.getByRole("listitem")).toHaveText(/journey-baseline/);
    await expect(configuration.changes).toContainText("keep the settings they have now");
    await expect(configuration.submit).toBeDisabled();
    await expect(configuration.problem).toContainText("2 requirements above are missing");
    await expect(configuration.problem).toContainText(
      "Disassociate 2 targets and delete 1 configuration policy first.",
    );
    await configuration.submit.press("Enter");
    await expect(configuration.dialog).toBeHidden();
    await axe(page);
  });

  await test.step("cleaned up", async () => {
    for (const { id, name } of [places.sound, places.recorderOff]) {
      await configuration.open();
      await configuration.associations.getByRole("link", { name: new RegExp(name) }).click();
      await expect(page).toHaveURL(new RegExp(`target=${id}`));
      const { panel, form } = organization;
      await panel.assign.click();
      await form.choice("Inherit from parent").check();
      await form.review();
      await form.confirm.click();
      await expect(form.outcome(name)).toContainText("Accepted");
    }
    await configuration.open();
    await expect(configuration.associations).toBeHidden();
    await expect(configuration.requirement("There are no configuration policies")).toContainText("Missing");
    await deletePolicies(sandbox.url);
    await configuration.checkBlockers.click();
    await expect(configuration.policies).toBeHidden();
  });

  await test.step("back to LOCAL", async () => {
    await configuration.autoEnable.check();
    await configuration.standards("DEFAULT").check();
    await configuration.submit.click();
    await configuration.confirm(organizationId);
    await expect(configuration.banner("The change is in effect: LOCAL is ENABLED.")).toBeVisible();
    await expect(configuration.facts).toContainText("DEFAULT: new accounts get the default standards");
    expect(await organizationConfiguration(sandbox.url)).toMatchObject({
      AutoEnable: true,
      AutoEnableStandards: "DEFAULT",
      OrganizationConfiguration: { ConfigurationType: "LOCAL" },
    });
  });
});

const error = (code: string): FaultEffect => ({ kind: "error", code, message: `AWS says ${code}.` });

/** The seven exceptions of UpdateOrganizationConfiguration, each with its own headline and something to do. */
const exceptions: readonly (readonly [fault: FaultEffect, title: string, todo: string])[] = [
  [
    error("AccessDeniedException"),
    "AWS does not let this caller configure the organization.",
    "Allow securityhub:UpdateOrganizationConfiguration",
  ],
  [error("InternalException"), "Security Hub failed on its side.", "Check again what AWS has"],
  [
    error("InvalidAccessException"),
    "This account does not administer Security Hub here.",
    "Check that Security Hub CSPM is enabled",
  ],
  [
    error("InvalidInputException"),
    "AWS does not accept these settings together.",
    "AutoEnable has to be off",
  ],
  [error("LimitExceededException"), "Too many calls at once.", "Wait a few seconds"],
  [error("ResourceConflictException"), "Requirements aren't met", "disassociate everything that is applied"],
  [
    error("ResourceNotFoundException"),
    "AWS misses something that has to exist first.",
    "a finding aggregator",
  ],
];

test("each of AWS's seven exceptions says what to do, and nothing typed is lost", async ({
  page,
  sandbox,
}) => {
  test.setTimeout(600_000);
  const { organizationId = "" } = await sandbox.world();
  const configuration = configurationPage(page);
  await configuration.open();
  await page.getByText("Read-only fields").click();
  await configuration.chooseStatus("FAILED");
  await configuration.statusMessage.fill("asked for by AWS Support");
  await expect(configuration.command).toContainText('"StatusMessage": "asked for by AWS Support"');
  for (const [fault, title, todo] of exceptions) {
    const code = fault.kind === "error" ? fault.code : "";
    await test.step(code, async () => {
      await sandbox.faults.clear();
      await sandbox.faults.on("UpdateOrganizationConfiguration", fault);
      await configuration.submit.click();
      await configuration.confirm(organizationId);
      const notice = configuration.banner(title);
      await expect(notice).toContainText(`AWS says ${code}.`);
      await expect(notice).toContainText(todo);
      await expect(notice).toContainText(/request\s*[0-9a-f]{8}-/);
      await expect(configuration.statusMessage).toHaveValue("asked for by AWS Support");
    });
  }
  await axe(page);
  await page.reload();
  await expect(configuration.statusMessage).toHaveValue("asked for by AWS Support");
  await expect(configuration.banner("AWS misses something that has to exist first.")).toBeVisible();
  await sandbox.faults.clear();
  await configuration.submit.click();
  await configuration.confirm(organizationId);
  await expect(configuration.banner("AWS misses something")).toBeHidden();
});

test("the change waits until it is known whose it is, so that the organization's id is what is typed @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  const { organizationId = "" } = await sandbox.world();
  await canopy.startAfresh();
  await sandbox.faults.on("DescribeOrganization", { kind: "latency", ms: 4_000 });
  const configuration = configurationPage(page);
  await configuration.open();
  await page.getByText("Read-only fields").click();
  await configuration.chooseStatus("FAILED");
  await configuration.submit.click();
  await configuration.confirm(organizationId);
});

test("of two tabs that reviewed the same configuration one is refused, and keeps what was chosen", async ({
  page,
  sandbox,
}) => {
  const { organizationId = "" } = await sandbox.world();
  await leaveCentralConfiguration(sandbox.url);
  const first = configurationPage(page);
  await first.open();
  await first.autoEnable.setChecked(false);
  await first.standards("NONE").check();
  await first.submit.click();
  await expect(first.dialog).toBeVisible();

  const second = configurationPage(await page.context().newPage());
  await second.open();
  await second.type("CENTRAL").check();
  await second.submit.click();
  await second.confirm(organizationId);
  await expect(second.banner("CENTRAL is PENDING.")).toBeVisible();

  // The question of the first tab is still about LOCAL.
  await expect(first.dialog).toContainText("AutoEnable");
  await expect(first.dialog).not.toContainText("CENTRAL");
  await first.confirm(organizationId);
  const conflict = first.banner("The configuration was changed after you reviewed it.");
  await expect(conflict).toContainText("ConfigurationType is CENTRAL and was LOCAL");
  await expect(first.facts).toContainText("CENTRAL");
  await expect(first.standards("NONE")).toBeChecked();
  expect(await organizationConfiguration(sandbox.url)).toMatchObject({
    OrganizationConfiguration: { ConfigurationType: "CENTRAL" },
  });
  await axe(page);
});

test("a part that AWS does not show leaves the rest, and nothing is offered in the place of what is unknown", async ({
  page,
  sandbox,
}) => {
  await sandbox.faults.on("DescribeOrganizationConfiguration", { kind: "deny" });
  const configuration = configurationPage(page);
  await configuration.open();
  await expect(configuration.banner("A permission is missing.")).toBeVisible();
  await expect(configuration.facts).toContainText("Not visible");
  await expect(configuration.facts).toContainText("ALL_REGIONS");
  // The request replaces all settings, and what they are is not known.
  await expect(configuration.submit).toBeHidden();
  await expect(page.getByText("can be changed once the present one is known")).toBeVisible();
  await axe(page);
});

test("the form is filled in and sent without a mouse", async ({ page, sandbox }) => {
  const { organizationId = "" } = await sandbox.world();
  await leaveCentralConfiguration(sandbox.url);
  const configuration = configurationPage(page);
  await configuration.open();
  await tabTo(page, configuration.type("LOCAL"));
  await tabTo(page, configuration.autoEnable);
  await page.keyboard.press("Space");
  await expect(configuration.autoEnable).not.toBeChecked();
  await tabTo(page, configuration.submit);
  await page.keyboard.press("Enter");
  await expect(configuration.dialog).toBeVisible();
  await tabTo(page, configuration.dialog.getByRole("textbox"));
  await page.keyboard.type(organizationId);
  await page.keyboard.press("Enter");
  await expect(configuration.dialog).toBeHidden();
  await expect(configuration.banner("The change is in effect")).toBeVisible();
  await expect(configuration.submit).toBeFocused();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test(`it is accessible in ${colorScheme} colours at ${viewport.width} pixels`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      const configuration = configurationPage(page);
      await configuration.open();
      await axe(page);
      await configuration.type("LOCAL").check();
      await expect(configuration.policies).toBeVisible();
      await expect(configuration.problem).toBeVisible();
      await axe(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
    });
  }
}
