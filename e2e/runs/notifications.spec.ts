import { startReceiver } from "@/lib/notifications/testing/receiver";
import { WebhookBody } from "@/lib/notifications/bodies/webhook-body";
import { Webhook } from "standardwebhooks";
import { axe } from "../fixtures/axe";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { saved } from "../journeys/export-menu";
import { notificationsPage } from "../journeys/notifications";
import { organizationPage } from "../journeys/organization";

test.use({
  world: team,
  settings: { CANOPY_NOTIFICATION_NETWORKS: "127.0.0.1", CANOPY_DIGEST_QUIET_SECONDS: "1" },
});

test("a webhook is added and tested, and gets a message when a run ends, signed and in the log", async ({
  page,
  sandbox,
}) => {
  const receiver = await startReceiver();
  try {
    const notifications = notificationsPage(page);
    await notifications.open();
    await expect(page.getByText("No rules yet")).toBeVisible();
    await axe(page);
    await page.getByRole("button", { name: "Go to destinations" }).click();
    await notifications.addDestination.click();
    const { form } = notifications;
    // What is wrong stands at its field, and what was typed outlives a reload.
    await form.submit("Add destination");
    await expect(form.field("Name")).toHaveAccessibleDescription("Enter a name.");
    await form.field("Name").fill("Security desk");
    await form.field("URL").fill("http://169.254.169.254/latest");
    await form.submit("Add destination");
    await expect(form.field("URL")).toHaveAccessibleDescription(/not of the public internet/);
    await page.reload();
    await expect(form.field("Name")).toHaveValue("Security desk");
    await axe(page);
    await form.field("URL").fill(receiver.url);
    await form.submit("Add destination");
    const secret = (await page.getByLabel("signing secret", { exact: true }).textContent()) ?? "";
    expect(secret).toMatch(/^whsec_/);
    await page.getByRole("button", { name: "Done" }).click();
    await expect(notifications.destination("Security desk")).toContainText("127.0.0.1");

    await notifications.destination("Security desk").getByRole("button", { name: "Send test" }).click();
    const test = notifications.delivery("Test message for Security desk");
    await expect(test).toContainText("Delivered");
    await expect(test).toContainText("HTTP 204");
    const lines = await saved(page, "Filtered: deliveries (CSV)");
    expect(lines[1]).toMatch(/Test message for Security desk.*Delivered.*HTTP 204/);
    await axe(page);

    await notifications.tab("Rules").click();
    await notifications.addRule.click();
    await form.field("Name").fill("Runs");
    await form.dialog.getByRole("button", { name: /^Event/ }).click();
    await page.getByRole("option", { name: "Run finished" }).click();
    await form.submit("Add rule");
    await expect(form.dialog).toContainText("Select at least one destination.");
    await form.dialog.getByRole("checkbox", { name: /Security desk/ }).check();
    await form.submit("Add rule");
    await expect(notifications.rule("Runs")).toContainText("To Security desk");
    await notifications.addRule.click();
    await form.field("Name").fill("Failures");
    await form.dialog.getByRole("checkbox", { name: /Security desk/ }).check();
    await form.select("Within", places.sound.id.slice(0, 8), places.sound.name);
    await form.select("Configuration policy", "org-base", "org-baseline");
    await axe(page);
    await form.submit("Add rule");
    const line = `within ${places.sound.name} · policy org-baseline`;
    await expect(notifications.rule("Failures")).toContainText(line);
    await notifications.rule("Failures").getByRole("button", { name: "Edit…" }).click();
    // An account that the organization doesn't have may be on its way into it.
    await form.select("Within", "999988887777", "999988887777");
    await form.submit("Save rule");
    await expect(notifications.rule("Failures")).toContainText("within 999988887777");
    await axe(page);

    const organization = organizationPage(page);
    await organization.open(`/organization?target=${places.sound.id}`);
    await organization.panel.assign.click();
    await organization.form.choosePolicy("nist-800-53");
    await organization.form.review();
    await organization.form.confirm.click();
    await expect(organization.form.outcome(places.sound.name)).toContainText("Accepted");
    await sandbox.clock.advance({ hours: 24 });
    await notifications.open("?tab=deliveries");
    const run = notifications.delivery(/Run \d+, .* ended: 1 request accepted/);
    await expect(run).toContainText("Delivered", { timeout: 60_000 });
    const message = receiver.received.find(({ body }) => body.includes("run.finished"));
    if (message === undefined) throw new Error("It has arrived: the log says so.");
    const headers = Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [name, String(value)]),
    );
    const body = WebhookBody.parse(new Webhook(secret).verify(message.body, headers));
    expect(body.data.title).toMatch(/^Run \d+, "Apply nist-800-53 to .*", ended: 1 request accepted$/);
  } finally {
    await receiver.close();
  }
});

test("a receiver that fails shows its answers and the next try, in the dark and on a phone", async ({
  page,
  sandbox,
}) => {
  const receiver = await startReceiver();
  receiver.answer = (response) => response.writeHead(503).end();
  try {
    const notifications = notificationsPage(page);
    await notifications.open("?tab=destinations");
    await notifications.addDestination.click();
    await notifications.form.field("Name").fill("On call");
    await notifications.form.field("URL").fill(receiver.url);
    await notifications.form.submit("Add destination");
    await page.getByRole("button", { name: "Done" }).click();
    await notifications.tab("Rules").click();
    await notifications.addRule.click();
    await notifications.form.field("Name").fill("Ended runs");
    await notifications.form.dialog.getByRole("button", { name: /^Event/ }).click();
    await page.getByRole("option", { name: "Run finished" }).click();
    await notifications.form.dialog.getByRole("checkbox", { name: /On call/ }).check();
    await notifications.form.submit("Add rule");
    await expect(notifications.rule("Ended runs")).toContainText("To On call");

    const organization = organizationPage(page);
    await organization.open(`/organization?target=${places.sound.id}`);
    await organization.panel.assign.click();
    await organization.form.choosePolicy("cis-foundations");
    await organization.form.review();
    await organization.form.confirm.click();
    await expect(organization.form.outcome(places.sound.name)).toContainText("Accepted");
    await sandbox.clock.advance({ hours: 24 });
    await notifications.open("?tab=deliveries");
    const run = notifications.delivery(/ended: 1 request accepted/);
    await expect(run).toContainText("The receiver answered 503.", { timeout: 60_000 });
    await expect(run).toContainText("Retrying");
    await expect(run).toContainText("next try");
    await notifications.open("?tab=destinations");
    await expect(notifications.destination("On call")).toContainText("Failing");

    await page.emulateMedia({ colorScheme: "dark" });
    await axe(page);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const tab of ["Rules", "Destinations", "Deliveries"]) {
      await notifications.tab(tab).click();
      await axe(page);
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
        ),
      ).toBe(true);
    }
  } finally {
    await receiver.close();
  }
});
