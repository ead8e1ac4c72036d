import { readFile } from "node:fs/promises";
import { awsTruth } from "../fixtures/aws-truth";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";
import { runsPage } from "../journeys/runs";

test.use({ world: team });

const operation = "StartConfigurationPolicyAssociation";

test("a run is watched in another tab, goes on without any, and is found again with its reason", async ({
  page,
  context,
  sandbox,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, form } = organization;
  for (const target of ["Exceptions", "Infrastructure", "Sandbox"]) await tree.choose(target);
  const sandboxId = (await tree.row("Sandbox").getByRole("gridcell").nth(1).textContent()) ?? "";
  await tree.assignSelected.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  await form.reason.fill("Audit finding 7");
  await form.ticket.fill("SEC-7");
  await form.confirm.click();
  await expect(form.panel).toContainText("A ticket link begins with https:// or http://.");
  await form.ticket.fill("https://tickets.example.com/SEC-7");
  // Sent again after 1, 2, 4 and 8 seconds: the run is under way for as long as a loaded machine needs to look at it.
  await sandbox.faults.on(operation, { kind: "throttle" }, { times: 4, matching: sandboxId });
  await sandbox.faults.on(operation, { kind: "latency", ms: 5_000 });
  await form.confirm.click();
  const title = "Apply nist-800-53 to Exceptions, Infrastructure and 1 more";
  await expect(form.run(title)).toContainText(/\d targets? to go\./);

  const other = await context.newPage();
  const watching = runsPage(other);
  await watching.openList();
  await expect(watching.indicator).toBeVisible();
  await expect(watching.row(title)).toContainText("Running");
  await expect(watching.row(title)).toContainText("Audit finding 7");
  await watching.open(title);
  await expect(watching.facts).toContainText("Audit finding 7");
  await expect(watching.facts.getByRole("link", { name: /^Ticket/ })).toHaveAttribute(
    "href",
    "https://tickets.example.com/SEC-7",
  );
  await expect(watching.step("Sandbox")).toContainText(/Sending|Waiting|Too many requests|Accepted/);
  const link = other.url();
  await page.close();
  await other.close();

  const later = await context.newPage();
  await later.goto(link);
  const found = runsPage(later);
  await expect(found.facts).toContainText("All requests sent.");
  await expect(found.step("Sandbox")).toContainText("Accepted");
  await expect(found.results).toContainText("3 pending");
  await sandbox.clock.advance({ minutes: 10 });
  await expect(found.results).toContainText("3 in effect");
  await expect(found.title).toContainText("Finished");
  await expect(found.indicator).toBeHidden();
  expect((await sandbox.calls.count())[`securityhub:${operation}`]).toEqual({ calls: 7, errors: 4 });
  await axe(later);
});

test("a finished run is undone: each target is brought back to what it had", async ({ page, sandbox }) => {
  const organization = organizationPage(page);
  await organization.open(`/organization?target=${places.sound.id}`);
  const { panel, form } = organization;
  const truth = awsTruth(sandbox.url);
  await panel.assign.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  await form.confirm.click();
  await expect(form.outcome(places.sound.name)).toContainText("Accepted");
  expect(await truth.association(places.sound.id)).toMatchObject({ configuration: "nist-800-53" });
  await form
    .run()
    .getByRole("link", { name: /^Run \d+$/ })
    .click();

  const run = runsPage(page);
  await page.getByRole("button", { name: "Undo…" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("1 target back to what it had");
  await expect(dialog).toContainText(places.sound.name);
  await axe(page);
  await dialog.getByRole("button", { name: "Undo for 1 target" }).click();
  await expect(run.title).toContainText(/Undo run \d+: Apply nist-800-53/);
  await expect(run.step(places.sound.name)).toContainText("Accepted");
  expect(await truth.association(places.sound.id)).toMatchObject({
    configuration: "org-baseline",
    type: "INHERITED",
  });
});

test("a run is paused, continued, and its rest cancelled", async ({ page, sandbox }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, form, filters } = organization;
  await filters.search.fill(`${places.messaging}/`);
  await filters.choose("Kind", "Accounts");
  await tree.chooseAll.check();
  await tree.assignSelected.click();
  await form.choice("Make self-managed").check();
  await form.review();
  await sandbox.faults.on(operation, { kind: "latency", ms: 5_000 });
  await form.confirm.click();
  await form
    .run()
    .getByRole("link", { name: /^Run \d+$/ })
    .click();
  const run = runsPage(page);
  await run.pause.click();
  await expect(run.facts).toContainText(/Paused: \d+ targets not sent\./);
  await expect(run.title).toContainText("Paused");
  await expect(run.indicator).toContainText("paused");
  await axe(page);
  await run.resume.click();
  await expect(run.title).toContainText("Running");
  await run.cancelRest.click();
  await expect(run.facts).toContainText(/All requests sent\. \d+ targets? cancelled\./);
  await run.results.getByRole("button", { name: /cancelled$/ }).click();
  await expect(page).toHaveURL(/show=cancelled/);
  await expect(run.grid.getByRole("row").nth(1)).toContainText("Cancelled");
  await expect(run.grid.getByRole("row").nth(1)).not.toContainText("Accepted");
});

test("what was refused is grouped by cause, filtered, saved, and alone sent again", async ({
  page,
  sandbox,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, form } = organization;
  const truth = awsTruth(sandbox.url);
  for (const target of ["Exceptions", "Infrastructure", "Sandbox"]) await tree.choose(target);
  const id = (await tree.row("Infrastructure").getByRole("gridcell").nth(1).textContent()) ?? "";
  await sandbox.faults.on(operation, { kind: "deny" }, { matching: id });
  await tree.assignSelected.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  await form.confirm.click();
  await expect(form.outcome("Infrastructure")).toContainText("Refused");
  await form
    .run()
    .getByRole("link", { name: /^Run \d+$/ })
    .click();

  const run = runsPage(page);
  await expect(run.causes).toContainText("Refused: 1 target");
  await expect(run.causes).toContainText("is not authorized to perform");
  await run.causes.getByRole("button", { name: /^Show/ }).click();
  await expect(page).toHaveURL(/show=refused/);
  await expect(run.step("Infrastructure")).toContainText("Refused");
  await expect(run.step("Exceptions")).toBeHidden();
  await page.reload();
  await expect(run.step("Infrastructure")).toContainText("Refused");
  await run.step("Infrastructure").click();
  await expect(run.details).toContainText("AccessDeniedException");
  await expect(run.details).toContainText("org-baseline");
  await axe(page);
  await run.details.getByRole("button", { name: "Close the panel" }).click();

  await page.getByRole("button", { name: "Export" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Filtered: targets of the run (CSV)" }).click(),
  ]);
  const lines = (await readFile(await download.path(), "utf8")).trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(`${id},Infrastructure`);
  await page.keyboard.press("Escape");

  await sandbox.faults.clear();
  await sandbox.calls.forget();
  await expect(run.retry).toHaveText("Retry 1 target");
  await run.retry.click();
  await expect(run.facts).toContainText("All requests sent.");
  await page.getByRole("button", { name: "Clear all" }).first().click();
  await expect(run.step("Infrastructure")).toContainText("Accepted");
  expect((await sandbox.calls.count())[`securityhub:${operation}`]).toEqual({ calls: 1, errors: 0 });
  expect((await truth.association(id)).configuration).toBe("nist-800-53");
});

test("the list of runs is empty at first, then filtered, and says which run is not there", async ({
  page,
}) => {
  const runs = runsPage(page);
  await runs.openList();
  await expect(page.getByRole("heading", { name: "No runs yet" })).toBeVisible();
  await axe(page);
  await page.goto("/runs/00000000-0000-4000-8000-000000000000");
  await expect(page.getByRole("heading", { name: "This run doesn't exist here" })).toBeVisible();
  await page.goto("/runs/none");
  await expect(page.getByRole("heading", { name: "There is no page at this address" })).toBeVisible();

  const organization = organizationPage(page);
  await organization.open(`/organization?target=${places.sound.id}`);
  await organization.panel.assign.click();
  await organization.form.choosePolicy("nist-800-53");
  await organization.form.review();
  await organization.form.confirm.click();
  await expect(organization.form.outcome(places.sound.name)).toContainText("Accepted");
  await runs.openList("/runs?q=nothing+like+it");
  await expect(page.getByRole("heading", { name: "No runs match" })).toBeVisible();
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await expect(runs.row(`Apply nist-800-53 to ${places.sound.name}`)).toBeVisible();

  // The palette finds it, and on a phone in the dark it reads the same.
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("nist-800-53 to policy");
  await page.getByRole("option", { name: /^Apply nist-800-53/ }).click();
  await expect(runs.title).toContainText(`Apply nist-800-53 to ${places.sound.name}`);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(runs.step(places.sound.name)).toContainText("Accepted");
  await axe(page);
  await runs.openList();
  await expect(runs.row(`Apply nist-800-53 to ${places.sound.name}`)).toBeVisible();
  await axe(page);
});

test("a notification of the end is asked for by a press alone", async ({ page, context, sandbox }) => {
  await context.grantPermissions(["notifications"]);
  await page.addInitScript(() => {
    const shown: string[] = [];
    Object.assign(window, { shownNotifications: shown });
    class Recorded extends EventTarget {
      static readonly permission = "granted";
      static requestPermission() {
        shown.push("asked");
        return Promise.resolve("granted");
      }
      constructor(title: string) {
        super();
        shown.push(title);
      }
    }
    Object.assign(window, { Notification: Recorded });
  });
  const shown = () =>
    page.evaluate(() => ("shownNotifications" in window ? window.shownNotifications : undefined));
  const organization = organizationPage(page);
  await organization.open(`/organization?target=${places.sound.id}`);
  await organization.panel.assign.click();
  await organization.form.choosePolicy("nist-800-53");
  await organization.form.review();
  await organization.form.confirm.click();
  await organization.form
    .run()
    .getByRole("link", { name: /^Run \d+$/ })
    .click();
  const run = runsPage(page);
  expect(await shown()).toEqual([]);
  await run.notify.click();
  await expect.poll(shown).toEqual(["asked"]);
  // Whichever page is open.
  await page.getByRole("link", { name: "Overview" }).click();
  await sandbox.clock.advance({ minutes: 10 });
  await expect.poll(shown).toEqual(["asked", `Apply nist-800-53 to ${places.sound.name}: finished`]);
});
