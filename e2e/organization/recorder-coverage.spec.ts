import type { Page } from "@playwright/test";
import { axe } from "../fixtures/axe";
import { memberStatuses } from "../fixtures/pack-truth";
import { type RecorderTruth, recordersOf } from "../fixtures/recorder-truth";
import { takePictures } from "../fixtures/pictures";
import { expect, test } from "../fixtures/test";
import { packNames, team } from "../fixtures/worlds";
import { saved } from "../journeys/export-menu";
import { packsPage } from "../journeys/packs";

test.use({ world: team });

function recorderSection(page: Page) {
  return page.getByRole("region", { name: "Configuration recorder" });
}

function idWhere(
  recorders: ReadonlyMap<string, RecorderTruth>,
  isWanted: (recorder: RecorderTruth) => boolean,
) {
  const found = [...recorders].find(([, recorder]) => isWanted(recorder));
  if (found === undefined) throw new Error("The world has no such recorder.");
  return found[0];
}

/** Opens an account's page once recorder coverage has been read. */
async function openAccount(page: Page, id: string): Promise<void> {
  await page.goto(`/accounts/${id}`);
  await expect(recorderSection(page).getByText("through the aggregator")).toBeVisible({ timeout: 60_000 });
}

test("an account says Region by Region whether a recorder is known to record", async ({ page, sandbox }) => {
  const recorders = await recordersOf(sandbox.url);
  await openAccount(
    page,
    idWhere(recorders, ({ Recording }) => !Recording),
  );
  const byRegion = recorderSection(page).getByRole("list", { name: "Configuration recorder by Region" });
  const home = byRegion.getByRole("listitem").filter({ hasText: "eu-west-1" }).first();
  await expect(home).toContainText("Stopped");
  await expect(home).toContainText(
    "No recorder is known to record in eu-west-1: the account's recorder is stopped.",
  );
  await expect(home.getByRole("link", { name: "Managing the configuration recorder" })).toHaveAttribute(
    "href",
    /^https:\/\/docs\.aws\.amazon\.com\/config\//,
  );
  await expect(byRegion.getByRole("listitem")).toHaveCount(2);
  await axe(page);
  await takePictures(page, "recorders-account-stopped");

  await openAccount(
    page,
    idWhere(recorders, ({ RecordingGroup }) => RecordingGroup.ResourceTypes.length > 0),
  );
  await expect(home).toContainText("A recorder records 3 resource types in eu-west-1");

  const known = new Set(recorders.keys());
  const failed = (await memberStatuses(sandbox.url, packNames.cis)).find(
    ({ AccountId, ErrorCode }) => ErrorCode !== undefined && !known.has(AccountId ?? ""),
  );
  await openAccount(page, failed?.AccountId ?? "");
  await expect(home).toContainText("Not known from here");
  await expect(home).toContainText("the aggregator can't collect from the account there");
  await axe(page);
  await takePictures(page, "recorders-account-not-known");
});

test("the organization filters by recorders, shows them in a column, and saves them", async ({
  page,
  sandbox,
}) => {
  const recorders = await recordersOf(sandbox.url);
  await openAccount(page, [...recorders.keys()][0] ?? "");
  const stopped = [...recorders.values()].filter(({ Recording }) => !Recording).length;
  await page.goto("/organization?recorder=stopped");
  const matching = page.getByRole("status").filter({ hasText: /match(es)?$/ });
  await expect(matching).toHaveText(stopped === 1 ? "1 account matches" : `${stopped} accounts match`);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Recorder" }).click();
  await page.keyboard.press("Escape");
  const grid = page.getByRole("treegrid").first();
  await expect(grid.getByText("Stopped").first()).toBeVisible();
  await axe(page);
  await takePictures(page, "recorders-organization");
  const lines = await saved(page, "Filtered: every target (CSV)");
  expect(lines[0]).toContain("Configuration recorder");
  expect(lines.filter((line) => line.includes("Stopped"))).toHaveLength(stopped);
});

test("panels, causes and the review of a deployment say where no recorder is known to record", async ({
  page,
  sandbox,
}) => {
  const recorders = await recordersOf(sandbox.url);
  await openAccount(page, [...recorders.keys()][0] ?? "");
  const failed = (await memberStatuses(sandbox.url, packNames.cis)).find(
    ({ AccountId = "", ErrorCode }) =>
      ErrorCode !== undefined && recorders.get(AccountId)?.Recording !== true,
  );
  await page.goto(`/packs/${packNames.cis}?account=${failed?.AccountId}`);
  await expect(page.getByText(/^No recorder is known to record in eu-west-1: /).first()).toBeVisible();
  await axe(page);
  await takePictures(page, "recorders-pack-panel");
  await packsPage(page).open("/packs?view=causes");
  await expect(
    page.getByText(/^No recorder is known to record in eu-west-1 in \d+ of \d+ accounts?/).first(),
  ).toBeVisible();
  await takePictures(page, "recorders-pack-causes");

  await page.goto("/organization?view=causes");
  await expect(page.getByText(/recorder is known to record in eu-west-1 in/).first()).toBeVisible();
  await page.goto("/organization?status=failed&kind=account");
  await page.getByRole("treegrid").first().getByRole("row").filter({ hasText: "Failed" }).first().click();
  await takePictures(page, "recorders-organization-causes");
});

test("what is denied takes recorder coverage away and nothing else @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  const recorders = await recordersOf(sandbox.url);
  const id = idWhere(recorders, ({ Recording }) => !Recording);
  await sandbox.faults.on("SelectAggregateResourceConfig", { kind: "deny" });
  // The one before has read it already.
  await canopy.startAfresh();
  await openAccount(page, id);
  await expect(
    recorderSection(page)
      .getByText(/Canopy (couldn.t read it|has not read it|has read no recorder)/)
      .first(),
  ).toBeVisible();
  await expect(page.getByRole("list", { name: "Packs in this account" })).toBeVisible();
  await axe(page);
});
