import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { packNames, team } from "../fixtures/worlds";
import { saved } from "../journeys/export-menu";
import { organizationPage } from "../journeys/organization";
import { packPage, packsPage } from "../journeys/packs";
import { policiesPage } from "../journeys/policies";

test.use({ world: team });

test("sorts the packs, and the accounts of one, by mouse and keyboard, in the URL", async ({ page }) => {
  const packs = packsPage(page);
  await packs.open();
  const header = (name: string) => packs.table.getByRole("columnheader", { name });
  await expect(header("Pack")).toHaveAttribute("aria-sort", "ascending");
  await header("Accounts by status").getByRole("button").click();
  await expect(header("Accounts by status")).toHaveAttribute("aria-sort", "descending");
  await expect(page).toHaveURL(/sort=failed/);
  const failures = async () =>
    (await packs.table.getByRole("row").allInnerTexts())
      .slice(1)
      .map((row) => [...row.matchAll(/([\d,]+)\s(?:create|update|delete) failed/g)])
      .map((found) => found.reduce((sum, [, count = ""]) => sum + Number(count.replaceAll(",", "")), 0));
  const descending = await failures();
  expect(Math.max(...descending)).toBeGreaterThan(0);
  expect(descending).toEqual(descending.toSorted((a, b) => b - a));
  await page.keyboard.press("Enter");
  await expect(header("Accounts by status")).toHaveAttribute("aria-sort", "ascending");
  await expect(page).toHaveURL(/direction=ascending/);
  expect(await failures()).toEqual(descending.toReversed());
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
  await expect(organization.filters.token("Cause")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: new RegExp(`^${count} account`) })).toBeVisible();
  await expect(page.getByRole("button", { name: "Collapse", exact: true })).toBeVisible();
});

test("filters the organization by the figures of its summary, in the same words", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { filters } = organization;
  await filters.bar.getByRole("button", { name: /^Status/ }).click();
  const options = page.getByRole("option");
  await expect(options.filter({ hasText: "Self-managed" })).toBeVisible();
  await expect(options.filter({ hasText: "Not governed" })).toBeVisible();
  await expect(options.filter({ hasText: "No association" })).toHaveCount(0);
  await options.filter({ hasText: "Not active" }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/status=inactive/);
  await expect(filters.token("Status")).toHaveText("Status: Not active");
});

test("saves policies, their targets and a comparison as they are shown", async ({ page }) => {
  const policies = policiesPage(page);
  await policies.open();
  expect((await saved(page, "Policies (CSV)"))[0]).toMatch(/^Policy,Policy ID,/);
  await policies.table.getByRole("columnheader", { name: "Accounts" }).getByRole("button").click();
  await expect(page).toHaveURL(/sort=accounts/);
  await expect(policies.table.getByRole("columnheader", { name: "Accounts" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  const first = policies.table.getByRole("row").nth(1).getByRole("link").first();
  const name = (await first.textContent()) ?? "";
  await page.getByRole("searchbox", { name: "Filter by name, description or id" }).fill(name);
  await expect(policies.table.getByText("Self-managed", { exact: true })).toBeHidden();
  const rows = await policies.table.getByRole("row").count();
  expect(await saved(page, "Filtered: policies (CSV)")).toHaveLength(rows);
  await axe(page);

  await first.click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const targets = await saved(page, "Targets (CSV)");
  expect(targets[0]).toMatch(/^Target ID,Target name,.*,Cause,Message,Updated$/);
  expect(targets.length).toBeGreaterThan(1);
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
