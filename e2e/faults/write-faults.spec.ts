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

type Refusal =
  | { readonly what: string; readonly fault: FaultEffect; readonly says: readonly (string | RegExp)[] }
  | { readonly what: string; readonly exception: WireException; readonly says: readonly (string | RegExp)[] };

/** What people read of each refusal: AWS's text, exception and request id. */
const refusals: readonly Refusal[] = [
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
    what: "precondition",
    exception: { name: "SubscriptionRequiredException", message: "Subscribe first.", status: 403 },
    says: ["Subscribe first.", "SubscriptionRequiredException", requestId],
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
  for (const fault of refusals) {
    await test.step(fault.what, async () => {
      await sandbox.faults.clear();
      awsProxy.passEverything();
      if ("fault" in fault) await sandbox.faults.on(operation, fault.fault);
      else awsProxy.answer(/^POST \/configurationPolicyAssociation\/associate/, fault.exception);
      await send.click();
      const outcome = form.outcome(places.sound.name);
      for (const text of fault.says) await expect(outcome).toContainText(text);
      await expect(outcome).toContainText("Refused");
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

test("a throttled request is sent again by itself, and says so until then", async ({ page, sandbox }) => {
  const organization = organizationPage(page);
  await organization.open(`/organization?target=${places.sound.id}`);
  const { panel, form } = organization;
  await panel.assign.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  await sandbox.faults.on(operation, { kind: "throttle" }, { times: 3 });
  await form.confirm.click();
  const outcome = form.outcome(places.sound.name);
  for (const text of ["Too many requests.", "LimitExceededException", requestId]) {
    await expect(outcome).toContainText(text);
  }
  await expect(outcome).toContainText("Accepted");
  await expect(outcome).not.toContainText("Too many requests.");
  expect((await sandbox.calls.count())[`securityhub:${operation}`]).toEqual({ calls: 4, errors: 3 });
});

test("credentials that AWS does not accept pause a run, and it goes on with the next press", async ({
  page,
  awsProxy,
}) => {
  const organization = organizationPage(page);
  await organization.open(`/organization?target=${places.sound.id}`);
  const { panel, form } = organization;
  await panel.assign.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  awsProxy.answer(/^POST \/configurationPolicyAssociation\/associate/, {
    name: "UnrecognizedClientException",
    message: "The token is invalid.",
    status: 403,
  });
  await form.confirm.click();
  await expect(form.calls).toContainText("Paused: 1 target not sent.");
  // STS has just accepted the same credentials, so they are not to blame.
  await expect(form.calls).toContainText("AWS STS accepts the credentials of this server");
  await expect(form.calls).toContainText("Continue it when the cause is gone.");
  await axe(page);
  awsProxy.passEverything();
  await form.goOn.click();
  await expect(form.outcome(places.sound.name)).toContainText("Accepted");
});

test("requests without an answer are verified before anything is repeated", async ({
  page,
  sandbox,
  awsProxy,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, form } = organization;
  const truth = awsTruth(sandbox.url);
  const faults: Readonly<Record<string, FaultEffect>> = {
    Exceptions: { kind: "server-error", status: 500 },
    Infrastructure: { kind: "drop" },
    Sandbox: { kind: "latency", ms: 3_000 },
    Security: { kind: "malformed-body" },
  };
  const ids: string[] = [];
  for (const [target, fault] of Object.entries(faults)) {
    const id = (await tree.row(target).getByRole("gridcell").nth(1).textContent()) ?? "";
    ids.push(id);
    await sandbox.faults.on(operation, fault, { times: 1, matching: id });
    await tree.choose(target);
  }
  await tree.assignSelected.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  await form.confirm.click();
  for (const target of Object.keys(faults)) {
    await expect(form.outcome(target)).toContainText("Sending");
  }
  for (const target of Object.keys(faults)) {
    await expect(form.outcome(target)).toContainText("Accepted");
    await expect(form.outcome(target)).not.toContainText("did not answer");
  }
  for (const id of ids) expect((await truth.association(id)).configuration).toBe("nist-800-53");
  // The slow request and the one whose answer was cut off were carried out: nothing is repeated there.
  const { calls = 0 } = (await sandbox.calls.count())[`securityhub:${operation}`] ?? {};
  expect(calls).toBeLessThanOrEqual(6);

  // An exception that Canopy doesn't know says nothing about what AWS did.
  awsProxy.answer(/^POST \/configurationPolicyAssociation\/associate/, {
    name: "BrandNewException",
    message: "Secret text of AWS's insides.",
    status: 400,
  });
  await form.done.click();
  await tree.choose("Policy Staging");
  await tree.assignSelected.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  await form.confirm.click();
  await expect(form.outcome("Policy Staging")).toContainText("Sending");
  awsProxy.passEverything();
  await expect(form.outcome("Policy Staging")).toContainText("Accepted");
  await expect(form.panel).not.toContainText("Secret text");
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

test("a sandbox that is killed in the middle of a run leaves the tree, and the run goes on by itself", async ({
  page,
  sandbox,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, form, summaryBar } = organization;
  const targets = ["Exceptions", "Infrastructure", "Sandbox"];
  for (const target of targets) await tree.choose(target);
  const names = await tree.names();
  const id = (await tree.row("Sandbox").getByRole("gridcell").nth(1).textContent()) ?? "";
  await tree.assignSelected.click();
  await form.choosePolicy("nist-800-53");
  await form.review();
  await sandbox.faults.on(operation, { kind: "latency", ms: 60_000 }, { matching: id });
  await form.confirm.click();
  await expect(form.outcome("Exceptions")).toContainText("Accepted");
  await expect(form.outcome("Sandbox")).toContainText("Sending");
  await sandbox.kill();
  await summaryBar.refreshButton.click();
  await expect(organization.notice("No answer.").first()).toBeVisible();
  await tree.expectNames(names);

  await sandbox.comeBack();
  // A run that AWS didn't answer for a while waits for a press.
  await expect(async () => {
    if (await form.goOn.isVisible()) await form.goOn.click();
    await expect(form.outcome("Sandbox")).toContainText("Accepted", { timeout: 5_000 });
  }).toPass();
  await sandbox.clock.advance({ minutes: 10 });
  await organization.refresh();
  await tree.expectNames(names);
  await expect(tree.row("Sandbox")).toContainText("nist-800-53, applied");
  await expect(organization.notice("No answer.")).toBeHidden();
});
