import { applyConfiguration, createAggregator, disableControls, moveAccount } from "../fixtures/aws-changes";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { saved } from "../journeys/export-menu";
import { historyPage } from "../journeys/history";
import { organizationPage } from "../journeys/organization";
import { overviewPage } from "../journeys/overview";

test.use({ world: team });

const selfManaged = "SELF_MANAGED_SECURITY_HUB";

test("a run and a change made elsewhere tell one story: panel, account, history and overview", async ({
  page,
  sandbox,
}) => {
  const organization = organizationPage(page);
  await organization.open(`/organization?target=${places.sound.id}`);
  const { panel, form } = organization;
  await panel.assign.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  await form.confirm.click();
  await expect(form.outcome(places.sound.name)).toContainText("Accepted");
  await sandbox.clock.advance({ minutes: 10 });
  await applyConfiguration(sandbox.url, places.sound.id, selfManaged);
  await organization.open(`/organization?target=${places.sound.id}`);
  await organization.refresh();

  const changes = panel.section("History").getByRole("listitem");
  const elsewhere = changes.filter({ hasText: "Changed elsewhere" });
  await expect(elsewhere).toContainText("nist-800-53");
  await expect(elsewhere).toContainText("Self-managed");
  const own = changes.filter({ has: page.getByRole("link", { name: /^Run \d+$/ }) });
  await expect(own).toContainText("None applied");
  await expect(own).toContainText("nist-800-53");
  await expect(own).not.toContainText("Changed elsewhere");
  await axe(page);

  await page.goto(`/accounts/${places.sound.id}`);
  const section = page.getByRole("region", { name: "History", exact: true });
  await expect(section.getByRole("listitem").filter({ hasText: "Changed elsewhere" })).toBeVisible();
  await axe(page);
  await section.getByRole("link", { name: "View history" }).click();

  const history = historyPage(page);
  await expect(history.groups).toContainText("Changed elsewhere");
  await history.filter("Changed by", "Changed elsewhere");
  await expect(history.count).toHaveText("1 change");
  await axe(page);
  const lines = await saved(page, "Filtered: changes (CSV)");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("nist-800-53");
  expect(lines[1]).toContain("Self-managed");

  const overview = overviewPage(page);
  await overview.open();
  const notice = page.getByText("1 change made outside Canopy in the last 7 days.");
  await expect(notice).toBeVisible();
  await page.getByRole("link", { name: "View changes" }).click();
  await expect(history.line("Changed elsewhere")).toContainText(places.sound.name);
  await expect(history.count).toHaveText("1 change");
});

test("changes that are alike are one line, which opens, and an OU's history has what is below it and what left", async ({
  page,
  sandbox,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const unit = await organization.tree.row("Sandbox").getByRole("gridcell").nth(1).textContent();
  const other = await organization.tree.row("Exceptions").getByRole("gridcell").nth(1).textContent();
  const { managementAccountId = "", rootId = "" } = await sandbox.world();
  await applyConfiguration(sandbox.url, rootId, selfManaged);
  await moveAccount(sandbox.url, managementAccountId, {
    accountId: places.sound.id,
    unitId: unit ?? "",
  });
  await organization.refresh();

  const history = historyPage(page);
  await history.open();
  const alike = history.line(/\d+ targets.*Effective policy/s);
  await expect(alike).toContainText("org-baseline");
  await alike.getByRole("button", { name: /^Show \d+ targets$/ }).click();
  await expect(alike.getByRole("listitem").first()).toContainText("Effective policy");
  await expect(alike.getByRole("button", { name: /^Hide/ })).toHaveAttribute("aria-expanded", "true");
  await axe(page);

  await history.open(`/history?subject=${unit ?? ""}&kind=moved`);
  await expect(history.line("Moved")).toContainText(places.sound.name);
  await expect(history.line("Moved")).toContainText("Root › Sandbox");
  await history.open(`/history?subject=${other ?? ""}&kind=moved`);
  await expect(page.getByText("No changes match")).toBeVisible();
});

test("settings of a policy and an aggregator that another client changed are shown with both values", async ({
  page,
  sandbox,
}) => {
  const organization = organizationPage(page);
  await createAggregator(sandbox.url, "by-script");
  await organization.open();
  await organization.refresh();
  await page.goto("/policies");
  await page.getByRole("link", { name: "org-baseline" }).first().click();
  await expect(page).toHaveURL(/\/policies\/[0-9a-f-]{36}/);
  const policy = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await disableControls(sandbox.url, policy, ["EC2.8", "S3.5"]);
  await createAggregator(sandbox.url, "by-script", ["eu-west-1", "us-east-1"]);
  await organization.open();
  await organization.refresh();

  const history = historyPage(page);
  await history.open("/history?by=elsewhere");
  await expect(history.line("org-baseline")).toContainText("Policy changed");
  const settings = page.getByRole("list", { name: "Changed settings" });
  await expect(settings.filter({ hasText: "Disabled controls" })).toContainText("EC2.8");
  await expect(settings.filter({ hasText: "Regions" })).toContainText("us-east-1");
  await axe(page);

  await page.goto(`/policies/${policy}?tab=activity`);
  const changes = page.getByRole("list", { name: "Newest changes" });
  await expect(changes.getByRole("listitem").filter({ hasText: "Changed elsewhere" })).toContainText("S3.5");
  await axe(page);
  await page.goto("/aggregators/eu-west-1/by-script?tab=activity");
  await expect(changes.getByRole("listitem").filter({ hasText: "Changed elsewhere" }).first()).toContainText(
    "us-east-1",
  );
  await axe(page);
});

test("an earlier time shows the tree and the packs as they were, marked, with nothing to start", async ({
  page,
  sandbox,
  noise,
}) => {
  // Of packs nothing was kept yet at the first instant of the organization, and in 2001 of neither.
  noise.allow(/status of 404/);
  const organization = organizationPage(page);
  await organization.open();
  const { tree, panel } = organization;
  const unit = (await tree.row("Sandbox").getByRole("gridcell").nth(1).textContent()) ?? "";
  const { managementAccountId = "" } = await sandbox.world();
  await moveAccount(sandbox.url, managementAccountId, { accountId: places.sound.id, unitId: unit });
  await applyConfiguration(sandbox.url, places.sound.id, selfManaged);
  await organization.refresh();
  await page.getByRole("button", { name: "Earlier time" }).click();
  await axe(page);
  const stored = page.getByRole("list", { name: "Stored snapshots" }).getByRole("button");
  await expect(stored).toHaveCount(2);
  await stored.last().click();

  const banner = page.getByRole("status").filter({ hasText: "what Canopy read then" });
  await expect(banner).toBeVisible();
  await expect(page).toHaveURL(/asof=/);
  await page.goto(`${page.url()}&target=${places.sound.id}`);
  await expect(panel.panel).toContainText("Root › Policy Staging");
  await expect(panel.section("Governed by")).toContainText("org-baseline");
  await expect(panel.panel).toContainText("This is an earlier time. Go back to now to assign.");
  await expect(panel.assign).toBeHidden();
  await axe(page);
  const lines = await saved(page, "Every target (CSV)");
  expect(lines.find((line) => line.includes(places.sound.id))).toContain("Policy Staging");
  const asOf = new URL(page.url()).searchParams.get("asof") ?? "";

  await page.getByRole("button", { name: "Back to now" }).click();
  await expect(panel.panel).toContainText("Root › Sandbox");
  await expect(panel.assign).toBeVisible();
  await expect(banner).toBeHidden();

  await page.goto(`/packs?view=matrix&asof=${asOf}`);
  await expect(banner).toBeVisible();
  await expect(page.getByRole("button", { name: "Collect the conformance packs again" })).toBeHidden();
  await axe(page);
  await page.getByRole("link", { name: "what changed since then" }).click();
  await expect(historyPage(page).line("Moved")).toContainText(places.sound.name);

  await page.goto("/organization?asof=2001-01-01T00:00:00.000Z");
  await expect(
    page.getByText("Canopy keeps no snapshot that was taken at this time or before it."),
  ).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`the history and the trends are accessible at ${width} pixels, ${colorScheme}`, async ({
      page,
      sandbox,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const overview = overviewPage(page);
      await overview.open();
      const trends = page.getByRole("region", { name: "Trends", exact: true });
      await expect(trends).toContainText("There is one collection so far.");
      await applyConfiguration(sandbox.url, places.sound.id, selfManaged);
      await page.getByRole("button", { name: "Collect the organization again" }).click();
      await expect(trends.getByRole("listitem").filter({ hasText: "Self-managed" })).toContainText("+1");
      await trends.getByText("Show as a table").click();
      await expect(trends.getByRole("table").getByRole("row")).not.toHaveCount(1);
      await trends.getByText("90 days").click();
      await expect(page).toHaveURL(/trend=90/);
      await axe(page);
      const history = historyPage(page);
      await history.open();
      await expect(history.line("Changed elsewhere")).toContainText(places.sound.name);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await axe(page);
    });
  }
}
