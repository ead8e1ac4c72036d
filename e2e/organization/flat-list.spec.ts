import { awsTruth } from "../fixtures/aws-truth";
import { axe } from "../fixtures/axe";
import { holdBack } from "../fixtures/slow-network";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { saved } from "../journeys/export-menu";
import { walkTo } from "../journeys/keyboard";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

/** As the organization sorts names. */
const byName = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

test("the targets are one list, sorted over all OUs, with the path of each", async ({ page, sandbox }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, list, filters } = organization;
  await expect(tree.header("Path")).toBeHidden();
  await organization.showAs("List");
  await expect(list.grid).toBeVisible();
  await expect(tree.grid).toBeHidden();
  await expect(page).toHaveURL(/view=list/);
  const { accounts, organizationalUnits } = await sandbox.world();
  expect(await list.length()).toBe(accounts + organizationalUnits + 1);
  await expect.poll(async () => isSorted(await list.names(), 1)).toBe(true);

  // No branch, no level, and nothing that opens one.
  await expect(page.getByRole("button", { name: /^(Expand|Collapse)$/ })).toBeHidden();
  await expect(list.grid.locator("[aria-level], [aria-expanded]")).toHaveCount(0);
  await expect(list.rows.locator("[data-part=twisty]").filter({ visible: true })).toHaveCount(0);
  await axe(page);

  await list.sortBy("Name");
  await expect(list.header("Name")).toHaveAttribute("aria-sort", "descending");
  await expect.poll(async () => isSorted(await list.names(), -1)).toBe(true);

  await filters.search.fill(places.recorderOff.name);
  await expect(filters.matching).toHaveText("1 account matches");
  // The OUs above it are no rows of their own; the path names them.
  await list.expectNames([places.recorderOff.name]);
  await expect(list.row(places.recorderOff.name)).toContainText(/Root › Workloads › Payments › Exchange/);
  await filters.search.fill("");
  await filters.choose("Kind", "Accounts");
  await expect.poll(() => list.length()).toBe(accounts);

  await list.sortBy("Path");
  await expect(list.header("Path")).toHaveAttribute("aria-sort", "ascending");
  await expect(page).toHaveURL(/sort=path/);
  // Directly below the root.
  await expect.poll(async () => (await list.names())[0]).toBe(places.management.name);

  await organization.showAs("Tree");
  await expect(tree.grid).toBeVisible();
  await expect(tree.header("Path")).toBeHidden();
  await expect(page).not.toHaveURL(/sort=|view=/);
  await expect(tree.row("Root")).toHaveAttribute("aria-expanded", "true");
});

test("the list is walked, opened and selected by keyboard, and assigned to", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open("/organization?view=list&q=pay-exchange");
  const { list, panel, form } = organization;
  const names = await list.names();
  expect(names.length).toBeGreaterThan(2);
  const [first = "", second = ""] = names;
  await list.grid.focus();
  await walkTo(page, "ArrowDown", list.row(second));
  await page.keyboard.press("ArrowRight");
  await expect(list.grid).toHaveAttribute("aria-activedescendant", /^node-\d+-0$/);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(list.row(second)).toHaveAttribute("data-focused");
  await page.keyboard.press("Space");
  await expect(list.row(second)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Shift+ArrowUp");
  await expect(list.row(first)).toHaveAttribute("aria-selected", "true");
  await expect(list.chosen).toContainText("2 accounts selected");
  await page.keyboard.press("Enter");
  await expect(panel.title).toHaveText(first);
  await expect(list.row(first)).toHaveAttribute("aria-current", "true");
  await axe(page);
  await panel.close.click();
  await expect(list.grid).toBeFocused();

  await list.assignSelected.click();
  await expect(form.targets).toHaveCount(2);
  await form.choice("Make self-managed").check();
  await form.review();
  await expect(form.changes).toContainText("2 accounts will change their configuration");
  await form.back.click();

  // Selected are exactly the rows of the list: nothing that is no row.
  await list.chooseAll.check();
  await expect(list.chosen).toContainText(`${await list.length()} accounts selected`);
});

test("a link to the list comes with its first rows, and goes back and forward", async ({ page }) => {
  const organization = organizationPage(page);
  const link = "/organization?view=list&sort=governed&direction=descending&kind=account";
  const { list, tree, panel } = organization;
  await organization.open(link);
  const shown = await list.names();
  const mayArrive = await holdBack(page, "**/api/inventory/snapshot*");
  await page.reload();
  await expect(list.grid).toHaveAttribute("aria-busy", "true");
  const first = await list.names();
  expect(first.slice(0, shown.length)).toEqual(shown.slice(0, first.length));
  await expect(tree.grid).toBeHidden();
  await expect(list.header("Policy")).toHaveAttribute("aria-sort", "descending");
  await expect(list.grid.locator("[aria-level], [aria-expanded]")).toHaveCount(0);
  mayArrive();
  await organization.settled();
  await list.expectNames(shown);

  const [name = ""] = shown;
  await list.select(name);
  await expect(panel.title).toHaveText(name);
  await page.goBack();
  await expect(panel.panel).toBeHidden();
  await expect(list.grid).toBeVisible();
  await page.goForward();
  await expect(panel.title).toHaveText(name);
  await list.expectNames(shown);
});

test("the row of an open target is in sight in the list, and in the tree after it", async ({
  page,
  sandbox,
}) => {
  const accounts = await awsTruth(sandbox.url).accounts();
  const last = accounts.toSorted((one, other) => byName.compare(String(one.Name), String(other.Name))).at(-1);
  const organization = organizationPage(page);
  await organization.open(`/organization?view=list&kind=account&target=${String(last?.Id)}`);
  const name = String(last?.Name);
  await expect(organization.panel.title).toHaveText(name);
  await expect(organization.list.row(name)).toBeInViewport();
  await organization.showAs("Tree");
  await expect(organization.tree.row(name)).toBeInViewport();
});

test("the list is saved as it is shown", async ({ page }) => {
  const organization = organizationPage(page);
  const { list } = organization;
  await organization.open("/organization?view=list&direction=descending");
  const all = await saved(page, "Every target (CSV)");
  const title = all[0]?.split(",").indexOf("Target name") ?? -1;
  const named = (lines: readonly string[]) => lines.slice(1).map((line) => line.split(",")[title]);
  const names = await list.names();
  expect(named(all).slice(0, names.length)).toEqual(names);
  expect(all).toHaveLength((await list.length()) + 1);

  await organization.filters.search.fill("pay-exchange");
  await expect(organization.filters.matching).toBeVisible();
  await expect
    .poll(async () => (await list.names()).every((name) => name.startsWith("pay-exchange")))
    .toBe(true);
  expect(named(await saved(page, "Filtered: every target (CSV)"))).toEqual(await list.names());
});

test("the list is shown and saved as of an earlier time", async ({ page }) => {
  const organization = organizationPage(page);
  const { list } = organization;
  await organization.open("/organization?view=list&kind=account&direction=descending");
  const names = await list.names();
  await page.getByRole("button", { name: "Earlier time" }).click();
  await page.getByRole("list", { name: "Stored snapshots" }).getByRole("button").last().click();
  await expect(page.getByRole("status").filter({ hasText: "what Canopy read then" })).toBeVisible();
  await expect(page).toHaveURL(/view=list.*asof=/);
  await expect(list.header("Path")).toBeVisible();
  await expect.poll(async () => (await list.names()).slice(0, 10)).toEqual(names.slice(0, 10));
  const lines = await saved(page, "Filtered: every target (CSV)");
  expect(lines[1]).toContain(names[0]);
});

test("the list says where each account is on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const organization = organizationPage(page);
  await organization.open("/organization?view=list&q=pay-exchange");
  const { list } = organization;
  await expect(list.rows.filter({ hasText: /Path Root › Workloads › Payments/ }).first()).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);
  await axe(page);
});

/** Whether names, of which there are some, are sorted: up by 1, down by -1. */
function isSorted(names: readonly string[], sign: 1 | -1): boolean {
  const sorted = names.toSorted((one, other) => sign * byName.compare(one, other));
  return names.length > 10 && names.join("\n") === sorted.join("\n");
}
