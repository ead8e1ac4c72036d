import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SecondProcess, startSecondProcess } from "@/lib/testing/second-process";
import { withTestDatabase } from "@/lib/testing/test-database";
import { ada, as, planAs, planned, planWhen, signIn } from "../../testing/plans-under-test";
import {
  type RunsUnderTest,
  reviewedRun,
  runsUnderTest,
  runWhen,
  stepsOf,
} from "../../testing/runs-under-test";
import * as plan from "./definitions";

withTestDatabase();

describe("a plan that two replicas start", () => {
  let test: RunsUnderTest;
  let second: SecondProcess;
  let next = 0;
  beforeAll(async () => {
    test = await runsUnderTest({ accounts: 200, settleMs: 0 });
    second = await startSecondProcess();
    await signIn(ada, "operator");
  });
  afterAll(async () => {
    await second.kill();
    await test.close();
  });

  function reviewed() {
    next += 20;
    const targetIds = test.accounts.slice(next - 20, next);
    return reviewedRun(test.snapshot, [{ assignment: { kind: "self-managed" }, targetIds }]);
  }

  it("becomes one run, however many requests start it at once", async () => {
    const { id } = await planned(reviewed());
    const seen = { id, revision: 1 };
    const [own, others] = await Promise.all([
      Promise.all([as(ada, plan.startPlan)(seen), as(ada, plan.startPlan)(seen)]),
      second.call("startPlan", [seen, seen]),
    ]);
    expect([...own, ...others].filter(({ ok }) => ok).length).toBeGreaterThan(0);
    const { events } = await planAs(ada, id);
    expect(events.filter(({ kind }) => kind === "started")).toHaveLength(1);
    expect(await stepsOf(id)).toHaveLength(20);
  });

  it("is started at its time by one of them, and by the other where that one is killed", async () => {
    const schedule = { startAt: new Date(Date.now() + 1_000).toISOString() };
    const { id } = await planned(reviewed(), { schedule });
    second.begin("workRuns", [{ verifyAfterMs: 200 }]);
    test.work();
    await planWhen(id, (each) => each.plan.state === "started");
    await second.kill();
    await runWhen(id, ({ state }) => state === "ended");
    const { events } = await planAs(ada, id);
    expect(events.filter(({ kind }) => kind === "started")).toHaveLength(1);
    const steps = await stepsOf(id);
    expect(steps.map(({ state, attempts }) => `${state} ${attempts}`)).toEqual(steps.map(() => "accepted 1"));
  });
});
