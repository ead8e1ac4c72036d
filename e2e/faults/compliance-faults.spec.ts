import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { packNames, places, team } from "../fixtures/worlds";
import { packsPage } from "../journeys/packs";

test.use({ world: team });

const packCompliance = "DescribeAggregateComplianceByConformancePacks";
const failingRules = "DescribeAggregateComplianceByConfigRules";
const resources = "GetAggregateComplianceDetailsByConfigRule";

test("compliance that is throttled says that it is late, and comes by itself @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  test.setTimeout(240_000);
  await sandbox.faults.on(packCompliance, { kind: "throttle" });
  await canopy.startAfresh();
  const packs = packsPage(page);
  await page.goto(`${canopy.url}/packs?show=compliance`);
  await packs.settled();
  // Deployments are there; of compliance it is said that it isn't.
  await expect(packs.packRow(packNames.cis)).toBeVisible();
  await expect(
    page.getByText(/Compliance is read after the conformance packs|not read$|Not read yet/).first(),
  ).toBeVisible();
  await expect(packs.packRow(packNames.cis).getByRole("button", { name: /non-compliant$/ })).toHaveCount(0);
  await axe(page);
  await sandbox.faults.clear();
  await expect(packs.packRow(packNames.cis).getByRole("button", { name: /non-compliant$/ })).toBeVisible({
    timeout: 120_000,
  });
  await expect(page.getByText(/is throttling/)).toHaveCount(0, { timeout: 120_000 });
});

test("rules that are throttled leave the packs' figures, and come by themselves @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  test.setTimeout(240_000);
  await sandbox.faults.on(failingRules, { kind: "throttle" }, { times: 6 });
  await canopy.startAfresh();
  await page.goto(`${canopy.url}/packs/${packNames.cis}?view=rules`);
  const rules = page.getByRole("table", { name: `Rules of ${packNames.cis}` });
  await expect(rules.getByRole("row").nth(1)).toBeVisible({ timeout: 120_000 });
  // 62 rules and the header: nothing is missing in the end.
  await expect(rules.getByRole("row")).toHaveCount(63, { timeout: 120_000 });
  await expect(page.getByText(/Not everything could be read/)).toHaveCount(0, { timeout: 120_000 });
});

test("failing resources that are throttled say so, and are asked for again by themselves", async ({
  page,
  sandbox,
}) => {
  test.setTimeout(180_000);
  await page.goto(`/packs/${packNames.cis}?view=rules`);
  await page.getByRole("table").getByRole("link").first().click();
  const list = page.getByRole("grid", { name: "Accounts that fail the rule" });
  await expect(list).toBeVisible();
  await sandbox.faults.on(resources, { kind: "throttle" });
  await list.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/is throttling requests/).first()).toBeVisible();
  await axe(page);
  await sandbox.faults.clear();
  await expect(
    page.getByRole("list", { name: "Failing resources" }).getByRole("listitem").first(),
  ).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/is throttling requests/)).toHaveCount(0);
});

test("recorder coverage that is throttled leaves an account's page, and comes by itself @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  test.setTimeout(240_000);
  await sandbox.faults.on("SelectAggregateResourceConfig", { kind: "throttle" });
  await canopy.startAfresh();
  await page.goto(`${canopy.url}/accounts/${places.sound.id}`);
  await expect(page.getByRole("list", { name: "Packs in this account" })).toBeVisible({ timeout: 60_000 });
  const section = page.getByRole("region", { name: "Configuration recorder" });
  await expect(
    section.getByText(/has not been read yet|Canopy (couldn't|has not) read it/).first(),
  ).toBeVisible();
  await sandbox.faults.clear();
  await expect(section.getByText(/^A recorder records/).first()).toBeVisible({ timeout: 120_000 });
  await axe(page);
});
