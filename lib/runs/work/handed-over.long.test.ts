import { expect, it } from "vitest";
import { withTestDatabase } from "@/lib/testing/test-database";
import { reviewedRun, runsUnderTest, runWhen, started, stepsOf } from "../testing/runs-under-test";

withTestDatabase();

it("leaves no request without its answer when a worker is asked to end, and the next goes on where it stopped", async () => {
  const test = await runsUnderTest({ accounts: 120, settleMs: 0 });
  const [policyId] = test.policies;
  if (policyId === undefined) throw new Error("The world has a policy.");
  try {
    // At the published rate a run of eighty is still under way when the worker is asked to end.
    await test.sandbox.control("throttle", { throttle: true });
    test.work();
    const targetIds = test.accounts.slice(0, 80);
    const run = await started(
      reviewedRun(test.snapshot, [{ assignment: { kind: "apply-policy", policyId }, targetIds }]),
    );
    await runWhen(run.id, ({ counts }) => counts.accepted > 0);
    await test.stop();
    const stopped = await stepsOf(run.id);
    expect(stopped.filter(({ state }) => state === "calling")).toEqual([]);
    expect(stopped.filter(({ state }) => state === "waiting")).not.toHaveLength(0);

    test.work();
    await runWhen(run.id, ({ counts }) => counts.accepted === targetIds.length);
    // Where an answer was lost a target is read instead, and its step has no id of AWS's.
    expect((await stepsOf(run.id)).filter(({ awsRequestId }) => awsRequestId === undefined)).toEqual([]);
    expect(await test.sandbox.calls("StartConfigurationPolicyAssociation")).toBe(targetIds.length);
  } finally {
    await test.close();
  }
});
