import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { axe } from "./fixtures/axe";
import { expect, test } from "./fixtures/test";
import { packNames, team } from "./fixtures/worlds";
import { aggregatorsPage } from "./journeys/aggregators";
import { organizationPage } from "./journeys/organization";
import { packPage, packsPage } from "./journeys/packs";
import { policiesPage } from "./journeys/policies";

test.use({ world: team });

test("sorts the packs, and the accounts of one, by mouse and keyboard, in the URL", async ({ page }) => {
  const packs = packsPage(page);
  await packs.open();
  const header = (name: string) => packs.table.getByRole("columnheader", { name });
  await expect(header("Pack")).toHaveAttribute("aria-sort", "ascending");
  const first = packs.table.getByRole("rowheader").first();
  await header("Accounts by status").getByRole("button").click();
  await expect(header("Accounts by status")).toHaveAttribute("aria-sort", "descending");
  await expect(page).toHaveURL(/sort=failed/);
  await expect(first).toHaveText(packNames.cis);
  await page.keyboard.press("Enter");
  await expect(header("Accounts by status")).toHaveAttribute("aria-sort", "ascending");
  await expect(page).toHaveURL(/direction=ascending/);
  await expect(first).not.toHaveText(packNames.cis);
  await axe(page);

  await page.goto(`/packs/${packNames.cis}`);
  const pack = packPage(page);
  await expect(pack.list).toBeVisible();
  const column = (name: string) => pack.list.getByRole("columnheader", { name });
  await expect(column("Status")).toHaveAttribute("aria-sort", "ascending");
  await pack.list.focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(column("Account")).toHaveAttribute("aria-sort", "ascending");
  await page.keyboard.press("Enter");
  await expect(column("Account")).toHaveAttribute("aria-sort", "descending");
  await expect(page).toHaveURL(/sort=name&direction=descending/);
  await page.keyboard.press("ArrowDown");
  await expect(pack.list).toBeFocused();
});

test("puts failed associations together by cause, and saves what that shows", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  await page.getByText("By cause", { exact: true }).click();
  const causes = page.getByRole("list", { name: "Causes of failure" });
  await expect(causes).toBeVisible();
  await expect(page.getByRole("button", { name: "Expand", exact: true })).toBeHidden();
  const groups = causes.getByRole("region");
  const titles = await groups.getByRole("heading").allTextContents();
  expect(new Set(titles).size).toBe(titles.length);
  await axe(page);

  const summary = await saved(page, "Summary by cause (CSV)");
  expect(summary).toHaveLength(titles.length + 1);
  expect(summary[0]).toBe("Cause,Accounts,Accounts not active,OUs,Message,Remedy");
  const accounts = await saved(page, "Failed accounts (CSV)");
  const counts = summary.slice(1).map((line) => Number(/,(\d+),\d+,/.exec(line)?.[1]));
  expect(accounts).toHaveLength(counts.reduce((sum, count) => sum + count, 0) + 1);

  const [count = 0] = counts;
  await groups
    .first()
    .getByRole("button", { name: /^Show (it|all)/ })
    .click();
  await expect(page.getByText(/^Cause: /)).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: new RegExp(`^${count} account`) })).toBeVisible();
  await expect(page.getByRole("button", { name: "Collapse", exact: true })).toBeVisible();
});

test("filters the organization by the figures of its summary, in the same words", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  await page.getByRole("button", { name: "Status", exact: true }).click();
  const options = page.getByRole("option");
  await expect(options.filter({ hasText: "Self-managed" })).toBeVisible();
  await expect(options.filter({ hasText: "Not governed" })).toBeVisible();
  await expect(options.filter({ hasText: "No association" })).toHaveCount(0);
  await options.filter({ hasText: "Not active" }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/status=inactive/);
  await expect(page.getByText("Status: Not active")).toBeVisible();
});

test("saves policies, their targets and a comparison as they are shown", async ({ page }) => {
  const policies = policiesPage(page);
  await policies.open();
  const all = await saved(page, "Policies (CSV)");
  const names = await policies.table.getByRole("link", { name: /^[a-z0-9-]+$/ }).count();
  expect(all.length).toBeGreaterThan(names);
  await policies.table.getByRole("columnheader", { name: "Accounts" }).getByRole("button").click();
  await expect(page).toHaveURL(/sort=accounts/);
  await expect(policies.table.getByRole("columnheader", { name: "Accounts" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  const first = policies.table.getByRole("row").nth(1).getByRole("link").first();
  const name = (await first.textContent()) ?? "";
  await page.getByRole("searchbox", { name: "Filter by name, description or id" }).fill(name);
  await expect(policies.table.getByRole("row")).toHaveCount(2);
  expect(await saved(page, "Filtered: policies (CSV)")).toHaveLength(2);
  await axe(page);

  await first.click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const targets = await saved(page, "Targets (CSV)");
  expect(targets[0]).toMatch(/^Target ID,Target name,.*,Cause,Message,Updated$/);
  expect(targets.length).toBeGreaterThan(1);
});

test("saves what each view of an aggregator shows", async ({ page }) => {
  const aggregators = aggregatorsPage(page);
  await aggregators.open();
  expect((await saved(page, "Aggregators (CSV)"))[0]).toMatch(/^Aggregator,Region,ARN,/);
  await aggregators.openOne("eu-west-1", "production-accounts");
  await expect(aggregators.grid.getByRole("columnheader", { name: "Failed" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await page.goto("/aggregators/eu-west-1/production-accounts?status=FAILED");
  await expect(aggregators.grid).toBeVisible();
  const failed = await saved(page, "Filtered: account–region pairs (CSV)");
  expect(failed[0]).toMatch(/,Status,Cause,Error code,/);
  expect(failed.slice(1).every((line) => line.includes("FAILED"))).toBe(true);
  await aggregators.tab("Failed sources").click();
  expect((await saved(page, "Summary by error (CSV)")).length).toBeGreaterThan(1);
  await aggregators.tab("Not covered").click();
  expect((await saved(page, "Accounts not covered (CSV)"))[0]).toBe(
    "Account ID,Account name,Account state,Path",
  );
  await axe(page);
});

test("shows names whole where one chooses a pack or a policy", async ({ page }) => {
  const packs = packsPage(page);
  await packs.open("/packs?view=matrix");
  await page.getByRole("button", { name: "Pack", exact: true }).click();
  const option = page.getByRole("option").filter({ hasText: packNames.cis });
  await expect(option).toBeVisible();
  const cut = await option.evaluate((row) =>
    [row, ...row.querySelectorAll("span")].some((part) => part.scrollWidth > part.clientWidth + 1),
  );
  expect(cut).toBe(false);
});

/** The lines of a file that the export menu of the page offers. */
async function saved(page: Page, label: string): Promise<string[]> {
  await page.getByRole("button", { name: "Export" }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: label, exact: true }).click(),
  ]);
  await page.keyboard.press("Escape");
  const text = await readFile(await file.path(), "utf8");
  return text.replace("\ufeff", "").trim().split("\r\n");
}
