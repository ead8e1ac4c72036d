import type { Page } from "@playwright/test";
import { axe } from "../fixtures/axe";
import { packCompliance } from "../fixtures/compliance-truth";
import { memberStatuses, putPack } from "../fixtures/pack-truth";
import { takePictures } from "../fixtures/pictures";
import { expect, test } from "../fixtures/test";
import { packNames, team } from "../fixtures/worlds";
import { saved } from "../journeys/export-menu";
import { tabTo } from "../journeys/keyboard";
import { organizationPage } from "../journeys/organization";
import { overviewPage } from "../journeys/overview";
import { packsPage } from "../journeys/packs";
import { numberIn } from "../journeys/summary-bar";

test.use({ world: team });

/** The accounts that do not comply with a pack, as the aggregator and the deployments have them. */
async function nonCompliant(url: string, name: string): Promise<number> {
  const [compliance, statuses] = await Promise.all([packCompliance(url, name), memberStatuses(url, name)]);
  const absent = new Set(
    statuses
      .filter(({ Status }) => Status === "DELETE_SUCCESSFUL" || Status === "CREATE_FAILED")
      .map(({ AccountId }) => AccountId),
  );
  return compliance.filter(
    ({ AccountId, Compliance }) => !absent.has(AccountId) && Compliance?.ComplianceType === "NON_COMPLIANT",
  ).length;
}

function byOu(page: Page) {
  return page.getByRole("table", { name: /^Accounts by compliance, for packs and/ });
}

test("the view by OU shows compliance beside deployments, leads to the accounts, and is saved", async ({
  page,
  sandbox,
}) => {
  const packs = packsPage(page);
  await packs.open("/packs?view=charts");
  await page.getByRole("radio", { name: "Compliance" }).check({ force: true });
  await expect(page).toHaveURL(/show=compliance/);
  const expected = await nonCompliant(sandbox.url, packNames.pci);
  const row = byOu(page).getByRole("row").filter({ hasText: "PCI-DSS" });
  await expect(row.getByRole("cell").first()).toContainText(`${expected} non-compliant`);
  await axe(page);
  await takePictures(page, "by-ou");

  // Sorted by an OU with the keyboard, and the same from the link.
  const workloads = page.getByRole("columnheader", { name: "Workloads", exact: true });
  await tabTo(page, workloads.getByRole("button", { name: "Sort by Workloads" }));
  await page.keyboard.press("Enter");
  await expect(workloads).toHaveAttribute("aria-sort", "descending");
  await page.reload();
  await expect(workloads).toHaveAttribute("aria-sort", "descending");

  const lines = await saved(page, "Packs by OU (CSV)");
  expect(lines[0]).toContain("Non-compliant,Compliant,Insufficient data,Not evaluated,Not covered");
  const whole = lines.find((line) => line.includes("PCI-DSS") && line.includes("Organization"));
  expect(whole?.split(",")).toContain(String(expected));

  await row.getByRole("button", { name: `${expected} non-compliant` }).click();
  await expect(page).toHaveURL(/view=matrix/);
  await expect(packs.matching).toHaveText(`${expected} accounts match`);
  await page.goBack();
  await expect(byOu(page)).toBeVisible();
  await expect(workloads).toHaveAttribute("aria-sort", "descending");

  // The filter of the accounts counts in each OU, and an OU has columns of its own.
  await page.getByRole("searchbox", { name: /^Filter by name/ }).fill("no such account");
  await expect(row.getByRole("cell").first()).toContainText("no account has it");
  await page.getByRole("button", { name: "Clear all", exact: true }).click();
  await expect(row.getByRole("cell").first()).toContainText(`${expected} non-compliant`);
});

test("the map shows the compliance of one pack and of all, in words, by mouse and keyboard", async ({
  page,
  sandbox,
}) => {
  const overview = overviewPage(page);
  const packs = packsPage(page);
  await packs.open("/packs?show=compliance");
  await expect(packs.packRow(packNames.pci).getByText(/non-compliant/)).toBeVisible();
  await overview.open("/?by=compliance");
  const { legend, numbers, map, readout } = overview;
  await expect(legend.getByRole("button", { name: /At least one pack non-compliant$/ })).toBeVisible();
  await expect(page.getByText("which covers every account of the organization")).toBeVisible();
  await axe(page);
  await map.scrollIntoViewIfNeeded();
  await takePictures(page, "map-all");

  await page.getByRole("button", { name: "Pack: All packs" }).click();
  await page.getByRole("menuitemradio", { name: packNames.pci }).click();
  await expect(page).toHaveURL(/pack=Operational/);
  const expected = await nonCompliant(sandbox.url, packNames.pci);
  const entry = legend.getByRole("button", { name: /\d Non-compliant$/ });
  // Accounts that are not active are a class of their own.
  await expect.poll(() => numberIn(entry)).toBeLessThanOrEqual(expected);
  const shown = await numberIn(entry);
  expect(shown).toBeGreaterThan(0);
  await map.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await expect(readout).toContainText(/\d{12}/);
  await axe(page);
  await takePictures(page, "map-pack");

  const link = page.url();
  await numbers.locator("a[href*='compliance=NON_COMPLIANT']").first().click();
  await expect(page).toHaveURL(/compliance=NON_COMPLIANT/);
  await expect(packs.matching).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(link);
  await expect(entry).toBeVisible();
  expect(await numberIn(entry)).toBe(shown);
});

/** Has compliance collected again, and waits until its age is that of the new collection. */
async function collectAgain(page: Page): Promise<void> {
  const refresh = page.getByRole("button", { name: "Collect compliance again" });
  const status = page.getByText(/^Compliance through the aggregator/).locator("..");
  const takenAt = () => status.getByRole("time").first().getAttribute("datetime");
  const before = await takenAt();
  await refresh.click();
  await expect.poll(takenAt).not.toBe(before);
  await expect(refresh).not.toHaveAttribute("aria-busy");
}

test("a pack, an account and an OU show how compliance developed, with what was changed of packs", async ({
  page,
  sandbox,
}) => {
  await page.goto(`/packs/${packNames.pci}`);
  await expect(page.getByRole("list", { name: "Accounts by compliance" })).toBeVisible();
  await sandbox.clock.advance({ hours: 15 * 24 });
  await collectAgain(page);
  const excluded = (await memberStatuses(sandbox.url, packNames.pci))[0]?.AccountId ?? "";
  await putPack(sandbox.url, packNames.pci, [excluded]);
  // Until the deployment has settled, accounts are evaluated anew from one reading to the next.
  await sandbox.clock.advance({ hours: 48 });
  await packsPage(page).refresh();
  await collectAgain(page);

  await page.getByRole("button", { name: "Over time" }).click();
  await expect(page).toHaveURL(/view=trend/);
  const line = page.getByRole("slider", { name: "Compliance over time, accounts" });
  await expect(line).toBeVisible();
  await expect.poll(async () => Number(await line.getAttribute("aria-valuemax"))).toBeGreaterThan(1);
  const expected = await nonCompliant(sandbox.url, packNames.pci);
  await expect(line).toHaveAttribute("aria-valuetext", new RegExp(`${expected} non-compliant`));
  await tabTo(page, line);
  await page.keyboard.press("Home");
  await expect(line).toHaveAttribute("aria-valuenow", "0");
  const first = await line.getAttribute("aria-valuetext");
  await page.keyboard.press("End");
  await expect(line).not.toHaveAttribute("aria-valuetext", first ?? "");
  await expect(page.getByRole("list", { name: "Changes of packs" })).toContainText("exclusions");
  await expect(page.getByRole("list", { name: "Changes of packs" })).toContainText("Changed elsewhere");
  await axe(page);
  await page.getByText("Show as a table").click();
  const table = page.getByRole("table", { name: "Compliance over time, accounts" });
  await expect(table.getByRole("row").nth(1)).toContainText(String(expected));
  await takePictures(page, "trend-pack");

  // The range and what is counted are in the address.
  await page.getByRole("radio", { name: "Rules" }).check({ force: true });
  await page.getByRole("radio", { name: "7 days" }).check({ force: true });
  await expect(page).toHaveURL(/days=7/);
  await page.reload();
  await expect(page.getByRole("slider", { name: "Compliance over time, rules" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "7 days" })).toBeChecked();
  const lines = await saved(page, "Compliance over time (CSV)", "Save over time");
  expect(lines[0]).toContain("Collected,Non-compliant,Compliant");
  expect(lines.at(-1)?.split(",")[1]).toBe(String(expected));
  expect(lines.join("\n")).toContain("exclusions");

  // The view by OU as of a collection says what the line says of then.
  const [collected = "", then = ""] = lines[2]?.split(",") ?? [];
  await page.goto(`/packs?view=charts&show=compliance&asof=${collected}`);
  const earlier = byOu(page).getByRole("row").filter({ hasText: "PCI-DSS" });
  await expect(earlier.getByRole("cell").first()).toContainText(`${then} non-compliant`);
  await axe(page);

  const rows = await packCompliance(sandbox.url, packNames.pci);
  const failing =
    rows.find(({ Compliance }) => Compliance?.ComplianceType === "NON_COMPLIANT")?.AccountId ?? "";
  await page.goto(`/accounts/${failing}?count=rules`);
  const account = page.getByRole("region", { name: "Compliance over time", exact: true });
  await expect(account.getByRole("slider")).toHaveAttribute("aria-valuetext", /\d non-compliant, .* rules/);
  await axe(page);
  await account.scrollIntoViewIfNeeded();
  await takePictures(page, "trend-account");

  const organization = organizationPage(page);
  await organization.open();
  await organization.tree.select("Root");
  const panel = page.getByRole("complementary").filter({ has: page.getByRole("heading", { name: "Root" }) });
  await expect(panel.getByRole("slider")).toHaveAttribute("aria-valuetext", /\d+ non-compliant/);
  const below = /(\d[\d,]*) non-compliant/.exec(
    (await panel.getByRole("slider").getAttribute("aria-valuetext")) ?? "",
  );
  await panel.getByRole("slider").scrollIntoViewIfNeeded();
  await axe(page);
  await takePictures(page, "trend-ou");

  // The map says the same of the root.
  const overview = overviewPage(page);
  await overview.open("/?by=compliance");
  await expect(
    overview.legend.getByRole("button", { name: `${below?.[1] ?? ""} At least one pack non-compliant` }),
  ).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`compliance over OUs and time is accessible at 390 pixels in the ${colorScheme} theme`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme });
    const packs = packsPage(page);
    await packs.open("/packs?view=charts&show=compliance");
    await expect(byOu(page)).toBeVisible();
    await axe(page);
    await takePictures(page, "by-ou-390");
    const overview = overviewPage(page);
    await overview.open(`/?by=compliance&pack=${packNames.pci}`);
    await expect(overview.legend.getByRole("button", { name: /Non-compliant$/ })).toBeVisible();
    await axe(page);
    await overview.map.scrollIntoViewIfNeeded();
    await takePictures(page, "map-390");
    await page.goto(`/packs/${packNames.pci}?view=trend`);
    await expect(page.getByRole("slider", { name: /^Compliance over time/ })).toBeVisible();
    await axe(page);
    await takePictures(page, "trend-390");
  });
}
