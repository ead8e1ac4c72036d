import { axe } from "../fixtures/axe";
import type { WireException } from "../fixtures/aws-proxy";
import { expect, test } from "../fixtures/test-behind-proxy";
import { places, team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";
import { policiesPage } from "../journeys/policies";

test.use({ world: team });

interface Refusal extends WireException {
  /** What people read beside AWS's own text. */
  readonly says: string | RegExp;
}

/** The exceptions that the three operations share (API reference of Security Hub). */
const shared: readonly Refusal[] = [
  {
    name: "AccessDeniedException",
    status: 403,
    message: "Not allowed.",
    says: "AWS refuses this call to the account or role in use.",
  },
  {
    name: "InvalidAccessException",
    status: 401,
    message: "Account 1 is not an administrator for this organization",
    says: "This account is not the delegated administrator of Security Hub.",
  },
  {
    name: "InvalidInputException",
    status: 400,
    message: "The policy is malformed.",
    says: "The input was not accepted.",
  },
  {
    name: "InternalException",
    status: 500,
    message: "Something broke.",
    says: "Whether the change was made is not known.",
  },
];

const ofCreate: readonly Refusal[] = [
  ...shared,
  {
    name: "LimitExceededException",
    status: 429,
    message: "Twenty policies are the most.",
    says: "The organization has as many policies as AWS allows.",
  },
  {
    name: "ResourceConflictException",
    status: 409,
    message: "The name is taken.",
    says: "Such a policy exists already, or is being made.",
  },
];

const ofUpdate: readonly Refusal[] = [
  ...shared,
  {
    name: "LimitExceededException",
    status: 429,
    message: "Too many requests.",
    says: "AWS is throttling requests.",
  },
  {
    name: "ResourceNotFoundException",
    status: 404,
    message: "There is no such policy.",
    says: "The policy no longer exists.",
  },
  {
    name: "ResourceConflictException",
    status: 409,
    message: "It is being changed.",
    says: "The policy is being changed by someone else, or its name is taken.",
  },
];

const ofDelete: readonly Refusal[] = [
  ...ofUpdate.filter(({ name }) => name !== "ResourceConflictException"),
  {
    name: "ResourceConflictException",
    status: 409,
    message: "It is associated.",
    says: "The disassociation has not settled yet.",
  },
];

test("each refusal of a creation has its message, and the form stays as it was", async ({
  page,
  awsProxy,
}) => {
  test.setTimeout(600_000);
  const policies = policiesPage(page);
  const { form } = policies;
  await policies.open();
  await policies.newPolicy.click();
  await form.name.fill("refused");
  await form.description.fill("Typed with care.");
  await form.control("IAM.1").check();
  await form.review.click();
  for (const refusal of ofCreate) {
    await test.step(refusal.name, async () => {
      awsProxy.answer(/^POST \/configurationPolicy\/create/, refusal);
      await form.save.click();
      const alert = form.reviewing.getByRole("alert").filter({ hasText: refusal.says });
      await expect(alert).toContainText(refusal.message);
      await expect(alert).toContainText(refusal.name);
      await expect(form.reviewing).toContainText("Typed with care.");
    });
  }
  await axe(page);
  awsProxy.passEverything();
  await page.reload();
  await expect(form.reviewing).toContainText("Typed with care.");
  await form.save.click();
  await expect(page.getByRole("heading", { level: 1, name: "refused" })).toBeVisible();
});

test("each refusal of a change has its message, and the form stays as it was", async ({ page, awsProxy }) => {
  test.setTimeout(600_000);
  const policies = policiesPage(page);
  const { form } = policies;
  await policies.openPolicy("nist-800-53");
  await policies.edit.click();
  await form.control("IAM.1").check();
  await form.review.click();
  for (const refusal of ofUpdate) {
    await test.step(refusal.name, async () => {
      awsProxy.answer(/^PATCH \/configurationPolicy\//, refusal);
      await form.save.click();
      const notice = form.reviewing
        .getByRole("alert")
        .or(form.reviewing.getByRole("status"))
        .filter({ hasText: refusal.says });
      await expect(notice).toContainText(refusal.message);
      await expect(notice).toContainText(refusal.name);
      await expect(form.section("What changes")).toContainText("IAM.1");
    });
  }
  await axe(page);
  awsProxy.passEverything();
  await form.save.click();
  await expect(page.getByRole("heading", { level: 1, name: "nist-800-53" })).toBeVisible();
});

test("each refusal of a deletion has its message", async ({ page, awsProxy }) => {
  test.setTimeout(600_000);
  const policies = policiesPage(page);
  await policies.openPolicy("nist-800-53");
  await policies.delete.click();
  await policies.dialog.getByRole("textbox", { name: /^Type / }).fill("nist-800-53");
  const confirm = policies.dialog.getByRole("button", { name: "Delete the policy" });
  for (const refusal of ofDelete) {
    await test.step(refusal.name, async () => {
      awsProxy.answer(/^DELETE \/configurationPolicy\//, refusal);
      await confirm.click();
      // A conflict is tried again for some seconds.
      await expect(policies.dialog).toContainText(refusal.says);
      await expect(policies.dialog).toContainText(refusal.message);
      await expect(policies.dialog).toContainText(refusal.name);
    });
  }
  await axe(page);
  awsProxy.passEverything();
  await confirm.click();
  await expect(page).toHaveURL(/\/policies$/);
  await expect(policies.row("nist-800-53")).toBeHidden();
});

test("a deletion without an answer leads to its run, which goes on", async ({ page, sandbox }) => {
  await sandbox.faults.on("DeleteConfigurationPolicy", { kind: "drop" });
  const policies = policiesPage(page);
  await policies.openPolicy("nist-800-53");
  await policies.delete.click();
  await policies.dialog.getByRole("textbox", { name: /^Type / }).fill("nist-800-53");
  await policies.dialog.getByRole("button", { name: "Delete the policy" }).click();
  await expect(policies.dialog).toContainText("AWS has not answered yet.");
  await expect(policies.dialog).not.toContainText("AWS_ENDPOINT_URL");
  await axe(page);
  await sandbox.faults.clear();
  await policies.dialog.getByRole("link", { name: /^Open run \d+$/ }).click();
  await expect(page).toHaveURL(/\/runs\//);
  await expect(page.getByRole("main")).toContainText("Carried out");
  await policies.open();
  await expect(policies.row("nist-800-53")).toBeHidden();
});

test("the standards and controls that cannot be read leave the rest, and come back", async ({
  page,
  sandbox,
  noise,
}) => {
  noise.allow(/status of 403 .*\/api\/policies\/catalogue/);
  await sandbox.faults.on("ListSecurityControlDefinitions", { kind: "deny" });
  const policies = policiesPage(page);
  await policies.open();
  await expect(policies.row("org-baseline")).toContainText("all but 3");
  await expect(page.getByText("Controls are counted by the lists of the policies alone.")).toBeVisible();
  await policies.newPolicy.click();
  await policies.form.name.fill("patient");
  await expect(page.getByText("cannot be chosen until they have been read")).toBeVisible();
  await axe(page);
  await sandbox.faults.clear();
  await page.getByRole("button", { name: "Check again" }).click();
  await policies.form.control("IAM.1").check();
  await expect(policies.form.name).toHaveValue("patient");
});

test("a policy that cannot be read can still be selected", async ({ page, sandbox }) => {
  const organization = organizationPage(page);
  await organization.open(`/organization?target=${places.sound.id}`);
  const { panel, form } = organization;
  await sandbox.faults.on("GetConfigurationPolicy", { kind: "deny" });
  await panel.assign.click();
  await form.choosePolicy("nist-800-53");
  await expect(form.panel).toContainText("A permission is missing.");
  await form.review();
  await expect(form.changes).toContainText("1 account will change its configuration");
});
