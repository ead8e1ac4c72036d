import type { Page } from "@playwright/test";
import { awsTruth } from "../fixtures/aws-truth";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { tabTo } from "../journeys/keyboard";

test.use({ world: { world: "small" } });

/** The page of the connection as the person in front of it speaks of it. */
function connectionPage(page: Page) {
  const connection = {
    async open(): Promise<void> {
      await page.goto("/connection");
      await connection.settled();
    },
    async settled(): Promise<void> {
      await expect(connection.again).not.toHaveAttribute("aria-busy");
    },
    verdict: page.getByText(/^(All checks passed|Failed: |\d+ checks? could not)/),
    check: (name: string) =>
      page.getByRole("list", { name: "Checks" }).getByRole("listitem", { name, exact: true }),
    permission: (operation: string) =>
      page
        .getByRole("table", { name: "Permissions" })
        .getByRole("row")
        .filter({ has: page.getByRole("rowheader", { name: operation, exact: true }) }),
    again: page.getByRole("button", { name: "Check again" }),
    line: page.getByRole("banner").getByRole("link", { name: /^Connection:/ }),
  };
  return connection;
}

test("a sound connection: every read is allowed, with its request id, and no write is tried", async ({
  page,
  sandbox,
}) => {
  const { delegatedAdministratorId = "" } = await sandbox.world();
  const connection = connectionPage(page);
  await connection.open();
  await expect(connection.verdict).toHaveText("All checks passed.");
  await expect(connection.check("Credentials")).toContainText("environment variables");
  await expect(connection.check("Credentials")).toContainText(delegatedAdministratorId);
  await expect(connection.check("Clock")).toContainText("agrees");
  await expect(connection.check("Endpoints")).toContainText(`Calls go to ${sandbox.url}, not to AWS.`);
  await expect(connection.permission("securityhub:ListConfigurationPolicies")).toContainText("Allowed");
  await expect(
    connection
      .permission("config:GetOrganizationConformancePackDetailedStatus")
      .getByRole("button", { name: /request id/ }),
  ).toBeVisible();
  await expect(connection.permission("securityhub:UpdateOrganizationConfiguration")).toContainText(
    "Not tried",
  );
  const called = Object.keys(await sandbox.calls.count());
  expect(called.filter((operation) => !/:(Get|BatchGet|List|Describe|Select)/.test(operation))).toEqual([]);

  await page.getByText("Read role: everything that is read").click();
  await expect(
    page.getByLabel("IAM policy: Read role: everything that is read", { exact: true }),
  ).toContainText(`"organizations:ListAccounts"`);
  await axe(page);
});

test("no credentials @starts-canopy", async ({ page, canopy }) => {
  await canopy.startAfresh({
    AWS_ACCESS_KEY_ID: "",
    AWS_SECRET_ACCESS_KEY: "",
    AWS_EC2_METADATA_DISABLED: "true",
  });
  const connection = connectionPage(page);
  await connection.open();
  await expect(connection.verdict).toHaveText("Failed: Credentials.");
  await expect(connection.check("Credentials")).toContainText("There are no credentials to sign with.");
  await expect(connection.check("Credentials")).toContainText("AWS_PROFILE");
  await expect(connection.check("Organization")).toContainText(/Waiting for (working )?credentials/);
  await expect(connection.check("Permissions")).toContainText(/Waiting for (working )?credentials/);
  await expect(connection.line).toContainText("No caller");
  await axe(page);
});

test("credentials that AWS does not know @starts-canopy", async ({ page, canopy }) => {
  await canopy.startAfresh({ AWS_ACCESS_KEY_ID: "ASIASANDBOX123456789" });
  const connection = connectionPage(page);
  await connection.open();
  await expect(connection.verdict).toHaveText("Failed: Credentials.");
  await expect(connection.check("Credentials")).toContainText("AWS does not know these credentials");
  await expect(connection.check("Credentials")).toContainText("InvalidClientTokenId");
});

test("a role that may not be assumed @starts-canopy", async ({ page, sandbox, canopy }) => {
  const { delegatedAdministratorId = "" } = await sandbox.world();
  const roleArn = `arn:aws:iam::${delegatedAdministratorId}:role/canopy`;
  await sandbox.faults.on("AssumeRole", { kind: "deny" });
  await canopy.startAfresh({ CANOPY_ROLE_ARN: roleArn });
  const connection = connectionPage(page);
  await connection.open();
  await expect(connection.verdict).toHaveText("Failed: Credentials.");
  await expect(connection.check("Credentials")).toContainText(`The role ${roleArn} could not be assumed.`);
  await expect(connection.check("Credentials")).toContainText("trust policy");
});

test("the management account is not the delegated administrator @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  const { managementAccountId = "", delegatedAdministratorId = "" } = await sandbox.world();
  await canopy.startAfresh({ CANOPY_ROLE_ARN: `arn:aws:iam::${managementAccountId}:role/canopy` });
  const connection = connectionPage(page);
  await connection.open();
  await expect(connection.verdict).toHaveText("Failed: Delegated administrator of Security Hub CSPM.");
  const check = connection.check("Delegated administrator of Security Hub CSPM");
  await expect(check).toContainText(`This is the management account, ${managementAccountId}`);
  await expect(check).toContainText(`CANOPY_ROLE_ARN=arn:aws:iam::${delegatedAdministratorId}:role/`);
  await expect(connection.check("Credentials")).toContainText("which was assumed");
  await expect(connection.permission("securityhub:ListConfigurationPolicies")).toContainText("Denied");
  await expect(connection.check("Home Region and finding aggregator")).toContainText("fix that check first");
  await expect(connection.line).toContainText("management account");
  await axe(page);
});

test("a member account is neither @starts-canopy", async ({ page, sandbox, canopy }) => {
  const { managementAccountId, delegatedAdministratorId } = await sandbox.world();
  const accounts = await awsTruth(sandbox.url).accounts();
  const member = accounts.find(({ Id }) => Id !== managementAccountId && Id !== delegatedAdministratorId);
  await canopy.startAfresh({ CANOPY_ROLE_ARN: `arn:aws:iam::${member?.Id ?? ""}:role/canopy` });
  const connection = connectionPage(page);
  await connection.open();
  await expect(connection.check("Delegated administrator of Security Hub CSPM")).toContainText(
    "Organizations doesn't show this account who administers what.",
  );
  await expect(connection.check("Organization")).toContainText("all features");
  await expect(connection.line).toContainText(member?.Id ?? "");
});

test("another Region than the home Region @starts-canopy", async ({ page, canopy }) => {
  await canopy.startAfresh({ AWS_REGION: "us-east-1" });
  const connection = connectionPage(page);
  await connection.open();
  await expect(connection.verdict).toHaveText("Failed: Home Region and finding aggregator.");
  await expect(connection.check("Home Region and finding aggregator")).toContainText(
    "Start Canopy with AWS_REGION=eu-west-1.",
  );
  await expect(connection.line).toContainText("home is eu-west-1");
});

test("a denied permission, mended and checked again by keyboard", async ({ page, sandbox }) => {
  await sandbox.faults.on("ListConfigurationPolicies", { kind: "deny" });
  const connection = connectionPage(page);
  await connection.open();
  await expect(connection.verdict).toHaveText("Failed: Permissions.");
  await expect(connection.check("Permissions")).toContainText("securityhub:ListConfigurationPolicies");
  const row = connection.permission("securityhub:ListConfigurationPolicies");
  await expect(row).toContainText("Denied");
  await expect(row).toContainText("is not authorized to perform");
  await axe(page);
  await sandbox.faults.clear();
  await tabTo(page, connection.again);
  await page.keyboard.press("Enter");
  await connection.settled();
  await expect(connection.verdict).toHaveText("All checks passed.");
  await expect(connection.again).toBeFocused();
});

test("a clock that is ten minutes off @starts-canopy", async ({ page, sandbox, canopy }) => {
  await sandbox.faults.on("*", { kind: "clock-skew", ms: 600_000 });
  await canopy.startAfresh();
  const connection = connectionPage(page);
  await connection.open();
  await expect(connection.verdict).toHaveText("Failed: Clock.");
  await expect(connection.check("Clock")).toContainText(/This server's clock is (9|10) min behind AWS's/);
  await expect(connection.check("Clock")).toContainText("timedatectl set-ntp true");
});

test("an endpoint that does not answer, until it does @starts-canopy", async ({ page, sandbox, canopy }) => {
  await sandbox.kill();
  await canopy.startAfresh();
  const connection = connectionPage(page);
  await connection.open();
  await expect(connection.verdict).toHaveText("Failed: Endpoints.");
  await expect(connection.check("Endpoints")).toContainText("nothing is listening there");
  await expect(connection.check("Endpoints")).toContainText("AWS_ENDPOINT_URL");
  await expect(connection.check("Credentials")).toContainText("Waiting");
  await expect(connection.line).toContainText("AWS does not answer");
  await axe(page);
  await sandbox.comeBack();
  await connection.again.click();
  await connection.settled();
  await expect(connection.verdict).toHaveText("All checks passed.");
  // Canopy asks by itself who is calling, until AWS says.
  await expect(connection.line).toContainText("Delegated administrator: Security Hub");
});

test("on a phone the verdict leads to the trouble", async ({ page, sandbox }) => {
  await sandbox.faults.on("ListConfigurationPolicies", { kind: "deny" });
  await page.setViewportSize({ width: 390, height: 844 });
  const connection = connectionPage(page);
  await connection.open();
  await expect(connection.check("Permissions")).not.toBeInViewport();
  await connection.verdict.getByRole("link", { name: "Permissions" }).click();
  await expect(connection.check("Permissions")).toBeInViewport();
});

test("one slow call holds no other", async ({ page, sandbox }) => {
  await sandbox.faults.on("ListAccounts", { kind: "latency", ms: 8_000 });
  await page.goto("/connection");
  const connection = connectionPage(page);
  await expect(connection.check("Central configuration")).toContainText("Passed");
  await expect(connection.permission("organizations:ListAccounts")).toContainText("Checking");
  await expect(connection.again).toHaveAttribute("aria-busy");
});

test("whose eyes are on every page, and lead here @starts-canopy", async ({ page, sandbox, canopy }) => {
  const { delegatedAdministratorId = "" } = await sandbox.world();
  await sandbox.faults.on("ListAccounts", { kind: "latency", ms: 20_000 });
  // There is no snapshot yet, and will not be for a while.
  await canopy.startAfresh();
  const connection = connectionPage(page);
  for (const path of ["/organization", "/configuration"]) {
    await page.goto(path);
    await expect(connection.line).toContainText(delegatedAdministratorId);
    await expect(connection.line).toContainText("eu-west-1");
    await expect(connection.line).toContainText("Delegated administrator: Security Hub, Config");
    await expect(connection.line).toContainText(new URL(sandbox.url).host);
  }
  await connection.line.click();
  await expect(page).toHaveURL(/\/connection$/);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test(`it is accessible in ${colorScheme} colours at ${viewport.width} pixels`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      await connectionPage(page).open();
      await axe(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
    });
  }
}
