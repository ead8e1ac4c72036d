import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { sessionNameOf } from "@/lib/aws/write-session";
import { operationsOf } from "@/lib/connection/aws-operations";
import { unwrap } from "@/lib/core/result";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { createRun } from "@/lib/store/runs/create-run";
import { withTestDatabase } from "@/lib/testing/test-database";
import { startSandbox } from "@/sandbox/start-sandbox";
import { sandboxControl } from "@/sandbox/testing/sandbox-control";
import * as plan from "../plans/server/definitions";
import { frozenRun } from "../server/freeze-run";
import { pauseRun, resumeRun } from "../server/actions";
import { ada, as, ben, planned, signIn } from "../testing/plans-under-test";
import { reviewedRun, type RunsUnderTest, runsUnderTest, runWhen } from "../testing/runs-under-test";

const world = { accounts: 60, settleMs: 0 };
const start = "StartConfigurationPolicyAssociation";
let roleArn: string;
let readRoleArn: string;

// The settings are read once, when the database is opened.
beforeAll(async () => {
  const { url, close } = await startSandbox(world);
  const { defaultCaller } = await sandboxControl(url).world();
  await close();
  roleArn = `arn:aws:iam::${defaultCaller}:role/canopy/CanopyWrite`;
  readRoleArn = `arn:aws:iam::${defaultCaller}:role/CanopyRead`;
  vi.stubEnv("CANOPY_READ_ROLE_ARN", readRoleArn);
  vi.stubEnv("CANOPY_WRITE_ROLE_ARN", roleArn);
  vi.stubEnv("CANOPY_ROLE_EXTERNAL_ID", "canopy-1");
  vi.stubEnv("CANOPY_APPROVAL", "association:3");
});
withTestDatabase();

let test: RunsUnderTest;
let control: ReturnType<typeof sandboxControl>;
beforeAll(async () => {
  test = await runsUnderTest(world);
  control = sandboxControl(test.sandbox.endpoint);
  await Promise.all([signIn(ada, "operator", "approver"), signIn(ben, "operator", "approver")]);
});
afterAll(() => test.close());
afterEach(async () => {
  await test.stop();
  await control.clearFaults();
});
beforeEach(async () => {
  await control.request("DELETE", "/calls");
});

it("sends each request of a run in the name of who started it, with roles that may do no more than their part", async () => {
  await control.defineRoles([
    { arn: readRoleArn, trusts: ["sts:AssumeRole"], externalId: "canopy-1", allows: operationsOf("read") },
    { arn: roleArn, externalId: "canopy-1", allows: operationsOf("write") },
  ]);
  const run = await startedBy(ada, 2);
  test.work();
  const ended = await runWhen(run, ({ state }) => state === "ended");
  const [adas, others] = await whoCalled(start);
  expect(adas).toEqual([sessionNameOf(ada), sessionNameOf(ada)]);
  expect(others).toEqual([]);
  expect(ended.sessions).toEqual([
    { roleArn, sessionName: sessionNameOf(ada), sourceIdentity: sessionNameOf(ada), without: [] },
  ]);
  // One session of the write role for all of its requests, and none for reads.
  const { calls } = await control.calls();
  const assumed = calls.filter(({ operation }) => operation === "AssumeRole");
  expect(assumed.filter(({ request }) => request.includes("CanopyWrite"))).toHaveLength(1);
  const reads = calls.filter(({ operation }) => /^(Batch|Get|List|Describe)/.test(operation));
  expect(reads.length).toBeGreaterThan(0);
  expect(new Set(reads.map(({ userIdentity }) => userIdentity?.arn))).toEqual(
    new Set([`${readRoleArn.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/")}/canopy`]),
  );
  expect(calls.filter(({ error }) => error !== undefined)).toEqual([]);
});

it("names the person who started a run after a restart, and not the one who continued it", async () => {
  const targets = 4;
  const run = await startedBy(ada, targets);
  await control.addFault({ operation: start, after: 1, fault: { kind: "throttle" } });
  test.work();
  await runWhen(run, ({ counts }) => counts.accepted === 1);
  unwrap(await pauseRun({ id: run }));
  await test.stop();
  // Another process knows no session.
  globalThis.canopyAws = undefined;
  await control.clearFaults();
  unwrap(await resumeRun({ id: run }));
  test.work();
  await runWhen(run, ({ counts }) => counts.accepted === targets);
  const [adas, others] = await whoCalled(start);
  expect(adas.length).toBeGreaterThanOrEqual(targets);
  expect(others).toEqual([]);
});

it("names the second person in the tags of the session", async () => {
  const reviewed = await reviewedFor(3);
  await planned(reviewed, { send: true });
  const id = reviewed.id;
  unwrap(await as(ben, plan.decidePlan)({ id, revision: 1, decision: "approve" }));
  unwrap(await as(ada, plan.startPlan)({ id, revision: 1 }));
  test.work();
  const ended = await runWhen(id, ({ counts }) => counts.accepted === 3);
  expect(ended.sessions).toMatchObject([{ sessionName: sessionNameOf(ada), approvedBy: sessionNameOf(ben) }]);
  const { calls } = await control.calls();
  const assumed = calls.find(({ request }) => request.includes("CanopyWrite"));
  const asked = new URLSearchParams(assumed?.request);
  expect(Object.fromEntries(asked)).toMatchObject({
    RoleArn: roleArn,
    RoleSessionName: sessionNameOf(ada),
    ExternalId: "canopy-1",
    SourceIdentity: sessionNameOf(ada),
    "Tags.member.1.Key": "canopy:started-by",
    "Tags.member.1.Value": sessionNameOf(ada),
    "Tags.member.2.Key": "canopy:approved-by",
    "Tags.member.2.Value": sessionNameOf(ben),
  });
});

it("pauses a run whose person AWS lets it not name, says what to allow, and goes on once it is", async () => {
  await control.defineRoles([{ arn: roleArn, trusts: ["sts:AssumeRole", "sts:TagSession"] }]);
  // The session of before is still open.
  globalThis.canopyAws = undefined;
  const run = await startedBy(ben, 1);
  test.work();
  const paused = await runWhen(run, ({ state }) => state === "paused");
  expect(paused.pausedBecause).toMatchObject({ code: "forbidden", missing: "sts:SetSourceIdentity" });
  expect(paused.pausedBecause?.message).toContain("CANOPY_WRITE_ATTRIBUTION=preferred");
  expect(paused.counts).toMatchObject({ waiting: 1 });
  const [, others] = await whoCalled(start);
  expect(others).toEqual([]);
  await control.defineRoles([]);
  unwrap(await resumeRun({ id: run }));
  await runWhen(run, ({ counts }) => counts.accepted === 1);
});

/** The source identities of the calls of an operation, and what made those without one. */
async function whoCalled(operation: string): Promise<[named: string[], others: unknown[]]> {
  const { calls } = await control.calls();
  const identities = calls.filter((call) => call.operation === operation).map((call) => call.userIdentity);
  const named = identities.flatMap((identity) => identity?.sessionContext?.sourceIdentity ?? []);
  return [named, identities.filter((identity) => identity?.sessionContext?.sourceIdentity === undefined)];
}

let used = 0;
async function reviewedFor(targets: number) {
  const snapshot = (await currentSnapshot()) ?? test.snapshot;
  const [policyId] = test.policies;
  if (policyId === undefined) throw new Error("The world has a policy.");
  const targetIds = test.accounts.slice(used, used + targets);
  used += targets;
  return reviewedRun(snapshot, [{ assignment: { kind: "apply-policy", policyId }, targetIds }]);
}

/** A run of another person than the one of this process, which the worker finds. */
async function startedBy(by: { readonly id: string; readonly name: string }, targets: number) {
  const run = await reviewedFor(targets);
  await createRun({
    id: run.id,
    callerKey: await currentCallerKey(),
    by: { id: by.id, name: by.name },
    role: "operator",
    needsApproval: false,
    ...(await frozenRun(run, (await currentSnapshot()) ?? test.snapshot, undefined)),
  });
  return run.id;
}
