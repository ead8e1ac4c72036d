import type { Page } from "@playwright/test";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";
import { planPage } from "../journeys/plans";
import { policiesPage } from "../journeys/policies";
import { runsPage } from "../journeys/runs";

test.use({ world: team });

test("a change leads to its run, and a copy is reviewed against its original", async ({ page }) => {
  const policies = policiesPage(page);
  const { form } = policies;
  await policies.openPolicy("sandbox-minimal");
  await page.getByRole("link", { name: "Duplicate" }).click();
  await expect(form.description).toHaveValue("");
  await form.name.fill("sandbox-rules");
  await form.review.click();
  const different = page.getByRole("region", { name: "Different from sandbox-minimal" });
  await expect(different).toContainText("sandbox-rules");
  await form.section("Record").getByRole("textbox", { name: "Reason (optional)" }).fill("A copy to try");
  await axe(page);
  await page.screenshot({ path: test.info().outputPath("copy.png"), fullPage: true });
  await form.save.click();
  const run = page.getByRole("link", { name: "View run" });
  await expect(run).toBeVisible();
  await page.screenshot({ path: test.info().outputPath("toast.png") });
  await run.click();
  await expect(runsPage(page).title).toContainText("Create policy sandbox-rules");
  await expect(runsPage(page).facts).toContainText("A copy to try");

  await policies.openPolicy("sandbox-rules");
  await policies.delete.click();
  await policies.dialog.getByRole("textbox", { name: "Reason (optional)" }).fill("Tried");
  await policies.dialog.getByRole("textbox", { name: /^Type sandbox-rules/ }).fill("sandbox-rules");
  await policies.dialog.getByRole("button", { name: "Delete the policy" }).click();
  await page.getByRole("link", { name: "View run" }).last().click();
  await expect(runsPage(page).title).toContainText("Delete policy sandbox-rules");
  await expect(runsPage(page).facts).toContainText("Tried");
});

test("a scheduled plan is listed as such, unscheduled by a second person and discarded, with who did it", async ({
  page,
  people,
}) => {
  await planOneAccount(page, async (dialog) => {
    await dialog.getByRole("checkbox", { name: "Start at a set time" }).check();
    await dialog.getByLabel(/^Start \(/).fill(`${inDays(3)}T22:00`);
  });
  const plan = planPage(page);
  await expect(plan.title).toContainText("Scheduled");
  const link = page.url();
  await expect(page.getByRole("banner").getByRole("link", { name: /^Plan \d+ scheduled,/ })).toBeVisible();
  await page.goto("/plans?state=scheduled");
  await expect(plan.table.getByRole("row").nth(1)).toContainText("Scheduled");
  await page.screenshot({ path: test.info().outputPath("plans.png") });
  await axe(page);

  const lead = await (await people.context("operator")).newPage();
  await lead.goto(link);
  const shared = planPage(lead);
  await shared.button("Unschedule…").click();
  await axe(lead);
  await shared.dialog.getByRole("button", { name: "Unschedule plan" }).click();
  await expect(shared.history).toContainText("Start taken back by Otto Operator");
  await expect(shared.facts).toContainText("By hand");
  await expect(shared.title).toContainText("Planned");
  await shared.button("Discard…").click();
  await shared.dialog.getByRole("button", { name: "Discard plan" }).click();
  await expect(shared.history).toContainText("Discarded by Otto Operator");
  await expect(page.getByRole("banner").getByRole("link", { name: /^Plan \d+ scheduled,/ })).toBeHidden();
  await page.goto("/plans?state=scheduled");
  await expect(page.getByRole("heading", { name: "No plans match" })).toBeVisible();
});

test("a run that waits for its change window says until when, in the list, the frame and its page", async ({
  page,
}) => {
  await planOneAccount(page, async (dialog) => {
    await dialog.getByRole("checkbox", { name: "Send requests only within a change window" }).check();
    const open = new Date(Date.now() + 3 * 86_400_000).getUTCDay();
    for (const [index, day] of ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"].entries())
      await dialog.getByRole("checkbox", { name: day }).setChecked(index === open);
    await dialog.getByLabel("Time zone of the window").fill("UTC");
  });
  const plan = planPage(page);
  await plan.button("Start now…").click();
  await plan.dialog.getByRole("button", { name: /^Start for/ }).click();
  const runs = runsPage(page);
  await expect(runs.title).toContainText("Waiting for its window");
  await expect(runs.indicator).toContainText("waits for its window");
  await page.goto("/runs?state=waiting-for-window");
  await expect(runs.row("Waiting for its window")).toContainText(/opens \d{4}-\d\d-\d\d/);
  await page.screenshot({ path: test.info().outputPath("runs.png") });
  await axe(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await axe(page);
  await page.screenshot({ path: test.info().outputPath("runs-390.png") });
  await page.goto("/runs?state=running");
  await expect(page.getByRole("heading", { name: "No runs match" })).toBeVisible();
});

/** Plans `nist-800-53` for one account, with the schedule that `schedule` enters. */
async function planOneAccount(
  page: Page,
  schedule: (dialog: ReturnType<Page["getByRole"]>) => Promise<void>,
) {
  const organization = organizationPage(page);
  await organization.open(`/organization?target=${places.sound.id}`);
  await organization.panel.assign.click();
  await organization.form.choosePolicy("nist-800-53");
  await organization.form.review();
  await organization.form.panel.getByRole("button", { name: "Save as plan…" }).click();
  const dialog = page.getByRole("dialog", { name: "Save as plan" });
  await schedule(dialog);
  await dialog.getByRole("button", { name: "Save plan" }).click();
  await expect(page).toHaveURL(/\/plans\/[\w-]{36}$/);
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
