import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { packNames, places, team } from "../fixtures/worlds";
import { aggregatorEditor } from "../journeys/aggregator-editor";
import { saved } from "../journeys/export-menu";
import { organizationPage } from "../journeys/organization";
import { packsPage } from "../journeys/packs";
import { policiesPage } from "../journeys/policies";

test.use({ world: team });

const picture = (name: string) => test.info().outputPath(`${name}.png`);

test("the search finds everything from a page about something else, and says what it can't search yet", async ({
  page,
}) => {
  const release = Promise.withResolvers<undefined>();
  await page.route("**/api/inventory/snapshot*", async (route) => {
    await release.promise;
    await route.continue();
  });
  await page.goto("/configuration");
  await page.keyboard.press("Control+k");
  const search = page.getByRole("combobox");
  const dialog = page.getByRole("dialog");
  await search.fill(places.payments);
  await expect(dialog).toContainText("Still loading: Accounts and OUs");
  await expect(dialog).not.toContainText(`No results for “${places.payments}”.`);
  await page.screenshot({ path: picture("still-loading") });
  release.resolve(undefined);
  for (const [query, found] of [
    [places.payments, places.payments],
    [places.sound.name, places.sound.name],
    ["pci-cardholder", "pci-cardholder-data"],
    ["PCI", "PCI"],
    ["production-accounts", "production-accounts"],
    ["Connection", "Connection"],
  ] as const) {
    await search.fill(query);
    await expect(page.getByRole("option").filter({ hasText: found }).first()).toBeVisible();
  }
  await search.fill("PCI");
  await page.screenshot({ path: picture("found") });
  await axe(page);
});

test("words of a path match the accounts below it, in the tree as in the editor of an aggregator", async ({
  page,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const { filters } = organization;
  await filters.search.fill("payments staging");
  await expect(filters.matching).toHaveText(/^\d+ accounts and \d+ OUs match$/);
  const [accounts = ""] = /^\d+/.exec((await filters.matching.textContent()) ?? "") ?? [];
  expect(Number(accounts)).toBeGreaterThan(1);
  await page.screenshot({ path: picture("path") });
  await filters.search.fill("staging   PAYMENTS");
  await expect(filters.matching).toHaveText(new RegExp(`^${accounts} accounts`));
  const editor = aggregatorEditor(page);
  await editor.openNew();
  await editor.source("Individual accounts").check();
  await page.getByRole("searchbox", { name: "Search accounts and OUs" }).fill("payments staging");
  await expect(page.getByRole("button", { name: `Select ${accounts} matching` })).toBeVisible();
});

test("a file has the rows of its view, on every view of the packs", async ({ page }) => {
  const packs = packsPage(page);
  await packs.open(`/packs?view=causes&pack=${packNames.pci}`);
  const failures = await saved(page, "Filtered: failures (CSV)");
  expect(failures.length).toBeGreaterThan(1);
  for (const line of failures.slice(1)) expect(line).toMatch(/_FAILED/);
  expect(failures[0]).toContain("Cause");
  const groups = packs.causes.getByRole("region");
  const causes = await saved(page, "Summary by cause (CSV)");
  expect(causes).toHaveLength(1 + (await groups.count()));
  await page.screenshot({ path: picture("causes") });
});

test("the last step before a change names its target, its policy and its values", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open(`/organization?q=${places.exchange}`);
  const { tree, panel, form } = organization;
  await tree.select(places.exchange);
  await panel.assign.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  await expect(form.panel).toContainText(`Apply nist-800-53 to ${places.exchange}`);
  await expect(form.targets.first()).toContainText(places.exchange);
  await expect(form.confirm).toHaveText(
    new RegExp(`^Apply nist-800-53 to ${places.exchange} \\(\\d+ accounts\\)$`),
  );
  await page.screenshot({ path: picture("assignment") });
  await axe(page);

  const policies = policiesPage(page);
  await policies.openPolicy("pci-cardholder-data");
  await policies.edit.click();
  await policies.form.description.fill("Cardholder data, with another description");
  await policies.form.review.click();
  await expect(policies.form.section("Policy")).toContainText("pci-cardholder-data");
  await expect(policies.form.section("Policy")).toContainText(places.payments);
  await expect(policies.form.section("What changes")).toContainText(
    "Cardholder data, with another description",
  );
  await expect(policies.form.save).toHaveText(/^Save pci-cardholder-data \(no account changes\)$/);
  await page.screenshot({ path: picture("policy") });

  const editor = aggregatorEditor(page);
  await editor.openEdit("production-accounts");
  await editor.takeOut(places.payments);
  await editor.review();
  await expect(editor.part("Aggregator")).toContainText(/production-accounts in eu-west-1/);
  await expect(editor.save).toHaveText("Save production-accounts in eu-west-1");
  await page.screenshot({ path: picture("aggregator") });
});

test("of two buttons that assign each names its targets, and a press on the blank of a row selects nothing", async ({
  page,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, panel, form } = organization;
  await tree.choose("Sandbox");
  await tree.choose("Security");
  await tree.select("Infrastructure");
  await expect(panel.assign).toHaveText("Assign to Infrastructure…");
  await expect(tree.assignSelected).toHaveText("Assign to 2 OUs…");
  await page.screenshot({ path: picture("two-buttons") });
  await panel.assign.click();
  await expect(form.targets).toHaveCount(1);
  await expect(form.targets).toContainText("Infrastructure");
  const editor = aggregatorEditor(page);
  await editor.openNew();
  await editor.source("Individual accounts").check();
  const row = editor.row("Sandbox");
  const box = await row.boundingBox();
  if (box === null) throw new Error("The row is not drawn.");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(row).toHaveAttribute("aria-selected", "false");
  await expect(editor.chosenCount).toHaveText("0 of 10,000 selected");
});
