import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { PolicyId, type TargetId } from "@/lib/core/identifiers";
import { unwrap } from "@/lib/core/result";
import { recordAssociations } from "@/lib/inventory/record/record-associations";
import {
  getConfigurationPolicyAssociation,
  startConfigurationPolicyAssociation,
} from "@/lib/security-hub/aws/operations";
import { serverAws } from "@/lib/server/aws";
import { withTestDatabase } from "@/lib/testing/test-database";
import { processSession } from "@/lib/server/session";
import type { PlanId } from "../plan-reference";
import { applicationOf } from "../../step-verdict";
import { ada, as, ben, planAs, planned, planWhen, signIn, onlooker } from "../../testing/plans-under-test";
import {
  type RunsUnderTest,
  reviewedRun,
  runsUnderTest,
  runWhen,
  stepsOf,
} from "../../testing/runs-under-test";
import { startRun } from "../../server/actions";
import * as plan from "./definitions";
import { readPlanList } from "./read-plans";
import { readRunDetail } from "../../server/read-runs";

withTestDatabase();

describe("a plan", () => {
  let test: RunsUnderTest;
  let policyId: PolicyId;
  let otherId: PolicyId;
  let next = 0;
  beforeAll(async () => {
    test = await runsUnderTest({ accounts: 300, settleMs: 0 });
    const [first, second] = test.policies;
    policyId = PolicyId.parse(first);
    otherId = PolicyId.parse(second);
  });
  afterEach(() => test.stop());
  afterAll(() => test.close());

  function targets(count: number): TargetId[] {
    next += count;
    return test.accounts.slice(next - count, next);
  }
  function reviewed(targetIds: readonly TargetId[]) {
    return reviewedRun(test.snapshot, [{ assignment: { kind: "apply-policy", policyId }, targetIds }]);
  }
  async function appliedAt(targetId: TargetId) {
    return applicationOf(await getConfigurationPolicyAssociation(serverAws(), targetId));
  }
  async function changeElsewhere(targetId: TargetId) {
    const change = { targetId, configurationId: otherId };
    await recordAssociations([await startConfigurationPolicyAssociation(serverAws(), change)]);
  }
  const seen = (id: PlanId, revision = 1) => ({ id, revision });

  it("is saved, found by another person, and started by that person as it was reviewed", async () => {
    test.work();
    const targetIds = targets(3);
    const run = { ...reviewed(targetIds), reason: "Audit finding 7" };
    const saved = await planned(run);
    expect(saved).toMatchObject({
      state: "planned",
      revision: 1,
      accounts: 3,
      targets: 3,
      title: /^Apply /u,
    });
    expect((await planned(run)).number, "the same request again").toBe(saved.number);
    expect(
      (await readPlanList({}, processSession())).plans.map(({ id, isStale }) => [id, isStale]),
    ).toContainEqual([run.id, false]);
    const detail = await planAs(ben, run.id);
    expect(detail.affected).toMatchObject([{ after: policyId, count: 3 }]);
    expect(detail.targets.map(({ id }) => id)).toEqual(targetIds);
    expect(detail.may).toEqual({ edit: true, start: true, decide: false });

    const started = unwrap(await as(ben, plan.startPlan)(seen(run.id)));
    expect(started).toMatchObject({
      id: run.id,
      by: { id: "ben" },
      reason: "Audit finding 7",
      plan: { number: saved.number, revision: 1, authors: [{ id: "ada" }] },
    });
    await runWhen(run.id, ({ state }) => state === "ended");
    expect((await stepsOf(run.id)).map(({ targetId }) => targetId)).toEqual(targetIds);
    for (const targetId of targetIds) expect(await appliedAt(targetId)).toBe(policyId);
    const after = await planAs(ada, run.id);
    expect(after.plan.state).toBe("started");
    expect(after.events.map(({ kind, by }) => `${kind} ${by.name}`)).toEqual(["planned Ada", "started Ben"]);
    expect(await as(ada, plan.discardPlan)(seen(run.id))).toMatchObject({
      ok: false,
      failure: { code: "conflict" },
    });
  });

  it("that no longer matches says what changed, and starts only after a new review of that", async () => {
    const [first, second] = targets(2);
    if (!first || !second) throw new Error("The world has accounts.");
    const { id } = await planned(reviewed([first, second]));
    await changeElsewhere(first);
    const { plan: stale, differences, comparedWith } = await planAs(ada, id);
    expect(stale.isStale).toBe(true);
    expect(differences.map(({ kind, first: [one] }) => [kind, one?.id])).toEqual([
      ["target-changed", first],
      ["account-changed", first],
    ]);
    const refused = await as(ada, plan.startPlan)(seen(id));
    expect(refused).toMatchObject({ ok: false, failure: { code: "precondition" } });
    await expect(readRunDetail(id, processSession())).rejects.toMatchObject({
      failure: { code: "not-found" },
    });
    const again = await as(ada, plan.reviewPlan)({ ...seen(id), comparedWith: "another", send: false });
    expect(again).toMatchObject({ ok: false, failure: { code: "conflict" } });
    expect(unwrap(await as(ada, plan.reviewPlan)({ ...seen(id), comparedWith, send: false })).revision).toBe(
      2,
    );
    const before = await as(ada, plan.startPlan)(seen(id, 1));
    expect(before, "the revision before").toMatchObject({ ok: false, failure: { code: "conflict" } });
    test.work();
    unwrap(await as(ada, plan.startPlan)(seen(id, 2)));
    await runWhen(id, ({ state }) => state === "ended");
    expect(await appliedAt(first)).toBe(policyId);
  });

  it("is kept from those whose role doesn't include the change, and its id from another run", async () => {
    const run = reviewed(targets(1));
    const forbidden = await as(onlooker, plan.savePlan)({ run, schedule: {}, send: false });
    expect(forbidden).toMatchObject({ ok: false, failure: { code: "forbidden" } });
    await planned(run);
    const command = await as(onlooker, plan.startPlan)(seen(run.id));
    expect(command).toMatchObject({ ok: false, failure: { code: "forbidden" } });
    expect((await planAs(onlooker, run.id)).may).toEqual({ edit: false, start: false, decide: false });
    const bypassed = await startRun({ ...reviewed(targets(1)), id: run.id });
    expect(bypassed).toMatchObject({ ok: false, failure: { code: "conflict" } });
  });

  it("that is edited or discarded says so, and what is discarded does not start", async () => {
    const run = reviewed(targets(1));
    const { id } = await planned(run);
    const schedule = { startAt: "2030-01-01T10:00:00.000Z" };
    const edited = unwrap(
      await as(ben, plan.editPlan)({ ...seen(id), reason: "Later", schedule, send: false }),
    );
    expect(edited).toMatchObject({ revision: 2, reason: "Later", schedule, scheduledBy: { id: "ben" } });
    expect(edited.authors.map((author) => author.id)).toEqual(["ada", "ben"]);
    unwrap(await as(ada, plan.discardPlan)(seen(id, 2)));
    const command = await as(ada, plan.startPlan)(seen(id, 2));
    expect(command).toMatchObject({ ok: false, failure: { code: "conflict" } });
  });

  it("starts at its time, in the name of the person who set it, and waits for its change window", async () => {
    const closed = { days: ["Mon"], from: "00:00", to: "00:01", timeZone: "UTC" } as const;
    const isMonday = new Date().getUTCDay() === 1;
    const window = { ...closed, days: [isMonday ? "Thu" : "Mon"] } as const;
    const [targetId] = targets(1);
    if (!targetId) throw new Error("The world has accounts.");
    const run = reviewed([targetId]);
    await signIn(ben, "operator");
    await planned(run, {
      by: ben,
      schedule: {
        startAt: new Date(Date.now() + 1_500).toISOString(),
        window: { ...window, days: [...window.days] },
      },
    });
    test.work();
    const started = await runWhen(run.id, () => true);
    expect(started).toMatchObject({ by: { id: "ben" }, state: "running", changeWindow: window });
    expect(started.counts.waiting).toBe(1);
    await test.stop();
    expect((await readRunDetail(run.id, processSession())).run.counts).toMatchObject({
      waiting: 1,
      accepted: 0,
    });
    const opens = new Date();
    opens.setUTCHours(0, 0, 10, 0);
    while (opens.getUTCDay() !== (isMonday ? 4 : 1) || opens.getTime() < Date.now())
      opens.setUTCDate(opens.getUTCDate() + 1);
    test.work({ aheadMs: opens.getTime() - Date.now() });
    await runWhen(run.id, ({ state }) => state === "ended");
    expect(await appliedAt(targetId)).toBe(policyId);
  });

  it("is not started for a person whose role was taken away since", async () => {
    await signIn(ben, "operator");
    const startAt = new Date(Date.now() + 1_000).toISOString();
    const { id } = await planned(reviewed(targets(1)), { by: ben, schedule: { startAt } });
    await signIn(ben, "viewer");
    test.work();
    const { plan: stopped } = await planWhen(id, (each) => each.plan.stopped !== undefined);
    expect(stopped.stopped?.failure).toMatchObject({ code: "forbidden", missing: "association:write" });
  });

  it("that can't start at its time says why, and is not started by itself any more", async () => {
    const [first] = targets(1);
    const [second] = targets(1);
    if (!first || !second) throw new Error("The world has accounts.");
    await signIn(ada, "operator");
    const at = (ms: number) => ({ startAt: new Date(Date.now() + ms).toISOString() });
    const changedSince = await planned(reviewed([first]), { schedule: at(1_000) });
    await changeElsewhere(first);
    const missed = await planned(reviewed([second]), { schedule: at(-2 * 3_600_000) });
    test.work();
    const stopped = await planWhen(changedSince.id, (each) => each.plan.stopped !== undefined);
    expect(stopped.plan).toMatchObject({ state: "planned", stopped: { failure: { code: "precondition" } } });
    expect(stopped.events.at(-1)).toMatchObject({ kind: "stopped", by: { id: "ada" } });
    const late = await planWhen(missed.id, (each) => each.plan.stopped !== undefined);
    expect(late.plan.stopped?.failure.message).toContain("not running at the start");
    await expect(readRunDetail(missed.id, processSession())).rejects.toMatchObject({
      failure: { code: "not-found" },
    });
  });
});
