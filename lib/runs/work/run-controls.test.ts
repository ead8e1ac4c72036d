import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type PolicyId, SELF_MANAGED, type TargetId } from "@/lib/core/identifiers";
import { unwrap } from "@/lib/core/result";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import {
  getConfigurationPolicyAssociation,
  startConfigurationPolicyAssociation,
} from "@/lib/security-hub/aws/operations";
import { recordAssociations } from "@/lib/inventory/record/record-associations";
import { serverAws } from "@/lib/server/aws";
import { withTestDatabase } from "@/lib/testing/test-database";
import { processSession } from "@/lib/server/session";
import type { NewRun } from "../new-run";
import { cancelRest, pauseRun, resumeRun, retryFailed, startRun } from "../server/actions";
import { readRunDetail, readRunList, readRunSteps } from "../server/read-runs";
import {
  type RunsUnderTest,
  reviewedRun,
  runsUnderTest,
  runWhen,
  started,
  stepsOf,
} from "../testing/runs-under-test";

withTestDatabase();

describe("a run that something happens to", () => {
  let test: RunsUnderTest;
  let next = 0;
  let policyId: PolicyId;
  beforeAll(async () => {
    test = await runsUnderTest({ accounts: 300, settleMs: 0 });
    const [first] = test.policies;
    if (first === undefined) throw new Error("The world has a policy.");
    policyId = first;
  });
  beforeEach(() => test.work());
  afterEach(async () => {
    await test.stop();
    await test.sandbox.clearFaults();
  });
  afterAll(() => test.close());

  /** Accounts that no other test has touched. */
  function fresh(count: number): TargetId[] {
    next += count;
    return test.accounts.slice(next - count, next);
  }

  async function applying(targetIds: readonly TargetId[]): Promise<NewRun> {
    const snapshot = (await currentSnapshot()) ?? test.snapshot;
    return reviewedRun(snapshot, [{ assignment: { kind: "apply-policy", policyId }, targetIds }]);
  }

  function faultOf(target: TargetId, fault: object, times?: number): Promise<void> {
    const operation = "StartConfigurationPolicyAssociation";
    return test.sandbox.fault({ operation, matching: target, fault, ...(times !== undefined && { times }) });
  }

  async function sentTo(target: TargetId): Promise<number> {
    const operation = "StartConfigurationPolicyAssociation";
    const answer: unknown = await (
      await fetch(`${test.sandbox.endpoint}/_sandbox/calls?operation=${operation}`)
    ).json();
    return JSON.stringify(answer).split(`\\"${target}\\"`).length - 1;
  }

  it("is paused, goes on, and leaves the rest when it is cancelled", async () => {
    const targetIds = fresh(60);
    await test.sandbox.fault({
      operation: "StartConfigurationPolicyAssociation",
      fault: { kind: "latency", ms: 100 },
    });
    const { id } = await started(await applying(targetIds));
    await runWhen(id, ({ counts }) => counts.accepted > 0);
    expect(unwrap(await pauseRun({ id })).state).toBe("paused");
    const { counts } = await runWhen(id, (run) => run.counts.calling === 0);
    expect(counts.waiting).toBeGreaterThan(0);
    expect(await pauseRun({ id })).toMatchObject({ failure: { code: "conflict" } });
    expect(unwrap(await resumeRun({ id })).state).toBe("running");
    await runWhen(id, (run) => run.counts.accepted > counts.accepted);
    const { cancelled } = unwrap(await cancelRest({ id }));
    const over = await runWhen(id, ({ state }) => state === "cancelled");
    expect(over.counts).toMatchObject({ cancelled, accepted: 60 - cancelled });
    expect(await test.sandbox.calls("StartConfigurationPolicyAssociation")).toBe(60 - cancelled);
    expect(
      (await readRunList({ states: ["cancelled"] }, processSession())).runs.map((run) => run.id),
    ).toEqual([id]);
  });

  it("keeps its targets from another run, whose refusal names it, until they are settled", async () => {
    await test.stop();
    const [shared, other] = fresh(2);
    if (shared === undefined || other === undefined) throw new Error("There are two accounts.");
    const { id, number, title } = await started(await applying([shared]));
    const refused = await startRun(await applying([other, shared]));
    expect(refused).toMatchObject({ failure: { code: "conflict" } });
    expect(JSON.stringify(refused)).toContain(`Run ${number}, \\"${title}\\"`);
    test.work();
    await runWhen(id, ({ counts }) => counts.accepted === 1);
    const again = await applying([other, shared]);
    const run = await started(again);
    expect(await started(again), "the same start sent twice").toMatchObject({ number: run.number });
    await runWhen(run.id, ({ counts }) => counts.accepted === 1 && counts.skipped === 1);
  });

  it("is not started where a target was changed since the review", async () => {
    const [target] = fresh(1);
    if (target === undefined) throw new Error("There is an account.");
    const outdated = await applying([target]);
    const changed = await startConfigurationPolicyAssociation(serverAws(), {
      configurationId: SELF_MANAGED,
      targetId: target,
    });
    await recordAssociations([changed]);
    const calls = await test.sandbox.calls("StartConfigurationPolicyAssociation");
    expect(await startRun(outdated)).toMatchObject({ failure: { code: "conflict" } });
    expect(await test.sandbox.calls("StartConfigurationPolicyAssociation")).toBe(calls);
  });

  it("refuses a step whose target was changed after the start", async () => {
    await test.stop();
    const [target] = fresh(1);
    if (target === undefined) throw new Error("There is an account.");
    const { id } = await started(await applying([target]));
    const other = { configurationId: SELF_MANAGED, targetId: target } as const;
    await recordAssociations([await startConfigurationPolicyAssociation(serverAws(), other)]);
    test.work();
    await runWhen(id, ({ state }) => state === "ended");
    expect(await stepsOf(id)).toMatchObject([
      { state: "refused", failure: { code: "conflict" }, attempts: 0 },
    ]);
    expect((await getConfigurationPolicyAssociation(serverAws(), target))?.configurationId).toBe(
      SELF_MANAGED,
    );
  });

  it("sends a throttled step again, and says why others were refused until they are retried", async () => {
    const [throttled, denied, fine] = fresh(3);
    if (throttled === undefined || denied === undefined || fine === undefined)
      throw new Error("Three accounts.");
    await faultOf(throttled, { kind: "throttle" }, 1);
    await faultOf(denied, { kind: "deny" });
    const { id } = await started(await applying([throttled, denied, fine]));
    const { counts } = await runWhen(id, ({ state }) => state === "ended");
    expect(counts).toMatchObject({ accepted: 2, refused: 1 });
    expect((await stepsOf(id)).map(({ attempts }) => attempts)).toEqual([2, 1, 1]);
    expect((await readRunDetail(id, processSession())).groups).toMatchObject([
      { outcome: "refused", code: "forbidden", count: 1 },
    ]);
    await test.sandbox.clearFaults();
    expect(unwrap(await retryFailed({ id, outcomes: ["refused"] })).retried).toBe(1);
    await runWhen(id, (run) => run.state === "ended" && run.counts.accepted === 3);
    expect([await sentTo(throttled), await sentTo(denied), await sentTo(fine)]).toEqual([2, 2, 1]);
  });

  it("lists any rows of its steps with how many match, without those before them", async () => {
    const targets = fresh(7);
    const { id } = await started(await applying(targets));
    const window = await readRunSteps(id, { offset: 4, limit: 2 }, processSession());
    expect(window).toMatchObject({ next: 5, total: 7 });
    expect(window.steps.map(({ targetId }) => targetId)).toEqual(targets.slice(4, 6));
    const refused = await readRunSteps(id, { filter: "refused", offset: 0, limit: 2 }, processSession());
    expect(refused).toEqual({ steps: [], total: 0 });
    const search = targets[3] ?? "";
    const found = await readRunSteps(id, { search, offset: 0, limit: 2 }, processSession());
    expect(found).toMatchObject({ steps: [{ targetId: search }], total: 1 });
    unwrap(await cancelRest({ id }));
  });

  it("reads a target whose request was not answered before it sends it again", async () => {
    const [lost, unanswered] = fresh(2);
    if (lost === undefined || unanswered === undefined) throw new Error("There are two accounts.");
    await faultOf(lost, { kind: "drop" }, 1);
    await faultOf(unanswered, { kind: "malformed-body" }, 1);
    const { id } = await started(await applying([lost, unanswered]));
    await runWhen(id, ({ counts }) => counts.accepted === 2);
    // The sandbox carries out what it answers with half a body, and not what it drops.
    expect([await sentTo(lost), await sentTo(unanswered)]).toEqual([2, 1]);
  });

  it("is paused when AWS forbids the caller one target after the other, and goes on where it was", async () => {
    const targetIds = fresh(30);
    await test.sandbox.fault({ operation: "StartConfigurationPolicyAssociation", fault: { kind: "deny" } });
    const calls = await test.sandbox.calls("StartConfigurationPolicyAssociation");
    const { id } = await started(await applying(targetIds));
    const paused = await runWhen(id, ({ state, counts }) => state === "paused" && counts.calling === 0);
    expect(paused.pausedBecause?.code).toBe("forbidden");
    expect(paused.counts.refused).toBeGreaterThanOrEqual(5);
    expect(paused.counts.waiting).toBeGreaterThan(0);
    expect(await test.sandbox.calls("StartConfigurationPolicyAssociation")).toBe(
      calls + paused.counts.refused,
    );
    await test.sandbox.clearFaults();
    unwrap(await retryFailed({ id, outcomes: ["refused"] }));
    await runWhen(id, ({ counts }) => counts.accepted === 30);
  });

  it("sends exceptions first, and stops where one is refused", async () => {
    const [ou] = test.units;
    const [first, second] = fresh(2);
    if (ou === undefined || first === undefined || second === undefined)
      throw new Error("The world has them.");
    const snapshot = (await currentSnapshot()) ?? test.snapshot;
    const reviewed = () =>
      reviewedRun(snapshot, [
        { assignment: { kind: "self-managed" }, targetIds: [first, second] },
        { assignment: { kind: "apply-policy", policyId }, targetIds: [ou] },
      ]);
    await faultOf(second, { kind: "deny" });
    const { id, title } = await started(reviewed());
    expect(title).toContain("with 2 exceptions");
    const paused = await runWhen(id, ({ state, counts }) => state === "paused" && counts.calling === 0);
    expect(paused).toMatchObject({
      counts: { waiting: 1, accepted: 1, refused: 1 },
      pausedBecause: { code: "forbidden" },
    });
    expect(await sentTo(ou)).toBe(0);
    await test.sandbox.clearFaults();
    unwrap(await retryFailed({ id, outcomes: ["refused"] }));
    await runWhen(id, (run) => run.counts.accepted + run.counts.skipped === 3);
    const settledAt = (await stepsOf(id)).map((step) => Date.parse(step.settledAt ?? ""));
    expect(settledAt[2]).toBe(Math.max(...settledAt));
  });

  it("asks again for associations that AWS left unprocessed", async () => {
    const targetIds = fresh(3);
    await test.sandbox.fault({
      operation: "BatchGetConfigurationPolicyAssociations",
      fault: { kind: "unprocessed", items: 1 },
      times: 1,
    });
    const { id } = await started(await applying(targetIds));
    await runWhen(id, ({ state }) => state === "ended");
    expect(await test.sandbox.calls("BatchGetConfigurationPolicyAssociations")).toBeGreaterThan(1);
    for (const { association } of await stepsOf(id)) expect(association).toMatchObject({ isFollowed: false });
  });
});
