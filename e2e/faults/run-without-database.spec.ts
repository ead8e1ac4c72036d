import { startCanopyWithOwnDatabase } from "../fixtures/canopy-with-own-database";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";
import { runsPage } from "../journeys/runs";

test.use({ world: team });

const operation = "StartConfigurationPolicyAssociation";

test("a run whose database stands still says so on its page, loses nothing, and goes on when it is back", async ({
  page,
  sandbox,
  noise,
}) => {
  noise.allow(/Failed to load resource: the server responded with a status of 503/);
  const canopy = await startCanopyWithOwnDatabase(sandbox.url);
  try {
    const organization = organizationPage(page);
    await organization.open(`${canopy.url}/organization`);
    const { tree, form } = organization;
    const targets = ["Exceptions", "Infrastructure", "Sandbox"];
    for (const target of targets) await tree.choose(target);
    await tree.assignSelected.click();
    await form.choosePolicy("nist-800-53");
    await form.review();
    await sandbox.faults.on(operation, { kind: "latency", ms: 4_000 });
    await form.confirm.click();
    const title = "Apply nist-800-53 to Exceptions, Infrastructure and 1 more";
    await expect(form.run(title)).toContainText(/\d targets? to go\./);
    const runs = runsPage(page);
    await runs.openList(`${canopy.url}/runs`);
    await runs.open(title);
    await expect(runs.step("Sandbox")).toBeVisible();

    await canopy.signalDatabase("SIGSTOP");
    const late = page.getByRole("main").getByText("Canopy's database does not answer").first();
    await expect(late).toBeVisible();
    // What was read before it stays.
    await expect(runs.step("Sandbox")).toBeVisible();
    await canopy.signalDatabase("SIGCONT");

    await expect(late).toBeHidden();
    for (const target of targets) await expect(runs.step(target)).toContainText("Accepted");
    const { [`securityhub:${operation}`]: sent } = await sandbox.calls.count();
    expect(sent).toEqual({ calls: targets.length, errors: 0 });
  } finally {
    await canopy.signalDatabase("SIGCONT").catch(() => undefined);
    await page.goto("about:blank");
    await canopy.stop();
  }
});
