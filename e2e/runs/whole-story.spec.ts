import type { Page } from "@playwright/test";
import { awsTruth } from "../fixtures/aws-truth";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { activityPage } from "../journeys/activity";
import { historyPage } from "../journeys/history";
import { organizationPage } from "../journeys/organization";
import { planPage, savePlan } from "../journeys/plans";
import { runsPage } from "../journeys/runs";

test.use({ world: team, settings: { CANOPY_APPROVAL: "association:5" } });

const operation = "StartConfigurationPolicyAssociation";
const runLink = /^Run \d+$/;

test("one change, from its plan to its undo, is the same in its run, the activity, the timeline and an earlier time", async ({
  page,
  context,
  people,
  sandbox,
}) => {
  test.setTimeout(300_000);
  const truth = awsTruth(sandbox.url);
  const names = await truth.policyNames();
  const governedBefore = new Map(
    (await truth.associations()).map((each) => [each.TargetId, names.get(each.ConfigurationPolicyId ?? "")]),
  );
  const lead = await (await people.context("lead")).newPage();

  await test.step("planned, shared, scheduled and approved by a second person", async () => {
    await planMessaging(page);
    const plan = planPage(page);
    await expect(plan.title).toContainText("Waiting for approval");
    await lead.goto(page.url());
    const shared = planPage(lead);
    await expect(shared.facts).toContainText("Audit finding 7");
    await looksRight(lead, "plan");
    await rowsAreApart(lead);
    await shared.button("Approve…").click();
    await shared.dialog.getByRole("button", { name: "Approve revision 1" }).click();
    await expect(plan.title).toContainText("Approved");
    await lead.goto("/plans");
    await expect(planPage(lead).table.getByRole("row").nth(1)).toContainText("Approved");
    await looksRight(lead, "plans");
  });

  const run = runsPage(page);
  const first = await test.step("run, watched in another tab, and paused there", async () => {
    await sandbox.faults.on(operation, { kind: "deny" }, { times: 1 });
    await sandbox.faults.on(operation, { kind: "latency", ms: 3_000 });
    const plan = planPage(page);
    await plan.button("Start now…").click();
    await plan.dialog.getByRole("button", { name: /^Start for \d+ accounts$/ }).click();
    await expect(run.title).toContainText("Running");
    await expect(run.facts).toContainText("approved by Lea Lead");
    const watching = runsPage(lead);
    await watching.openList();
    await expect(watching.indicator).toBeVisible();
    await expect(watching.row("Make")).toContainText("Running");
    await lead.goto(page.url());
    await expect(watching.results).toContainText("1 refused");
    await expect(watching.results).toContainText(/\d+ (pending|accepted)/);
    await watching.pause.click();
    await expect(run.title).toContainText("Paused");
    await looksRight(lead, "run");
    await lead.goto("/runs");
    await looksRight(lead, "runs");
    return page.url();
  });

  await page.close();
  await lead.close();
  const later = await context.newPage();
  const found = runsPage(later);
  const accepted =
    await test.step("found again after all tabs were closed, its rest cancelled, its failure retried", async () => {
      await later.goto(first);
      await expect(found.title).toContainText("Paused");
      await expect(found.indicator).toContainText("paused");
      await found.cancelRest.click();
      await expect(found.facts).toContainText("All requests sent.");
      await sandbox.faults.clear();
      await expect(found.retry).toHaveText("Retry 1 target");
      await found.retry.click();
      await expect(found.results).not.toContainText("refused");
      await sandbox.clock.advance({ minutes: 10 });
      await expect(found.results).toContainText("in effect");
      await found.results.getByRole("button", { name: /in effect$/ }).click();
      const row = found.grid.getByRole("row").nth(1);
      await expect(row).toContainText("In effect");
      const id = (await row.getByRole("gridcell").nth(1).textContent()) ?? "";
      expect((await truth.association(id)).configuration).toBe("SELF_MANAGED_SECURITY_HUB");
      return id;
    });

  // Which of the accounts was the first depends on how far the run came before it was paused.
  const inherited = governedBefore.get(accepted) ?? "not known";
  const organization = organizationPage(later);
  await organization.open(`/organization?target=${accepted}`);
  await organization.refresh();
  await later.goto(first);
  await test.step("undone, which a second person approves as well", async () => {
    await later.getByRole("button", { name: "Undo…" }).click();
    const dialog = later.getByRole("alertdialog");
    await expect(dialog).toContainText("back to what");
    await axe(later);
    const start = dialog.getByRole("button", { name: /^Undo for \d+ targets?$/ });
    if (await start.isVisible()) await start.click();
    else {
      await savePlan(later, "Send for approval");
      const approver = await (await people.context("approver")).newPage();
      await approver.goto(later.url());
      const asked = planPage(approver);
      await asked.button("Approve…").click();
      await asked.dialog.getByRole("button", { name: "Approve revision 1" }).click();
      await planPage(later).button("Start now…").click();
      await planPage(later)
        .dialog.getByRole("button", { name: /^Start/ })
        .click();
    }
    await expect(found.title).toContainText(/^Undo run \d+/);
    await expect(found.facts).toContainText("All requests sent.");
    expect(await truth.association(accepted)).toMatchObject({ configuration: inherited, type: "INHERITED" });
  });

  await test.step("activity and timeline name the same two runs", async () => {
    await organization.open(`/organization?target=${accepted}`);
    await organization.refresh();
    const activity = activityPage(later);
    await activity.open(`/activity?target=${accepted}`);
    await expect(activity.row("Started disassociation")).toContainText("Succeeded");
    const recorded = activity.rows.filter({ hasText: "Succeeded" });
    await expect(recorded).toHaveCount(2);
    const byActivity = await hrefs(recorded.getByRole("link", { name: /^#\d+$/ }));
    await looksRight(later, "activity");
    const history = historyPage(later);
    await history.open(`/history?subject=${accepted}`);
    // A run stands at each change that it made: of the configuration, and of the status that followed.
    const timelineRuns = history.groups.getByRole("link", { name: runLink });
    await expect
      .poll(async () => [...new Set(await hrefs(timelineRuns))].sort())
      .toEqual([...new Set(byActivity)].sort());
    await expect(history.groups).not.toContainText("Changed elsewhere");
    await looksRight(later, "history");
    await later.goto("/notifications");
    await looksRight(later, "notifications");
  });

  await test.step("an earlier time shows the tree in between, and before", async () => {
    const stored = later.getByRole("list", { name: "Stored snapshots" }).getByRole("button");
    await organization.open(`/organization?target=${accepted}`);
    await expect(organization.panel.section("Governed by")).toContainText(inherited);
    for (const [index, governed] of [
      [1, "Self-managed"],
      [2, inherited],
    ] as const) {
      await later.getByRole("button", { name: "Earlier time" }).click();
      await stored.nth(index).click();
      await expect(later.getByRole("status").filter({ hasText: "what Canopy read then" })).toBeVisible();
      await expect(organization.panel.section("Governed by")).toContainText(governed);
    }
    await looksRight(later, "organization-as-of");
  });
});

/** Sends it for approval that the accounts of Messaging become self-managed, tomorrow. */
async function planMessaging(page: Page): Promise<void> {
  const organization = organizationPage(page);
  const { tree, form, filters } = organization;
  await organization.open();
  await filters.search.fill(`${places.messaging}/`);
  await filters.choose("Kind", "Accounts");
  await tree.chooseAll.check();
  await tree.assignSelected.click();
  await form.choice("Make self-managed").check();
  await form.review();
  await form.reason.fill("Audit finding 7");
  await savePlan(page, "Send for approval");
}

async function hrefs(links: ReturnType<Page["getByRole"]>): Promise<(string | null)[]> {
  return Promise.all((await links.all()).map((link) => link.getAttribute("href")));
}

/** Each target of the plan ends before the next one begins, however long its path is. */
async function rowsAreApart(page: Page): Promise<void> {
  const rows = page.getByRole("list", { name: "Targets of change 1" }).getByRole("listitem");
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const places = await rows.evaluateAll((all) =>
      all.map((row) => {
        const bounds = [...row.children].map((child) => child.getBoundingClientRect());
        return {
          top: Math.min(...bounds.map(({ top }) => top)),
          bottom: Math.max(...bounds.map(({ bottom }) => bottom)),
        };
      }),
    );
    expect(places.length).toBeGreaterThan(5);
    const over = places.filter(({ top }, index) => top < (places[index - 1]?.bottom ?? top) - 1);
    expect(over, `rows over each other at ${width}`).toEqual([]);
  }
}

/** In both themes and at both widths: nothing that axe finds, and nothing that scrolls sideways. */
async function looksRight(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const)
    for (const width of [390, 1440]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await axe(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, `${name} at ${width}`).toBeLessThanOrEqual(width);
      await page.screenshot({ path: test.info().outputPath(`${name}-${width}-${colorScheme}.png`) });
    }
}
