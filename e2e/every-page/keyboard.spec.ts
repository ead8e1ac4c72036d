import { awsTruth } from "../fixtures/aws-truth";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { tabTo, walkTo } from "../journeys/keyboard";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

test("the tree is walked, opened and closed, and gives the focus back", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, panel } = organization;
  await tabTo(page, tree.grid);
  await walkTo(page, "ArrowDown", tree.row("Workloads"));
  await page.keyboard.press("ArrowRight");
  await expect(tree.row("Workloads")).toHaveAttribute("aria-expanded", "true");
  await walkTo(page, "ArrowDown", tree.row(places.payments));
  await page.keyboard.press("ArrowRight");
  await walkTo(page, "ArrowDown", tree.row(places.exchange));

  await page.keyboard.press("Enter");
  await expect(panel.title).toHaveText(places.exchange);
  await expect(panel.panel).toBeFocused();
  await tabTo(page, panel.failedBelow.first());
  await page.keyboard.press("Enter");
  await expect(panel.title).toHaveText(places.optInMissing.name);
  await page.keyboard.press("Escape");
  await expect(panel.panel).toBeHidden();
  await expect(tree.grid).toBeFocused();
  await expect(await tree.activeRow()).toContainText(places.optInMissing.name);

  // Left goes to the parent, and closes it there.
  await page.keyboard.press("ArrowLeft");
  await expect(await tree.activeRow()).toContainText("Development");
  await page.keyboard.press("ArrowLeft");
  await expect(await tree.activeRow()).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("End");
  await expect(await tree.activeRow()).toContainText(places.management.name);
  await page.keyboard.press("Home");
  await expect(await tree.activeRow()).toHaveAttribute("aria-level", "1");
});

test("the cells of a row are reached, and what they hold is opened", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, panel, filters } = organization;
  await tabTo(page, tree.grid);
  await walkTo(page, "ArrowDown", tree.row("Policy Staging"));
  // Once to open the branch, then into the cells: name, id, governed by, from.
  for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(panel.title).toHaveText("Root");
  await page.keyboard.press("Escape");
  await expect(tree.grid).toBeFocused();
  await expect(await tree.activeRow()).toHaveAttribute("aria-level", "1");

  await walkTo(page, "ArrowDown", tree.row("Workloads"));
  for (let press = 0; press < 7; press++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(filters.token("Below")).toHaveText("Below: Root › Workloads");
  await expect(filters.matching).toHaveText("4 accounts match");
});

test("letters walk the tree and go to pages, and Escape closes what is in front", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, panel, filters } = organization;
  await page.keyboard.press("/");
  await page.keyboard.press("ArrowDown");
  await expect(tree.grid).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(await tree.activeRow()).toHaveAttribute("aria-level", "2");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toContainText("Organization");
  await page.keyboard.press("Escape");
  await expect(tree.grid).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(panel.panel).toBeFocused();
  // The words of its button are shown on focus, and are no reason to press twice.
  await tabTo(page, panel.panel.getByRole("button", { name: "Close the panel" }));
  await expect(page.getByRole("tooltip")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel.panel).toBeHidden();

  await page.keyboard.press("/");
  await page.keyboard.type("go");
  await expect(filters.search).toHaveValue("go");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(page).toHaveURL(/\/policies$/);
});

test("the failures of an OU are found and read", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, panel, filters } = organization;
  await page.keyboard.press("/");
  await expect(filters.search).toBeFocused();
  await page.keyboard.type(`${places.payments}/${places.exchange}/`);
  await tabTo(page, filters.bar.getByRole("button", { name: /^Status/ }));
  await page.keyboard.press("Enter");
  await page.keyboard.type("failed");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(filters.token("Status")).toHaveText("Status: Failed");

  await tabTo(page, tree.grid);
  await walkTo(page, "ArrowDown", tree.row(places.recorderOff.name));
  await page.keyboard.press("Enter");
  await expect(panel.section("Association")).toContainText("AWS Config is not enabled or not recording");
  await expect(panel.causes.first()).toContainText("AWS Config is not enabled or does not record.");
  await page.keyboard.press("Escape");
  await expect(tree.grid).toBeFocused();

  await page.keyboard.press("/");
  await page.keyboard.press("Escape");
  await expect(filters.search).toHaveValue("");
  await page.keyboard.press("Escape");
  await expect(filters.search).not.toBeFocused();
});

test("targets are chosen and a policy is assigned to them", async ({ page, sandbox }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, form, panel } = organization;
  await tabTo(page, tree.grid);
  await walkTo(page, "ArrowDown", tree.row("Policy Staging"));
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(tree.chosen).toContainText("2 OUs selected");
  await expect(tree.row("Sandbox")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Space");
  await expect(tree.chosen).toContainText("1 OU selected");

  await tabTo(page, tree.assignSelected);
  await page.keyboard.press("Enter");
  await expect(form.panel).toBeFocused();
  await tabTo(page, form.choice("Apply a configuration policy"));
  await page.keyboard.press("Space");
  await tabTo(page, form.policy);
  await page.keyboard.press("Enter");
  await page.keyboard.type("nist");
  await page.keyboard.press("Enter");
  await expect(form.policy).toContainText("nist-800-53");
  await tabTo(page, form.submit);
  await page.keyboard.press("Enter");
  await expect(form.changes).toContainText("1 account will change its configuration");
  await expect(form.panel).toBeFocused();
  await tabTo(page, form.confirm);
  await page.keyboard.press("Enter");
  await expect(form.outcome("Policy Staging")).toContainText("Accepted");
  await sandbox.clock.advance({ minutes: 10 });
  await expect(form.associations).toContainText("All associations of this assignment have settled.");
  await tabTo(page, form.done);
  await page.keyboard.press("Enter");
  await expect(form.panel).toBeHidden();
  await expect(tree.grid).toBeFocused();
  await expect(tree.row("Policy Staging")).toContainText("nist-800-53, applied");
  expect(await awsTruth(sandbox.url).association(places.sound.id)).toMatchObject({
    configuration: "nist-800-53",
    type: "INHERITED",
  });

  // What was applied is taken away again, from the panel of the OU.
  await walkTo(page, "ArrowUp", tree.row("Policy Staging"));
  await page.keyboard.press("Enter");
  await tabTo(page, panel.assign);
  await page.keyboard.press("Enter");
  await tabTo(page, form.choice("Apply a configuration policy"));
  await page.keyboard.press("ArrowUp");
  await expect(form.choice("Inherit from parent")).toBeChecked();
  await tabTo(page, form.submit);
  await page.keyboard.press("Enter");
  await tabTo(page, form.confirm);
  await page.keyboard.press("Enter");
  await expect(form.outcome("Policy Staging")).toContainText("Accepted");
  await page.keyboard.press("Escape");
  await expect(panel.title).toHaveText("Policy Staging");
  await page.keyboard.press("Escape");
  await expect(tree.grid).toBeFocused();
  await expect(tree.row("Policy Staging")).toContainText("inherited from Root");
});

test("the palette finds an account and opens its panel", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, panel } = organization;
  for (const wanted of [places.recorderOff.name, places.recorderOff.id]) {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox")).toBeFocused();
    await page.keyboard.type(wanted);
    await expect(page.getByRole("option").first()).toContainText(places.recorderOff.name);
    await page.keyboard.press("Enter");
    await expect(panel.title).toHaveText(places.recorderOff.name);
    await expect(panel.panel).toBeFocused();
    await expect(tree.row(places.recorderOff.name)).toBeInViewport();
    await page.keyboard.press("Escape");
    await expect(tree.grid).toBeFocused();
  }
});

test("all keys are listed", async ({ page }) => {
  const organization = organizationPage(page);
  await organization.open();
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard" });
  for (const does of [
    "Search and go anywhere",
    "Move between rows",
    "Select the target",
    "Open the target's panel",
  ]) {
    await expect(list).toContainText(does);
  }
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
});

test("the palette finds accounts, OUs, policies and packs from a page about something else", async ({
  page,
}) => {
  await page.goto("/configuration");
  await page.keyboard.press("Control+k");
  const search = page.getByRole("combobox");
  await expect(search).toBeFocused();
  for (const [query, found] of [
    [places.recorderOff.name, places.recorderOff.name],
    ["Policy Staging", "Policy Staging"],
    ["cis-foundations", "cis-foundations"],
    ["conformance pack cis", "CIS"],
  ] as const) {
    await search.fill(query);
    await expect(page.getByRole("option").filter({ hasText: found }).first()).toBeVisible();
  }
  await search.fill("Policy Staging");
  await page.getByRole("option").filter({ hasText: "Policy Staging" }).first().click();
  await expect(page).toHaveURL(/\/organization\?target=ou-/);
});
