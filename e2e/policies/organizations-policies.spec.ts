import type { Page } from "@playwright/test";
import { awsTruth } from "../fixtures/aws-truth";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";

test.use({ world: { ...team, cspmPolicies: true } });

const notice = "Organizations policies may overrule central configuration.";

/** The account that has a policy of its own beside that of its OU. */
async function exception(sandboxUrl: string): Promise<{ readonly id: string; readonly name: string }> {
  const accounts = await awsTruth(sandboxUrl).accounts();
  const [targetId] = await awsTruth(sandboxUrl).attachedTo("p-sandboxcspm2");
  const found = accounts.find(({ Id }) => Id === targetId);
  return { id: found?.Id ?? "", name: found?.Name ?? "" };
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true });
}

test("the overview counts the policies and what they reach, and leads to those accounts", async ({
  page,
}) => {
  await organizationPage(page).open();
  await page.goto("/");
  const panel = page.getByRole("region", { name: "Security Hub", exact: true });
  const notices = page.getByRole("region", { name: "Notices" });
  await expect(notices).toContainText(notice);
  await expect(notices).toContainText(
    /3 policies of the type SECURITYHUB_CSPM_POLICY are attached to 3 targets/,
  );
  await expect(notices).toContainText(
    /1 policy of the type SECURITYHUB_POLICY configures the new Security Hub/,
  );
  const figure = panel.getByRole("row").filter({ hasText: "Affected by an Organizations policy" });
  await expect(figure).toContainText("3 policies on 3 targets");
  await axe(page);
  await picture(page, "overview");
  const link = figure.getByRole("link");
  const count = Number.parseInt((await link.textContent()) ?? "", 10);
  expect(count).toBeGreaterThan(1);
  await link.click();
  await organizationPage(page).settled();
  await expect(page.getByText(new RegExp(`^${count} accounts match`))).toBeVisible();
  const { tree } = organizationPage(page);
  await expect(tree.row("sandbox-amelie")).toContainText(
    /May not hold.*Organizations policies cspm-exception, cspm-baseline may overrule it/,
  );
  await picture(page, "accounts-reached");
});

test("the tree and the chain of an account say what overrules its configuration", async ({
  page,
  sandbox,
}) => {
  const { id, name } = await exception(sandbox.url);
  const organization = organizationPage(page);
  await organization.open(`/organization?target=${id}`);
  await expect(organization.notice(notice).first()).toBeVisible();
  await expect(organization.tree.row("Sandbox")).toContainText("May not hold");
  const { panel } = organization.panel;
  await expect(organization.panel.title).toHaveText(name);
  const chain = panel.getByRole("list", { name: "Inheritance" });
  await expect(chain).toContainText(/cspm-exception.*may overrule/);
  await expect(chain).toContainText(/Sandbox.*cspm-baseline.*may overrule/);
  await expect(chain).toContainText(/Root.*security-hub-everywhere.*new Security Hub only/);
  await expect(panel).toContainText("2 Organizations policies for Security Hub CSPM reach this target.");
  await panel.getByText("Effective policy of this account").click();
  await expect(panel.getByLabel("effective policy", { exact: true })).toContainText(
    `"disable_in_regions":["eu-central-1","us-east-1"]`,
  );
  await expect(panel).toContainText("the policy enables Security Hub CSPM here");
  await panel.getByText("Text of cspm-exception").click();
  await expect(panel.getByLabel("text of cspm-exception", { exact: true })).toContainText("@@append");
  await axe(page);
  await picture(page, "panel");

  await page.goto(`/accounts/${id}`);
  const main = page.getByRole("main");
  await expect(main).toContainText(/cspm-exception.*may overrule/);
  await main.getByText("Effective policy of this account").click();
  await expect(main.getByLabel("effective policy", { exact: true })).toContainText("us-east-1");
  await axe(page);
  await picture(page, "account");
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, "account-390");
  await page.goto(`/organization?target=${id}`);
  await expect(organization.panel.title).toHaveText(name);
  await picture(page, "panel-390");
});

test("an effective policy that may not be read leaves the rest, and comes when asked again", async ({
  page,
  sandbox,
}) => {
  const { id } = await exception(sandbox.url);
  await organizationPage(page).open();
  await sandbox.faults.on("DescribeEffectivePolicy", { kind: "deny" });
  await page.goto(`/accounts/${id}`);
  const main = page.getByRole("main");
  await main.getByText("Effective policy of this account").click();
  await expect(main).toContainText("organizations:DescribeEffectivePolicy");
  await expect(main).toContainText(/cspm-exception.*may overrule/);
  await axe(page);
  await picture(page, "denied-effective");
  await sandbox.faults.clear();
  await main.getByRole("button", { name: "Check again" }).click();
  await expect(main.getByLabel("effective policy", { exact: true })).toContainText("us-east-1");
});

test("policies that may not be listed are a missing part, and nothing is claimed of them @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  const { id } = await exception(sandbox.url);
  await sandbox.faults.on("ListPolicies", { kind: "deny" });
  await canopy.startAfresh();
  const organization = organizationPage(page);
  await organization.open(`/organization?target=${id}`);
  await expect(organization.notice("2 parts could not be read.").first()).toBeVisible();
  await expect(organization.notice(notice).first()).toContainText("could not be read whole");
  await expect(organization.tree.row("Root")).toContainText(String(team.accounts));
  await expect(page.getByText(/overrules this is not known/)).toBeVisible();
  await expect(page.getByText("none overrules this")).toHaveCount(0);
  // The effective policy is another operation, which may be allowed.
  await page.getByText("Effective policy of this account").click();
  await expect(page.getByLabel("effective policy", { exact: true })).toContainText("us-east-1");
  await axe(page);
  await picture(page, "denied-list");
  await page.goto("/");
  const figure = page.getByRole("row").filter({ hasText: "Affected by an Organizations policy" });
  await expect(figure).toContainText("not known");
  await picture(page, "denied-overview");
});

test("Connection names the two administrators apart and tries the reads", async ({ page }) => {
  await page.goto("/connection");
  await expect(page.getByRole("button", { name: "Check again" })).not.toHaveAttribute("aria-busy", {
    timeout: 30_000,
  });
  const checks = page.getByRole("list", { name: "Checks" });
  await expect(
    checks.getByRole("listitem", { name: "Delegated administrator of Security Hub CSPM", exact: true }),
  ).toContainText("is the delegated administrator");
  await expect(checks.getByRole("listitem", { name: "The new Security Hub", exact: true })).toContainText(
    "list-organization-admin-accounts --feature SecurityHubV2",
  );
  for (const operation of [
    "ListPolicies",
    "ListTargetsForPolicy",
    "DescribePolicy",
    "DescribeEffectivePolicy",
  ]) {
    const row = page
      .getByRole("table", { name: "Permissions" })
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader", { name: `organizations:${operation}`, exact: true }) });
    await expect(row).toContainText("Allowed");
  }
  await axe(page);
  await picture(page, "connection");
});

test("the policies, the map and the file say where what is in effect may not hold", async ({ page }) => {
  await organizationPage(page).open();
  await page.goto("/policies");
  const main = page.getByRole("main");
  const overruled = main.getByRole("link", { name: /\d+ may not hold/ });
  await expect(overruled.first()).toBeVisible();
  const counts = (await overruled.allTextContents()).map((text) => Number.parseInt(text, 10));
  const total = counts.reduce((sum, count) => sum + count, 0);
  await axe(page);
  await picture(page, "policies");
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, "policies-390");
  await page.setViewportSize({ width: 1440, height: 900 });
  await overruled.first().click();
  await organizationPage(page).settled();
  await expect(page.getByText(new RegExp(`^${counts[0]} accounts? match`))).toBeVisible();

  await page.goto("/");
  await expect(page.getByRole("list", { name: "Legend" })).toContainText(`${total}May not hold`);
  await axe(page);
  await picture(page, "map");

  const response = await page.request.get("/api/organization/export?format=csv&kind=account&state=ACTIVE");
  const [head = "", ...lines] = (await response.text()).split("\r\n");
  expect(head).toContain("May not hold");
  expect(lines.filter((line) => /SUCCESS"?,"?yes/.test(line))).toHaveLength(total);
});
