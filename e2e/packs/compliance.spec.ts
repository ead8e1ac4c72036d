import type { Page } from "@playwright/test";
import { axe } from "../fixtures/axe";
import { failingRules, packCompliance } from "../fixtures/compliance-truth";
import { memberStatuses } from "../fixtures/pack-truth";
import { expect, test } from "../fixtures/test";
import { packNames, team } from "../fixtures/worlds";
import { saved } from "../journeys/export-menu";
import { packPage, packsPage } from "../journeys/packs";

test.use({ world: team });

/** The accounts of a pack by outcome, as the page says them: `12 non-compliant`. */
function numbers(page: Page) {
  return page.getByRole("list", { name: "Accounts by compliance" });
}

/** What AWS says of the accounts that have a pack; what it lists of others has been taken out of them. */
async function truth(url: string, name: string) {
  const [compliance, statuses] = await Promise.all([packCompliance(url, name), memberStatuses(url, name)]);
  const absent = new Set(
    statuses
      .filter(({ Status }) => Status === "DELETE_SUCCESSFUL" || Status === "CREATE_FAILED")
      .map(({ AccountId }) => AccountId),
  );
  return compliance.filter(({ AccountId }) => !absent.has(AccountId));
}

async function count(url: string, name: string, type: string): Promise<number> {
  return (await truth(url, name)).filter(({ Compliance }) => Compliance?.ComplianceType === type).length;
}

test("says of each pack how many accounts comply, as the aggregator does", async ({ page, sandbox }) => {
  const packs = packsPage(page);
  await packs.open("/packs?show=compliance");
  for (const name of [packNames.cis, packNames.pci, packNames.encryption]) {
    const row = packs.packRow(name);
    const nonCompliant = await count(sandbox.url, name, "NON_COMPLIANT");
    await expect(row.getByRole("button", { name: /non-compliant$/ })).toHaveText(
      `${nonCompliant} non-compliant`,
    );
    const compliant = await count(sandbox.url, name, "COMPLIANT");
    await expect(row.getByRole("button", { name: /\d compliant$/ })).toHaveText(`${compliant} compliant`);
  }
  await expect(page.getByText("which covers every account of the organization")).toBeVisible();
  await axe(page);
});

test("the matrix switches between deployment and compliance, filters and keeps both in its address", async ({
  page,
  sandbox,
}) => {
  const packs = packsPage(page);
  await packs.open("/packs?view=matrix");
  await page.getByRole("radio", { name: "Compliance" }).check({ force: true });
  await expect(page).toHaveURL(/show=compliance/);
  const rows = await truth(sandbox.url, packNames.cis);
  const failing = rows.find(({ Compliance }) => Compliance?.ComplianceType === "NON_COMPLIANT");
  await page.goto(`/packs?view=matrix&show=compliance&q=${failing?.AccountId}`);
  const { NonCompliantRuleCount, TotalRuleCount } = failing?.Compliance ?? {};
  await expect(
    packs.grid.getByText(`${NonCompliantRuleCount} of ${TotalRuleCount} rules`).first(),
  ).toBeVisible();
  await page.goto(`/packs?view=matrix&show=compliance&pack=${packNames.cis}&compliance=NON_COMPLIANT`);
  const nonCompliant = rows.filter(({ Compliance }) => Compliance?.ComplianceType === "NON_COMPLIANT");
  await expect(packs.matching).toHaveText(`${nonCompliant.length} accounts match`);
  await axe(page);
});

test("leads from the accounts that do not comply to a rule, an account's resources, and back", async ({
  page,
  sandbox,
}) => {
  const pack = packPage(page);
  const name = packNames.cis;
  await page.goto(`/packs/${name}`);
  const nonCompliant = await count(sandbox.url, name, "NON_COMPLIANT");
  await numbers(page)
    .getByRole("button", { name: `${nonCompliant} non-compliant` })
    .click();
  await expect(pack.token("Compliance")).toContainText("Non-compliant");
  await expect.poll(pack.length).toBe(nonCompliant);
  await axe(page);

  await page.getByRole("button", { name: "Rules", exact: true }).click();
  const rules = page.getByRole("table", { name: `Rules of ${name}` });
  // 62 rules and the header.
  await expect(rules.getByRole("row")).toHaveCount(63);
  await axe(page);
  const worst = rules.getByRole("row").nth(1);
  const failing = Number((await worst.getByRole("cell").innerText()).trim());
  await worst.getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/rules\/.+compliance=NON_COMPLIANT/);
  const list = page.getByRole("grid", { name: "Accounts that fail the rule" });
  await expect.poll(async () => Number(await list.getAttribute("aria-rowcount")) - 1).toBe(failing);
  await axe(page);

  await list.focus();
  await page.keyboard.press("Enter");
  const resources = pack.panel.getByRole("list", { name: "Failing resources" });
  await expect(resources.getByRole("listitem").first()).toBeVisible();
  const accountId = new URL(page.url()).searchParams.get("account") ?? "";
  const ruleName = await pack.panel
    .getByText(/-conformance-pack-[a-z0-9]{8}$/)
    .first()
    .innerText();
  const known = (await failingRules(sandbox.url, accountId)).find((rule) => rule.ConfigRuleName === ruleName);
  const expected = known?.Compliance?.ComplianceContributorCount?.CappedCount ?? 0;
  expect(expected).toBeGreaterThan(0);
  await expect(resources.getByRole("listitem")).toHaveCount(expected);
  await axe(page);
  await page.keyboard.press("Escape");
  await expect(pack.panel).toBeHidden();
  await page.getByRole("link", { name: "All rules of the pack" }).click();
  await expect(page).toHaveURL(/view=rules/);
  await expect(pack.token("Compliance")).toContainText("Non-compliant");
});

test("an account shows its packs' compliance and the rules that fail, read live", async ({
  page,
  sandbox,
}) => {
  const rows = await truth(sandbox.url, packNames.pci);
  const failing = rows.find(({ Compliance }) => Compliance?.ComplianceType === "NON_COMPLIANT");
  await page.goto(`/accounts/${failing?.AccountId}`);
  const { NonCompliantRuleCount, TotalRuleCount } = failing?.Compliance ?? {};
  const line = page
    .getByRole("list", { name: "Packs in this account" })
    .getByRole("listitem")
    .filter({ hasText: packNames.pci });
  await expect(line.getByText(`${NonCompliantRuleCount} of ${TotalRuleCount} rules`)).toBeVisible();
  await line.getByText("Rules that fail").click();
  await line.getByRole("button", { name: "Read the failing rules" }).click();
  await expect(line.getByRole("list", { name: /^Failing rules of/ }).getByRole("listitem")).toHaveCount(
    NonCompliantRuleCount ?? 0,
  );
  await axe(page);
});

test("saves the rules and the accounts that fail one", async ({ page }) => {
  await page.goto(`/packs/${packNames.cis}?view=rules`);
  await expect(page.getByRole("table", { name: /^Rules of/ })).toBeVisible();
  const rules = await saved(page, "Every rule (CSV)");
  expect(rules[0]).toContain("Rule,Accounts that fail it");
  // The header and 62 rules.
  expect(rules).toHaveLength(63);
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page.getByRole("grid", { name: "Accounts that fail the rule" })).toBeVisible();
  expect((await saved(page, "Accounts that fail the rule (CSV)"))[0]).toContain("Failing resources");
});

test("stands on a phone and in the dark", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  for (const link of [
    "/packs?show=compliance",
    `/packs/${packNames.cis}?view=rules`,
    `/packs/${packNames.cis}/rules/access-keys-rotated`,
    "/packs?view=matrix&show=compliance",
  ]) {
    await page.goto(link);
    await expect(page.getByText(/Compliance through the aggregator/)).toBeVisible();
    await axe(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, link).toBeLessThanOrEqual(390);
  }
});

test("what is denied is said, and deployments stay @starts-canopy", async ({ page, sandbox, canopy }) => {
  await sandbox.faults.on("DescribeAggregateComplianceByConformancePacks", { kind: "deny" });
  await canopy.startAfresh();
  await page.goto(`${canopy.url}/packs?show=compliance`);
  await expect(page.getByText("DescribeAggregateComplianceByConformancePacks").first()).toBeAttached();
  const packs = packsPage(page);
  await expect(packs.packRow(packNames.cis).getByText(/not read$/)).toBeVisible();
  await page.getByRole("radio", { name: "Deployment" }).check({ force: true });
  await expect(
    packs
      .packRow(packNames.cis)
      .getByText(/deployed$/)
      .first(),
  ).toBeVisible();
  await axe(page);
});
