import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

test("a view is saved, shared, found by others and in the palette, replaced and deleted", async ({
  page,
  people,
}, info) => {
  const organization = organizationPage(page);
  await organization.open();
  const menu = page.getByRole("button", { name: "Saved views" });
  const item = (name: string | RegExp) => page.getByRole("menuitem", { name });
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Joined" }).click();
  await page.keyboard.press("Escape");
  const { search } = organization.filters;
  await search.fill("staging");
  await organization.tree.row("Staging").first().getByText("Staging", { exact: true }).click();
  await expect(organization.panel.panel).toBeVisible();
  const shown = await organization.tree.names();

  await menu.click();
  await item("Save this view…").click();
  const dialog = page.getByRole("dialog", { name: "Save this view" });
  await dialog.getByRole("button", { name: "Save view" }).click();
  await expect(dialog.getByText("Give the view a name.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Staging accounts");
  await dialog.getByRole("checkbox", { name: /^Share with everyone/ }).check();
  await axe(page);
  await page.screenshot({ path: info.outputPath("save.png") });
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();

  // Another person, whose columns are the usual ones.
  const browser = await people.context("viewer");
  const other = await browser.newPage();
  const theirs = organizationPage(other);
  await theirs.open();
  await other.getByRole("button", { name: "Saved views" }).click();
  await expect(other.getByRole("menuitem", { name: /^Staging accounts/ })).toBeVisible();
  await other.screenshot({ path: info.outputPath("menu.png") });
  await other.getByRole("menuitem", { name: /^Staging accounts/ }).click();
  await expect(theirs.filters.search).toHaveValue("staging");
  await expect(other.getByRole("columnheader", { name: "Joined" })).toBeVisible();
  await theirs.tree.expectNames(shown);
  await expect(theirs.panel.panel, "what was open beside it is no part of the view").toHaveCount(0);

  // From a page about something else, by keyboard.
  await other.goto("/policies");
  await other.keyboard.press("Control+k");
  await other.getByRole("combobox").fill("staging acc");
  await expect(other.getByRole("option").first()).toContainText("Staging accounts");
  await other.keyboard.press("Enter");
  await expect(other).toHaveURL(/\/organization\?.*q=staging/);

  // Replaced under its name, then deleted and brought back.
  await search.fill("prod");
  await menu.click();
  await item("Save this view…").click();
  await dialog.getByRole("textbox", { name: "Name" }).fill("staging ACCOUNTS");
  await expect(dialog.getByText("Replaces your view Staging accounts.")).toBeVisible();
  await dialog.getByRole("button", { name: "Replace view" }).click();
  await expect(dialog).toBeHidden();
  await menu.click();
  await expect(item(/^staging ACCOUNTS/)).toHaveCount(1);
  await item("Manage saved views…").click();
  const all = page.getByRole("dialog", { name: "Saved views" });
  await expect(all.getByRole("row", { name: /staging ACCOUNTS.*Organization.*You/ })).toBeVisible();
  await axe(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  await axe(page);
  await page.screenshot({ path: info.outputPath("manage-dark-390.png") });
  await all.getByRole("button", { name: "Delete staging ACCOUNTS" }).click();
  await expect(all.getByText("There are none so far.")).toBeVisible();
  await all.getByRole("button", { name: "Undo" }).click();
  await expect(all.getByRole("button", { name: "staging ACCOUNTS", exact: true })).toBeVisible();
});
