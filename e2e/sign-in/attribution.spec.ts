import { sandboxControl } from "@/sandbox/testing/sandbox-control";
import { axe } from "../fixtures/axe";
import { expect } from "../fixtures/test";
import { signInAs, test } from "../fixtures/test-with-provider";
import { places, team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

test("CloudTrail names the operator who assigned a policy, and the run's page names the session @starts-canopy", async ({
  page,
  canopy,
  sandbox,
}) => {
  test.setTimeout(300_000);
  const { delegatedAdministratorId = "" } = await sandbox.world();
  const role = (name: string) => `arn:aws:iam::${delegatedAdministratorId}:role/${name}`;
  await canopy.startAfresh({
    CANOPY_READ_ROLE_ARN: role("CanopyRead"),
    CANOPY_WRITE_ROLE_ARN: role("CanopyWrite"),
  });
  await page.goto(`/organization?target=${places.sound.id}`);
  await signInAs(page, "Otto Brandt");
  const organization = organizationPage(page);
  await organization.panel.assign.click();
  await organization.form.choosePolicy("nist-800-53");
  await organization.form.review();
  await organization.form.confirm.click();
  await expect(organization.form.outcome(places.sound.name)).toContainText("Accepted");

  await page.goto("/runs");
  await page
    .getByRole("link", { name: /nist-800-53/ })
    .first()
    .click();
  const session = page.getByRole("list", { name: "In CloudTrail" });
  await expect(session).toContainText(/session\s*Otto-Brandt-[0-9a-f]{10}\s*of CanopyWrite/);
  await axe(page);
  const name = /Otto-Brandt-[0-9a-f]{10}/.exec(await session.innerText())?.[0];
  const { calls } = await sandboxControl(sandbox.url).calls();
  const writes = calls.filter(({ operation }) => operation === "StartConfigurationPolicyAssociation");
  expect(writes.map(({ userIdentity }) => userIdentity?.sessionContext?.sourceIdentity)).toEqual([name]);

  await page.goto("/connection");
  await expect(page.getByRole("listitem", { name: "Write role" })).toContainText("Passed");
  await expect(page.getByRole("listitem", { name: "Write role" })).toContainText(
    "a SourceIdentity for each person",
  );
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "CloudFormation" }).click();
  expect((await saved).suggestedFilename()).toBe("canopy-roles.template.json");
  await page.getByText("Write role: trust policy").click();
  await expect(page.getByLabel("IAM policy: Write role: trust policy", { exact: true })).toContainText(
    "sts:SetSourceIdentity",
  );
  await axe(page);
});
