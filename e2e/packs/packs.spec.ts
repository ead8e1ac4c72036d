import { readFile } from "node:fs/promises";
import { axe } from "../fixtures/axe";
import { memberStatuses } from "../fixtures/pack-truth";
import { expect, test } from "../fixtures/test";
import { packNames, places, team } from "../fixtures/worlds";
import { packPage, packsPage } from "../journeys/packs";

test.use({ world: team });

test("tells of each pack what AWS says, as a whole and in the accounts", async ({ page, sandbox }) => {
  const packs = packsPage(page);
  await packs.open();
  await expect(packs.table.getByRole("row")).toHaveCount(7);
  for (const name of Object.values(packNames)) {
    const statuses = (await memberStatuses(sandbox.url, name)).map(({ Status }) => Status);
    const failed = statuses.filter((status) => status === "CREATE_FAILED").length;
    const row = packs.packRow(name);
    if (failed > 0)
      await expect(row.getByRole("button", { name: "create failed" })).toHaveText(`${failed} create failed`);
    else await expect(row.getByRole("button", { name: "create failed" })).toHaveCount(0);
    await expect(row.getByRole("img")).toHaveAttribute("aria-label", /Accounts of .+ by status: \d/);
  }
  await axe(page);
});

test("draws and explains all nine statuses", async ({ page }) => {
  const packs = packsPage(page);
  await packs.open("/packs?view=matrix");
  await page.getByRole("button", { name: "Statuses" }).click();
  const legend = page.getByRole("dialog", { name: "What the statuses mean" });
  for (const word of ["CREATE", "UPDATE", "DELETE"]) {
    for (const outcome of ["FAILED", "IN_PROGRESS", "SUCCESSFUL"]) {
      await expect(legend.getByText(`${word}_${outcome}`)).toBeVisible();
    }
  }
  await axe(page);
  await page.keyboard.press("Escape");
  // Each of the nine is somewhere in this organization: asked for alone, the matrix shows its word.
  const words = {
    CREATE_FAILED: "Create failed",
    UPDATE_FAILED: "Update failed",
    DELETE_FAILED: "Delete failed",
    CREATE_IN_PROGRESS: "Creating",
    UPDATE_IN_PROGRESS: "Updating",
    DELETE_IN_PROGRESS: "Deleting",
    CREATE_SUCCESSFUL: "Deployed",
    UPDATE_SUCCESSFUL: "Updated",
    DELETE_SUCCESSFUL: "Deleted",
  };
  for (const [status, word] of Object.entries(words)) {
    await page.goto(`/packs?view=matrix&status=${status}`);
    await expect(packs.matching).toBeVisible();
    await expect(packs.grid.getByRole("gridcell", { name: word, exact: true }).first()).toBeVisible();
  }
});

test("leads by mouse from a failure to its cause, to the others, to the account, and back", async ({
  page,
}) => {
  const packs = packsPage(page);
  const pack = packPage(page);
  await packs.open();
  await packs.figure("failed").click();
  await expect(packs.anythingFailed).toHaveAttribute("aria-pressed", "true");
  await expect(packs.matching).toBeVisible();
  await packs.grid.hover();
  await page.mouse.wheel(0, 10_000);
  await expect(packs.cell(places.management.name, 0)).toHaveText("Create failed");
  await packs.cell(places.management.name, 0).click();

  await expect(pack.panelTitle).toHaveText(places.management.name);
  await expect(pack.section("Why it failed")).toContainText("InsufficientPermissions");
  await expect(pack.section("Why it failed")).toContainText("AWSServiceRoleForConfigConforms");
  await expect(pack.sameCause).toHaveText("1 other account with the same cause");
  await axe(page);
  await pack.sameCause.click();
  await expect(pack.token("Cause")).toContainText("InsufficientPermissions");
  await expect(pack.rows).toHaveCount(2);
  const other = pack.rows.filter({ hasNotText: places.management.name });
  const name = (await other.getByRole("gridcell").first().innerText()).trim();
  await other.click();
  await expect(pack.panelTitle).toHaveText(name);
  const filtered = page.url();

  await pack.wholeAccount.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(page.getByRole("region", { name: "Security Hub configuration" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Packs in this account" }).getByRole("listitem")).toHaveCount(
    6,
  );
  await axe(page);
  await page.goBack();
  await expect(page).toHaveURL(filtered);
  await expect(pack.token("Cause")).toContainText("InsufficientPermissions");
  await expect(pack.rows).toHaveCount(2);
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect(packs.anythingFailed).toHaveAttribute("aria-pressed", "true");
  await expect(packs.matching).toBeVisible();
});

test("leads by keyboard the same way", async ({ page }) => {
  const packs = packsPage(page);
  const pack = packPage(page);
  await packs.open("/packs?view=matrix");
  await page.keyboard.press("/");
  await page.keyboard.type(places.management.name);
  await expect(packs.matching).toHaveText("1 account matches");
  await packs.grid.focus();
  await page.keyboard.press("ControlOrMeta+End");
  await expect(await packs.active()).toHaveText(places.management.name);
  await page.keyboard.press("ArrowRight");
  await expect(await packs.active()).toHaveText("Create failed");
  await axe(page);
  await page.keyboard.press("Enter");
  await expect(pack.panel).toBeFocused();
  await expect(pack.panelTitle).toHaveText(places.management.name);
  await pack.sameCause.focus();
  await page.keyboard.press("Enter");
  await expect(pack.rows).toHaveCount(2);
  await pack.list.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(pack.panel).toBeFocused();
  await pack.wholeAccount.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "Packs in this account" })).toBeVisible();
  await page.goBack();
  await expect(pack.rows).toHaveCount(2);
});

test("walks the matrix by arrows, and opens and closes OUs", async ({ page }) => {
  const packs = packsPage(page);
  await packs.open("/packs?view=matrix");
  const all = await packs.length();
  await packs.grid.focus();
  await page.keyboard.press("End");
  const last = await (await packs.active()).innerText();
  await page.keyboard.press("Home");
  await expect(await packs.active()).toContainText("Root");
  expect(last).not.toContain("Root");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(packs.length).toBe(1);
  await page.keyboard.press("ArrowRight");
  await expect.poll(packs.length).toBe(all);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("End");
  expect(await (await packs.active()).getAttribute("data-column")).toBe("5");
  await page.keyboard.press("PageDown");
  await expect(await packs.active()).toBeVisible();
});

test("groups what failed by cause, with what it means and the way out", async ({ page }) => {
  const packs = packsPage(page);
  await packs.open("/packs?view=causes");
  const recorder = page.getByRole("region", { name: "NoAvailableConfigurationRecorder" });
  const group = packs.causes.getByRole("listitem").filter({ has: recorder });
  // One title, one remedy, and each error code with its accounts below.
  await expect(group.getByRole("heading")).toHaveText(/^AWS Config does not record/);
  await expect(recorder).toContainText("Account <account>, Region <Region>");
  await expect(group).toContainText("seven hours");
  await expect(group.getByLabel("AWS CLI command", { exact: true })).toContainText(
    "describe-configuration-recorder-status",
  );
  await expect(recorder.getByRole("link", { name: places.recorderOff.name }).first()).toBeVisible();
  await axe(page);
  await recorder.getByRole("button", { name: "Show it in the list" }).click();
  await expect(packs.matching).toHaveText("1 account matches");
  await expect(packs.row(places.recorderOff.name)).toBeVisible();
});

test("says where AWS contradicts itself", async ({ page }) => {
  const packs = packsPage(page);
  await packs.open(`/packs/${packNames.cis}`);
  await expect(page.getByText("AWS says CREATE_IN_PROGRESS, and no account is in progress.")).toBeVisible();
  await expect(page.getByText(/7 accounts failed and \d+ accounts have the pack\./)).toBeVisible();
  await packs.open();
  await page.getByText("Show details").click();
  await expect(page.getByRole("link", { name: packNames.cis }).first()).toBeVisible();
  await axe(page);
});

test("asks AWS now, with every input and every field of the answer", async ({ page, sandbox }) => {
  const packs = packsPage(page);
  const pack = packPage(page);
  await packs.open(`/packs/${packNames.pci}`);
  await pack.checkNow.click();
  await pack.panel.getByRole("textbox", { name: "Account id" }).fill("12");
  await pack.panel.getByRole("textbox", { name: "Results per page" }).fill("101");
  await pack.askAws.click();
  await expect(pack.panel.getByText("An account id is twelve digits.")).toBeVisible();
  await expect(pack.panel.getByText("A page has 0 to 100 rows")).toBeVisible();
  await axe(page);
  await pack.panel.getByRole("textbox", { name: "Account id" }).fill("");
  await pack.panel.getByRole("textbox", { name: "Results per page" }).fill("2");
  await pack.panel.getByRole("button", { name: /^Status/ }).click();
  await page.getByRole("option", { name: /^Update failed/ }).click();
  await pack.askAws.click();
  await expect(pack.answer).toHaveCount(2);
  await expect(pack.panel.getByText("Request id")).toBeVisible();
  await expect(pack.panel.getByText("NextToken", { exact: true })).toBeVisible();
  const truth = (await memberStatuses(sandbox.url, packNames.pci)).filter(
    ({ Status }) => Status === "UPDATE_FAILED",
  );
  const shown = await pack.answer.allInnerTexts();
  for (const [index, { AccountId = "", ConformancePackName = "", ErrorCode = "", ErrorMessage = "" }] of truth
    .slice(0, 2)
    .entries()) {
    for (const field of [
      AccountId,
      ConformancePackName,
      ErrorCode,
      ErrorMessage,
      "Update failed",
      "updated",
    ]) {
      expect(shown[index]).toContain(field);
    }
  }
  await expect(pack.answer.first()).toContainText("The snapshot said the same.");
  await axe(page);
  await pack.panel.getByRole("button", { name: "Next page", exact: true }).click();
  await expect(pack.answer.first()).toContainText(truth[2]?.AccountId ?? "");
  await expect(page).toHaveURL(/liveStatus=UPDATE_FAILED/);
});

test("saves what is filtered", async ({ page }) => {
  const packs = packsPage(page);
  await packs.open(`/packs/${packNames.cis}?status=CREATE_FAILED`);
  await page.getByRole("button", { name: "Export" }).click();
  const [csv] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /^Filtered: .* \(CSV\)$/ }).click(),
  ]);
  expect(csv.suggestedFilename()).toMatch(/^canopy-conformance-packs-.+Z\.csv$/);
  const lines = (await readFile(await csv.path(), "utf8")).trim().split("\r\n");
  expect(lines).toHaveLength(8);
  expect(lines.slice(1).every((line) => line.includes("CREATE_FAILED"))).toBe(true);

  await page.goto("/organization");
  await page.getByRole("button", { name: "Export" }).click();
  await expect(page.getByRole("link", { name: "Every target (CSV)" })).toBeVisible();
  await page.goto("/organization?kind=account&status=failed");
  await page.getByRole("button", { name: "Export" }).click();
  const [json] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /^Filtered: .* \(JSON\)$/ }).click(),
  ]);
  const saved: unknown = JSON.parse(await readFile(await json.path(), "utf8"));
  expect(saved).toMatchObject({
    asOf: expect.stringMatching(/Z$/),
    about: { filter: { statuses: ["failed"] } },
  });
});

test("draws bars over OUs, and the same as a table", async ({ page }) => {
  const packs = packsPage(page);
  await packs.open("/packs?view=charts");
  await expect(
    page.getByRole("img", { name: new RegExp(`^${packNames.cis} in Organization: 7 create failed`) }),
  ).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Show numbers" }).click();
  const table = page.getByRole("table", { name: "Accounts by status, for packs and top-level OUs" });
  await expect(table.getByRole("row").nth(1).getByRole("cell").first()).toContainText("Create failed");
  await axe(page);
});

for (const width of [1440, 390]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`is accessible at ${width} pixels in the ${colorScheme} theme`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme });
      const packs = packsPage(page);
      for (const link of [
        "/packs",
        "/packs?view=matrix&status=CREATE_FAILED",
        "/packs?view=causes",
        "/packs?view=charts",
        `/packs/${packNames.pci}`,
        `/packs/${packNames.pci}?panel=details`,
        `/packs/${packNames.cis}?account=${places.management.id}`,
      ]) {
        await packs.open(link);
        await axe(page);
      }
      await page.goto(`/accounts/${places.management.id}`);
      await expect(page.getByRole("list", { name: "Packs in this account" })).toBeVisible();
      await axe(page);
    });
  }
}
