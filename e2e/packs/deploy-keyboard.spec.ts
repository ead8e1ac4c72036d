import type { Page } from "@playwright/test";
import { axe } from "../fixtures/axe";
import { memberStatuses } from "../fixtures/pack-truth";
import { expect, test } from "../fixtures/test";
import { packNames, team } from "../fixtures/worlds";
import { deployForm } from "../journeys/deploy-pack";
import { tabTo, walkTo } from "../journeys/keyboard";
import { organizationPage } from "../journeys/organization";
import { packPage, packsPage } from "../journeys/packs";
import { numberIn } from "../journeys/summary-bar";

test.use({ world: team });

const name = "By-keyboard";
const template = `Resources:
  KeysRotated:
    Type: AWS::Config::ConfigRule
    Properties:
      ConfigRuleName: keys-rotated
      Source: {Owner: AWS, SourceIdentifier: ACCESS_KEYS_ROTATED}
`;

/** Presses Tab until the control has the focus, and then the key. */
async function press(page: Page, target: Parameters<typeof tabTo>[1], key = "Enter"): Promise<void> {
  await expect(target).toBeVisible();
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Passes over the navigation, as whoever has no mouse does on each page. */
async function skipToContent(page: Page): Promise<void> {
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
}

test("by keyboard from what does not comply to the rule, the accounts, the resources of one, and back", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const pack = packPage(page);
  await page.goto(`/packs/${packNames.cis}`);
  const numbers = page.getByRole("list", { name: "Accounts by compliance" });
  const failing = numbers.getByRole("button", { name: /non-compliant$/ });
  // While packs and compliance are read page by page, there are more of them from moment to moment, in the number as in the list.
  const beyondNumber = async () => (await pack.length()) - (await numberIn(failing));
  await expect(numbers).not.toContainText("not read");
  await skipToContent(page);
  await press(page, failing);
  await expect(pack.token("Compliance")).toContainText("Non-compliant");
  await expect.poll(beyondNumber).toBe(0);
  await press(page, page.getByRole("button", { name: "Rules", exact: true }));
  const rules = page.getByRole("table", { name: `Rules of ${packNames.cis}` });
  await press(page, rules.getByRole("row").nth(1).getByRole("link"));
  await expect(page).toHaveURL(/\/rules\/.+compliance=NON_COMPLIANT/);
  const list = page.getByRole("grid", { name: "Accounts that fail the rule" });
  await expect(list).toBeVisible();
  await tabTo(page, list);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const resources = pack.panel.getByRole("list", { name: "Failing resources" });
  await expect(resources.getByRole("listitem").first()).toBeVisible();
  await axe(page);
  await page.keyboard.press("Escape");
  await expect(pack.panel).toBeHidden();
  // Closing a panel leaves the keyboard where it was opened from.
  await expect(list).toBeFocused();
  await press(page, page.getByRole("link", { name: "All rules of the pack" }));
  await expect(page).toHaveURL(/view=rules/);
  await expect(pack.token("Compliance")).toContainText("Non-compliant");
  await press(page, page.getByRole("button", { name: "Accounts", exact: true }));
  await expect.poll(beyondNumber).toBe(0);
});

test("by keyboard a pack is deployed from a file to all but one OU, excludes a cause's accounts, and is deleted", async ({
  page,
  sandbox,
}) => {
  test.setTimeout(600_000);
  const form = deployForm(page);
  const pack = packPage(page);
  const isSettled = async () =>
    (await memberStatuses(sandbox.url, name)).every(({ Status }) => !Status?.endsWith("PROGRESS"));
  async function settle() {
    await sandbox.clock.advance({ minutes: 5 });
    await expect.poll(isSettled, { timeout: 120_000 }).toBe(true);
  }
  await organizationPage(page).open();
  await packsPage(page).open();
  await skipToContent(page);
  await press(page, page.getByRole("link", { name: "Deploy pack" }));
  await expect(page).toHaveURL(/\/deploy$/);
  await tabTo(page, form.name);
  await page.keyboard.type(name);
  const choosing = page.waitForEvent("filechooser");
  await press(page, form.file);
  await (
    await choosing
  ).setFiles({ name: "pack.yaml", mimeType: "text/yaml", buffer: Buffer.from(template) });
  await expect(form.part("Template")).toContainText("1 rule");
  await tabTo(page, page.getByRole("tree", { name: "Organization" }));
  await page.keyboard.press("Home");
  await walkTo(page, "ArrowDown", form.row("Sandbox").first());
  await page.keyboard.press(" ");
  await expect(form.chosenCount).not.toHaveText(/^0 /);
  const excluded = Number(/^\d+/.exec(await form.chosenCount.innerText())?.[0]);
  await press(page, form.review);
  await expect(form.changes).toContainText(`Excluded from now on: ${excluded} accounts`);
  await axe(page);
  await press(page, form.deploy);
  await expect(page).toHaveURL(new RegExp(`/packs/${name}$`));
  await expect(pack.rows.first()).toBeVisible({ timeout: 60_000 });
  await settle();
  await expect(page.getByRole("button", { name: /create failed$/ })).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole("button", { name: /creating$/ })).toHaveCount(0, { timeout: 120_000 });

  await press(page, page.getByRole("button", { name: /^By cause/ }));
  const exclude = page.getByRole("link", { name: /^Exclude (this account|these \d+ accounts)…$/ }).first();
  await expect(exclude).toBeVisible();
  const more = Number(/\d+/.exec(await exclude.innerText())?.[0] ?? 1);
  await press(page, exclude);
  await expect(form.chosenCount).toHaveText(new RegExp(`^${excluded + more} of`));
  await press(page, form.review);
  await expect(page.getByText("No changes by others.")).toBeVisible();
  await press(page, form.deploy);
  await expect(page).toHaveURL(new RegExp(`/packs/${name}$`));
  await settle();
  await expect(page.getByText(`${excluded + more} accounts excluded`)).toBeVisible({ timeout: 60_000 });

  await press(page, page.getByRole("button", { name: /^By cause/ }));
  await press(page, page.getByRole("link", { name: "Redeploy…" }).first());
  await press(page, form.review);
  await expect(form.changes).toContainText("No changes: the same pack is deployed again to every account.");
  await press(page, form.deploy);
  await expect(page).toHaveURL(new RegExp(`/packs/${name}$`));
  await settle();

  const remove = page.getByRole("button", { name: "Delete…" });
  await press(page, remove);
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("Canopy knows the template");
  // Escape closes it, and the keyboard is where it was opened.
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(remove).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, dialog.getByRole("textbox", { name: /^Type / }));
  await page.keyboard.type(name);
  await axe(page);
  await press(page, dialog.getByRole("button", { name: "Delete the pack" }));
  await expect(page.getByText(`AWS is deleting ${name}`, { exact: true })).toBeVisible();
});
