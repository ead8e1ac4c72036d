import { createOrganization, leaveCentralConfiguration } from "../fixtures/aws-changes";
import { awsTruth } from "../fixtures/aws-truth";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { organizationPage } from "../journeys/organization";

test.use({ world: { world: "small" } });

test("an account without an organization, and one with nothing in it yet @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  await sandbox.seed({ empty: true });
  await canopy.startAfresh();
  const organization = organizationPage(page);
  await page.goto("/organization");
  const panel = page.getByRole("alert").filter({ hasText: "This account belongs to no organization" });
  await expect(panel).toContainText("there is no tree to show");
  await expect(panel).toContainText("AWSOrganizationsNotInUseException");
  await axe(page);

  await createOrganization(sandbox.url);
  await panel.getByRole("button", { name: "Check again" }).click();
  await organization.settled();
  await expect(panel).toBeHidden();
  expect(await organization.summaryBar.count("accounts")).toBe(1);
  await expect(organization.tree.row("Root")).toHaveAttribute("aria-expanded", "true");
  await expect(organization.tree.rows.nth(1)).toContainText("management");
  await axe(page);
});

test("the management account sees the tree, and which account manages the policies @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  const { managementAccountId = "", delegatedAdministratorId = "" } = await sandbox.world();
  await canopy.startAfresh({ CANOPY_ROLE_ARN: `arn:aws:iam::${managementAccountId}:role/canopy` });
  const organization = organizationPage(page);
  await organization.open();
  const notice = organization.notice("This account is not the delegated administrator.");
  await expect(notice).toContainText(managementAccountId);
  await expect(notice).toContainText(delegatedAdministratorId);
  await expect(organization.tree.row("Workloads")).toContainText("Not visible");
  await axe(page);
});

test("a member account may not read the organization @starts-canopy", async ({ page, sandbox, canopy }) => {
  const { managementAccountId, delegatedAdministratorId } = await sandbox.world();
  const accounts = await awsTruth(sandbox.url).accounts();
  const member = accounts.find(({ Id }) => Id !== managementAccountId && Id !== delegatedAdministratorId);
  await canopy.startAfresh({ CANOPY_ROLE_ARN: `arn:aws:iam::${member?.Id ?? ""}:role/canopy` });
  await page.goto("/organization");
  const panel = page
    .getByRole("alert")
    .filter({ hasText: "The organization is not visible to this account" });
  await expect(panel).toContainText("delegated administrator");
  await expect(panel).toContainText("AccessDeniedException");
  await axe(page);
});

test("another Region than the home Region is named, with the right one @starts-canopy", async ({
  page,
  canopy,
}) => {
  await canopy.startAfresh({ AWS_REGION: "us-east-1" });
  const organization = organizationPage(page);
  await organization.open();
  await expect(organization.notice("This is not the home Region.")).toContainText("AWS_REGION to eu-west-1");
  await expect(organization.tree.row("Workloads")).toContainText("Not visible");
  await axe(page);
});

test("local configuration is explained, with the way out of it @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  await leaveCentralConfiguration(sandbox.url);
  await canopy.startAfresh();
  const organization = organizationPage(page);
  await organization.open();
  const notice = organization.notice("This organization uses local configuration.");
  await expect(notice).toContainText("No configuration policy is in effect");
  await notice.locator("summary").click();
  await expect(notice.getByLabel("AWS CLI command", { exact: true })).toContainText(
    '"ConfigurationType":"CENTRAL"',
  );
  await expect(organization.tree.row("Workloads")).toContainText("Not governed");
  await axe(page);
});

test("an endpoint that does not answer is named, and the page recovers by itself @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  await sandbox.kill();
  await canopy.startAfresh();
  await page.goto("/organization");
  const panel = page.getByRole("alert").filter({ hasText: "No answer" });
  await expect(panel).toContainText(`${sandbox.url} could not be reached: nothing is listening there.`);
  await axe(page);
  await sandbox.comeBack();
  await organizationPage(page).settled();
  await expect(panel).toBeHidden();
});

test.describe("credentials", () => {
  const cases = [
    {
      what: "that AWS does not know",
      settings: { AWS_ACCESS_KEY_ID: "ASIASANDBOX123456789" },
      says: ["AWS does not know the credentials of this server.", "InvalidClientTokenId"],
    },
    {
      what: "that are not there",
      settings: { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "", AWS_EC2_METADATA_DISABLED: "true" },
      says: ["This server has no AWS credentials."],
    },
  ];
  for (const { what, settings, says } of cases) {
    test(`${what} are asked for @starts-canopy`, async ({ page, canopy }) => {
      await canopy.startAfresh(settings);
      await page.goto("/organization");
      const panel = page.getByRole("alert").filter({ hasText: "Canopy has no valid AWS credentials" });
      for (const text of says) await expect(panel).toContainText(text);
      await expect(panel.getByRole("button", { name: "Check again" })).toBeVisible();
      await axe(page);
    });
  }

  test("of a role that may not be assumed are not mistaken for a refused read @starts-canopy", async ({
    page,
    sandbox,
    canopy,
  }) => {
    const { delegatedAdministratorId = "" } = await sandbox.world();
    await sandbox.faults.on("AssumeRole", { kind: "deny" });
    await canopy.startAfresh({ CANOPY_ROLE_ARN: `arn:aws:iam::${delegatedAdministratorId}:role/canopy` });
    await page.goto("/organization");
    const panel = page.getByRole("alert").filter({ hasText: "A permission is missing" });
    await expect(panel).toContainText("sts:AssumeRole");
    await sandbox.faults.clear();
    await panel.getByRole("button", { name: "Check again" }).click();
    await organizationPage(page).settled();
  });
});

test("data that has not been read anew for an hour is called stale", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  await page.clock.install({ time: Date.now() + 2 * 3_600_000 });
  await page.goto("/organization");
  await expect(organization.summaryBar.age).toHaveText(/^stale: as of 2 h ago$/);
  await axe(page);
});
