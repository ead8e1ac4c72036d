import { awsTruth } from "../fixtures/aws-truth";
import { axe } from "../fixtures/axe";
import type { WireException } from "../fixtures/aws-proxy";
import type { FaultEffect } from "../fixtures/sandbox-control";
import { expect, test } from "../fixtures/test-behind-proxy";
import { places, team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

const operation = "StartConfigurationPolicyAssociation";
const requestId = /[0-9a-f]{8}-[0-9a-f]{4}-/;

type WriteFault =
  | { readonly what: string; readonly fault: FaultEffect; readonly says: readonly (string | RegExp)[] }
  | { readonly what: string; readonly exception: WireException; readonly says: readonly (string | RegExp)[] };

/** What people read of each failure. AWS's text, exception and request id wherever AWS has answered. */
const writeFaults: readonly WriteFault[] = [
  {
    what: "forbidden: a permission is missing",
    fault: { kind: "deny" },
    says: ["is not authorized to perform", "AccessDeniedException", requestId],
  },
  {
    what: "forbidden: the wrong caller",
    fault: { kind: "error", code: "InvalidAccessException", message: "Account 1 is not an administrator" },
    says: ["Account 1 is not an administrator", "InvalidAccessException", requestId],
  },
  {
    what: "invalid input",
    fault: { kind: "error", code: "InvalidInputException", message: "The target is malformed." },
    says: ["The target is malformed.", "InvalidInputException", requestId],
  },
  {
    what: "not found",
    fault: { kind: "error", code: "ResourceNotFoundException", message: "The policy was deleted." },
    says: ["The policy was deleted.", "ResourceNotFoundException", requestId],
  },
  {
    what: "conflict",
    exception: { name: "ResourceConflictException", message: "It is being changed.", status: 409 },
    says: ["It is being changed.", "ResourceConflictException", requestId],
  },
  {
    what: "throttled",
    fault: { kind: "throttle" },
    says: ["Too many requests.", "LimitExceededException", requestId],
  },
  {
    what: "precondition",
    exception: { name: "SubscriptionRequiredException", message: "Subscribe first.", status: 403 },
    says: ["Subscribe first.", "SubscriptionRequiredException", requestId],
  },
  {
    what: "unauthenticated",
    exception: { name: "UnrecognizedClientException", message: "The token is invalid.", status: 403 },
    // STS has just accepted the same credentials, so they are not to blame.
    says: ["AWS STS accepts the credentials of this server", "UnrecognizedClientException", requestId],
  },
  {
    what: "unavailable: AWS fails on its side",
    fault: { kind: "server-error", status: 500 },
    says: ["Whether the change was made is not known.", "InternalException", requestId],
  },
  {
    what: "unavailable: the connection drops",
    fault: { kind: "drop" },
    says: ["the connection was dropped", "Whether the change was made is not known."],
  },
  {
    what: "unavailable: no answer in time",
    fault: { kind: "latency", ms: 3_000 },
    says: ["no answer came in time", "Whether the change was made is not known."],
  },
  {
    what: "unavailable: a body that ends in the middle",
    fault: { kind: "malformed-body" },
    says: ["HTTP 200", "Whether the change was made is not known."],
  },
  {
    what: "unexpected",
    exception: { name: "BrandNewException", message: "Secret text of AWS's insides.", status: 400 },
    says: ["failed in a way Canopy does not know", "BrandNewException", requestId],
  },
];

test("a refused assignment keeps its reason and its form, and a retry ends it", async ({
  page,
  sandbox,
  awsProxy,
}) => {
  test.setTimeout(600_000);
  const organization = organizationPage(page);
  await organization.open(`/organization?target=${places.sound.id}`);
  const { panel, form, tree } = organization;
  await panel.assign.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  const names = await tree.names();
  let send = form.confirm;
  for (const fault of writeFaults) {
    await test.step(fault.what, async () => {
      await sandbox.faults.clear();
      awsProxy.passEverything();
      if ("fault" in fault) await sandbox.faults.on(operation, fault.fault);
      else awsProxy.answer(/^POST \/configurationPolicyAssociation\/associate/, fault.exception);
      await send.click();
      const outcome = form.outcome(places.sound.name);
      for (const text of fault.says) await expect(outcome).toContainText(text);
      await expect(outcome).toContainText("Refused");
      await expect(outcome).not.toContainText("Secret text");
      await expect(form.calls).toContainText("AWS refused 1 target.");
      await tree.expectNames(names);
      send = form.retry;
    });
  }
  await axe(page);
  await sandbox.faults.clear();
  awsProxy.passEverything();
  await form.retry.click();
  await expect(form.outcome(places.sound.name)).toContainText("Accepted");
  await sandbox.clock.advance({ minutes: 10 });
  await expect(form.associations).toContainText("All associations of this assignment have settled.");
  expect(await awsTruth(sandbox.url).association(places.sound.id)).toEqual({
    configuration: "nist-800-53",
    type: "APPLIED",
    status: "SUCCESS",
  });
});

test("of many targets only those that AWS refused are sent again", async ({ page, sandbox }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, form } = organization;
  for (const target of ["Exceptions", "Infrastructure", "Sandbox"]) await tree.choose(target);
  const id = (await tree.row("Infrastructure").getByRole("gridcell").nth(1).textContent()) ?? "";
  await sandbox.faults.on(operation, { kind: "deny" }, { matching: id });
  await tree.assignSelected.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  await form.confirm.click();
  await expect(form.outcome("Sandbox")).toContainText("Accepted");
  await expect(form.outcome("Infrastructure")).toContainText("Refused");
  await sandbox.faults.clear();
  await sandbox.calls.forget();
  await expect(form.retry).toHaveText("Retry 1 target");
  await form.retry.click();
  await expect(form.outcome("Infrastructure")).toContainText("Accepted");
  expect((await sandbox.calls.count())[`securityhub:${operation}`]).toEqual({ calls: 1, errors: 0 });
});

test("what BatchGet leaves unprocessed is shown, asked for again, and settles", async ({ page, sandbox }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, form, panel } = organization;
  await tree.select("Sandbox");
  await panel.assign.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  // Three accounts elsewhere are pending and asked for last, so five items are these and two of ours.
  await sandbox.faults.on("BatchGetConfigurationPolicyAssociations", { kind: "unprocessed", items: 5 });
  await form.confirm.click();
  await expect(form.associations).toContainText(
    "AWS left 5 targets unprocessed; Canopy requests them again.",
  );
  await sandbox.clock.advance({ minutes: 10 });
  await expect(form.associations).toContainText("Tracking 2 accounts until they settle.");
  await form.associations.locator("summary").click();
  await expect(form.associations).toContainText("The request could not be processed. Try again.");
  await axe(page);
  await sandbox.faults.clear();
  await expect(form.associations).toContainText("All associations of this assignment have settled.");
  await expect(form.associations).toContainText("10 in effect");
});

test("polls that fail say so, and go on by themselves", async ({ page, sandbox }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, form, panel } = organization;
  await tree.select("Sandbox");
  await panel.assign.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  await sandbox.faults.on("BatchGetConfigurationPolicyAssociations", { kind: "deny" });
  await form.confirm.click();
  await expect(form.associations).toContainText("A permission is missing.");
  await expect(form.associations).toContainText("Tracking");
  await sandbox.faults.clear();
  await sandbox.clock.advance({ minutes: 10 });
  await expect(form.associations).toContainText("All associations of this assignment have settled.");
  await expect(form.associations).not.toContainText("A permission is missing.");
});

test("a sandbox that is killed in the middle of a run leaves a message, the tree and the form", async ({
  page,
  sandbox,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, form, summaryBar } = organization;
  const targets = ["Exceptions", "Infrastructure", "Sandbox"];
  for (const target of targets) await tree.choose(target);
  const names = await tree.names();
  await tree.assignSelected.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  await sandbox.faults.on(operation, { kind: "latency", ms: 1_000 });
  await form.confirm.click();
  await expect(form.outcome("Exceptions")).toContainText("Accepted");
  await sandbox.kill();
  await expect(form.outcome("Sandbox")).toContainText("could not be reached");
  await expect(form.calls).toContainText("AWS refused 2 targets.");
  await summaryBar.refreshButton.click();
  await expect(organization.notice("No answer.").first()).toBeVisible();
  await tree.expectNames(names);

  await sandbox.comeBack();
  await form.retry.click();
  for (const target of targets) await expect(form.outcome(target)).toContainText("Accepted");
  await sandbox.clock.advance({ minutes: 10 });
  await organization.refresh();
  await tree.expectNames(names);
  await expect(tree.row("Infrastructure")).toContainText("nist-800-53, applied");
  await expect(organization.notice("No answer.")).toBeHidden();
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
