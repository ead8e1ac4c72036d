import { createDatabase } from "../fixtures/create-database";
import { axe } from "../fixtures/axe";
import { takePictures } from "../fixtures/pictures";
import { expect, test } from "../fixtures/test";
import { type SandboxUnderTest, startSandboxUnderTest } from "../fixtures/sandbox-under-test";
import { team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

let other: SandboxUnderTest;
let stop: () => Promise<void>;

test.beforeEach(async ({ canopy, sandbox }, { workerIndex }) => {
  test.setTimeout(600_000);
  const name = `second-${workerIndex}`;
  ({ sandbox: other, stop } = await startSandboxUnderTest({
    name,
    world: { ...team, seed: 11, partition: "aws-us-gov" },
  }));
  const databaseOf = async (connection: string) => {
    const { DATABASE_URL, CANOPY_MIGRATION_DATABASE_URL } = await createDatabase(
      `${connection}_${workerIndex}_${Date.now()}`,
    );
    return { databaseUrl: DATABASE_URL, migrationDatabaseUrl: CANOPY_MIGRATION_DATABASE_URL };
  };
  const { managementAccountId = "" } = await sandbox.world();
  await canopy.startAfresh({
    CANOPY_CONNECTION_TITLE: "Commercial",
    CANOPY_CONNECTIONS: JSON.stringify([
      {
        name: "second",
        title: "Second organization",
        region: "us-gov-west-1",
        endpoint: other.url,
        groupRoles: "administrator=administrator; approver=approver",
        ...(await databaseOf("second")),
      },
      {
        name: "management",
        title: "Management account",
        region: "eu-west-1",
        roleArn: `arn:aws:iam::${managementAccountId}:role/canopy`,
        groupRoles: "administrator=administrator",
        ...(await databaseOf("management")),
      },
    ]),
  });
});
test.afterEach(() => stop());

test("one Canopy looks at two organizations in two partitions, each by its own address, role and account", async ({
  page,
  people,
  sandbox,
}) => {
  const organization = organizationPage(page);
  const [here, there] = [await sandbox.world(), await other.world()];
  const chooser = page.getByRole("button", { name: /^Connection: / });

  await organization.open();
  await expect(chooser).toContainText("Commercial");
  await expect(page).toHaveTitle("Organization · Commercial · Canopy");
  await expect(organization.tree.row(here.managementAccountId ?? "")).toBeVisible();

  // Chosen in the frame: the same page, of the other organization.
  await chooser.click();
  await page.getByRole("menuitem", { name: /Second organization/ }).click();
  await expect(page).toHaveURL(/\/at\/second\/organization$/);
  await organization.settled();
  await expect(page).toHaveTitle("Organization · Second organization · Canopy");
  await expect(organization.tree.row(there.managementAccountId ?? "")).toBeVisible();
  await expect(organization.tree.row(here.managementAccountId ?? "")).toHaveCount(0);
  await axe(page);

  // Links, the keyboard, back and forward stay in it.
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Policies" }).click();
  await expect(page).toHaveURL(/\/at\/second\/policies$/);
  await expect(page.getByRole("link", { name: "Policies", exact: true }).first()).toHaveAttribute(
    "aria-current",
    "page",
  );
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await expect(page).toHaveURL(/\/at\/second\/runs$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/at\/second\/policies$/);
  await page.goBack();
  await organization.settled();
  await expect(organization.tree.row(there.managementAccountId ?? "")).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/:\d+\/organization$/);
  await expect(organization.tree.row(here.managementAccountId ?? "")).toBeVisible();
  await page.goForward();
  await expect(page).toHaveURL(/\/at\/second\/organization$/);
  await organization.settled();

  // A change there calls that account alone, and its review names it.
  await organization.tree.select("Infrastructure");
  await organization.panel.assign.click();
  await organization.form.choice("Make self-managed").check();
  await organization.form.review();
  await expect(organization.form.panel).toContainText("This changes Second organization");
  await axe(page);
  await organization.form.confirm.click();
  await expect(organization.form.calls).toContainText("All requests sent.");
  const changes = async (of: SandboxUnderTest) =>
    (await of.calls.count())["securityhub:StartConfigurationPolicyAssociation"]?.calls ?? 0;
  expect(await changes(other)).toBe(1);
  expect(await changes(sandbox)).toBe(0);

  // Its run is found there, and nowhere else.
  const runs = await (await page.request.get("/at/second/api/runs")).text();
  const run = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(runs)?.[0] ?? "";
  await page.goto(`/at/second/runs/${run}`);
  await expect(page.getByRole("main")).toContainText("Infrastructure");
  await page.goto(`/runs/${run}`);
  await expect(page.getByRole("heading", { name: "This run doesn't exist here" })).toBeVisible();
  const nowhere = await page.request.get("/at/nowhere/runs");
  expect(nowhere.status()).toBe(404);
  expect(await nowhere.text()).toContain("Canopy has no connection of this name.");

  // A file that is saved there is of it.
  const file = await (await page.request.get("/at/second/api/organization/export?format=csv")).text();
  expect(file).toContain(there.managementAccountId ?? "");
  expect(file).not.toContain(here.managementAccountId ?? "");

  // The palette leads back.
  await organization.open("/at/second/organization");
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByPlaceholder(/^Search accounts/).fill("switch to commercial");
  await page.getByRole("option", { name: /Switch to Commercial/ }).click();
  await expect(page).toHaveURL(/:\d+\/organization$/);

  // Who has no role there is shown nothing of it.
  const operator = await (await people.context("operator")).newPage();
  await operator.goto("/organization");
  await expect(operator.getByRole("button", { name: /^Connection: / })).toContainText("Commercial");
  await operator.getByRole("button", { name: /^Connection: / }).click();
  await expect(operator.getByRole("menuitem")).toHaveCount(1);
  await operator.goto("/at/second/organization");
  await expect(operator.getByRole("heading", { name: "You have no role in Canopy" })).toBeVisible();
  await expect(operator.locator("body")).not.toContainText(there.managementAccountId ?? "");

  await organization.open("/at/second/organization");
  await takePictures(page, "connections");
});

test("packs of the management account and of the delegated administrator stand side by side", async ({
  page,
  sandbox,
}) => {
  const { managementAccountId = "", delegatedAdministratorId = "" } = await sandbox.world();
  const elsewhere = page.getByRole("region", { name: "Packs of Management account" });
  await expect(async () => {
    await page.goto("/packs");
    await expect(elsewhere).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expect(elsewhere).toContainText(`account ${managementAccountId}, the management account`);
  await axe(page);
  const pack = elsewhere.getByRole("link").first();
  const name = (await pack.textContent()) ?? "";
  await pack.click();
  await expect(page).toHaveURL(new RegExp(`/at/management/packs/${name}$`));
  await expect(page.getByRole("main")).toContainText(name);

  await page.goto("/at/management/packs");
  const others = page.getByRole("region", { name: "Packs of Commercial" });
  await expect(others).toContainText(`account ${delegatedAdministratorId}, the delegated administrator`);
  await page.goto("/at/second/packs");
  await expect(page.getByRole("table", { name: "Conformance packs" })).toBeVisible();
  await expect(page.getByRole("region", { name: /^Packs of/ })).toHaveCount(0);
  await page.goto("/packs");
  await expect(elsewhere).toBeVisible();
  await takePictures(page, "packs-elsewhere");
});
