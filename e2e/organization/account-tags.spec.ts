import type { Page } from "@playwright/test";
import { axe } from "../fixtures/axe";
import { type TaggedAccount, taggedAccounts } from "../fixtures/tag-truth";
import { takePictures } from "../fixtures/pictures";
import { expect, test } from "../fixtures/test";
import { packNames, team } from "../fixtures/worlds";
import { saved } from "../journeys/export-menu";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

/** Opens the accounts by tag once the tags of all have been read. */
async function openGroups(page: Page, link = "/organization?view=tags&by=env"): Promise<void> {
  await page.goto(link);
  await expect(page.getByText(/^Tags of all [\d,]+ accounts read$/)).toBeVisible({ timeout: 90_000 });
}

function having(accounts: readonly TaggedAccount[], key: string, value: string): readonly TaggedAccount[] {
  return accounts.filter(({ tags }) => tags[key] === value);
}

function accountWith(accounts: readonly TaggedAccount[], isWanted: (account: TaggedAccount) => boolean) {
  const found = accounts.find(isWanted);
  if (found === undefined) throw new Error("The world has no such account.");
  return found;
}

const matching = (page: Page) => page.getByRole("status").filter({ hasText: /match(es)?$/ });

test("accounts are grouped by a tag, each in one group as its tags say, and filtered from there", async ({
  page,
  sandbox,
}) => {
  const accounts = await taggedAccounts(sandbox.url);
  await openGroups(page);
  const groups = page.getByRole("list", { name: "Accounts by env" });
  const values = new Set(accounts.flatMap(({ tags }) => tags["env"] ?? []));
  for (const value of values) {
    const group = groups.getByRole("region", {
      name: `env = ${value === "" ? "(empty)" : value}`,
      exact: true,
    });
    const { length } = having(accounts, "env", value);
    await expect(group.getByRole("heading")).toContainText(`${length} account`);
  }
  const without = accounts.filter(({ tags }) => tags["env"] === undefined);
  await expect(
    groups.getByRole("region", { name: "Without env" }).getByText(`${without.length} accounts`).first(),
  ).toBeVisible();
  await axe(page);
  await takePictures(page, "tags-groups");

  const production = having(accounts, "env", "prod");
  const region = groups.getByRole("region", { name: "env = prod", exact: true });
  await region.getByRole("button", { name: `Show all ${production.length} accounts` }).click();
  await expect(page).toHaveURL(/tag=env:prod/);
  await expect(matching(page)).toHaveText(`${production.length} accounts match`);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Tag team", exact: true }).click();
  await page.keyboard.press("Escape");
  const grid = page.getByRole("treegrid").first();
  await expect(grid.getByRole("columnheader", { name: "team" })).toBeVisible();
  await axe(page);
  await takePictures(page, "tags-filtered");
  const lines = await saved(page, "Filtered: every target (CSV)");
  expect(lines).toHaveLength(production.length + 1);
  expect(lines[0]).toContain("Tags");
  for (const { id, tags } of production) {
    const line = lines.find((each) => each.includes(id));
    for (const [key, value] of Object.entries(tags)) expect(line).toContain(`${key}=${value}`);
  }
  await page.reload();
  await expect(matching(page)).toHaveText(`${production.length} accounts match`);
});

test("an account's page has its tags with their age, and its owner", async ({ page, sandbox }) => {
  const accounts = await taggedAccounts(sandbox.url);
  await openGroups(page);
  const many = accountWith(accounts, ({ tags }) => Object.keys(tags).length === 50);
  await page.goto(`/accounts/${many.id}`);
  const section = page.getByRole("region", { name: "Tags" });
  await expect(section.getByRole("row")).toHaveCount(51);
  await expect(section.getByText(/^read/)).toBeVisible();
  await expect(page.getByText(`owner ${many.tags["owner"]}`)).toBeVisible();
  await axe(page);
  await takePictures(page, "tags-account");
  const none = accountWith(accounts, ({ tags }) => Object.keys(tags).length === 0);
  await page.goto(`/accounts/${none.id}`);
  await expect(section).toContainText("The account has no tags.");
});

test("targets of an assignment are added by tag", async ({ page, sandbox }) => {
  const accounts = await taggedAccounts(sandbox.url);
  await openGroups(page);
  const staging = having(accounts, "env", "staging");
  const organization = organizationPage(page);
  await organization.open("/organization?q=management");
  await organization.tree.rows
    .filter({ hasText: "harbour-management" })
    .locator('[data-part="select"]')
    .click();
  await organization.tree.assignSelected.click();
  const { form } = organization;
  await form.panel.getByRole("button", { name: "Tag", exact: true }).click();
  await page.getByPlaceholder("Search tags").fill("env = staging");
  await page.getByRole("option", { name: /^env = staging/ }).click();
  await page.keyboard.press("Escape");
  await form.panel.getByRole("button", { name: `Add ${staging.length} accounts` }).click();
  await expect(form.panel.getByText(`env = staging: ${staging.length} accounts, all selected`)).toBeVisible();
  await takePictures(page, "tags-assignment");
  await form.choice("Make self-managed").check();
  await form.review();
  await expect(form.panel.getByText(`env = staging: ${staging.length} accounts, all selected`)).toBeVisible();
  await axe(page);
});

test("the accounts × packs are grouped and filtered by tag, and a deployment excludes by tag", async ({
  page,
  sandbox,
}) => {
  const accounts = await taggedAccounts(sandbox.url);
  await openGroups(page);
  await page.goto("/packs?view=matrix&tag=env:dev");
  const development = having(accounts, "env", "dev");
  await expect(page.getByText(`${development.length} accounts match`)).toBeVisible();
  await page.getByRole("button", { name: "Group by OU" }).click();
  await page.getByRole("option", { name: /^Tag team/ }).click();
  await expect(page).toHaveURL(/group=team/);
  const grid = page.getByRole("treegrid").first();
  const teamOfFirst = development.map(({ tags }) => tags["team"] ?? "").sort()[0];
  await expect(grid.getByText(`team = ${teamOfFirst}`)).toBeVisible();
  await axe(page);
  await takePictures(page, "tags-matrix");
  await page.goto(`/deploy?pack=${packNames.cis}`);
  await page.getByRole("button", { name: "Tag", exact: true }).click();
  await page.getByPlaceholder("Search tags").fill("env = dev");
  await page.getByRole("option", { name: /^env = dev/ }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Add \d+ accounts?$/ }).click();
  await expect(page.getByText(`env = dev: ${development.length} accounts, all selected`)).toBeVisible();
  await takePictures(page, "tags-exclusions");
});
