import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/testing/test-database";
import {
  stepsOf,
  type RunsUnderTest,
  reviewedRun,
  runsUnderTest,
  runWhen,
  started,
} from "../testing/runs-under-test";

const server = withTestDatabase({ relayed: true });

describe("a run whose database is away for a moment", { timeout: 240_000 }, () => {
  let test: RunsUnderTest;
  beforeAll(async () => {
    test = await runsUnderTest({ accounts: 120, settleMs: 0 });
    test.work();
  });
  afterAll(() => test.close());

  it.each([
    ["is cut off", 0],
    ["stands still", 30],
  ] as const)("goes on when it %s, and repeats nothing", async (how, from) => {
    const [policyId] = test.policies;
    if (policyId === undefined) throw new Error("The world has a policy.");
    const operation = "StartConfigurationPolicyAssociation";
    const targetIds = test.accounts.slice(from, from + 30);
    await test.sandbox.fault({ operation, fault: { kind: "latency", ms: 200 } });
    const before = await test.sandbox.calls(operation);
    const run = reviewedRun(test.snapshot, [{ assignment: { kind: "apply-policy", policyId }, targetIds }]);
    const { id } = await started(run);
    await runWhen(id, ({ counts }) => counts.accepted > 2);
    await (how === "is cut off" ? cutOff() : standStill());
    const { counts } = await runWhen(id, (each) => each.counts.waiting + each.counts.calling === 0);
    expect(counts, JSON.stringify(await stepsOf(id))).toMatchObject({ accepted: 30 });
    expect(await test.sandbox.calls(operation)).toBe(before + 30);
  });
});

async function cutOff(): Promise<void> {
  server.relay().cut();
  await delay(0);
}

async function standStill(): Promise<void> {
  await server.signal("SIGSTOP");
  await delay(3_000);
  await server.signal("SIGCONT");
}
