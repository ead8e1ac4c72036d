import { afterAll, beforeAll, expect, it } from "vitest";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { createRun } from "@/lib/store/runs/create-run";
import { keepPerson } from "@/lib/store/identity/people";
import { withTestDatabase } from "@/lib/testing/test-database";
import { frozenRun } from "../server/freeze-run";
import { resumeRun } from "../server/actions";
import { reviewedRun, type RunsUnderTest, runsUnderTest, runWhen } from "../testing/runs-under-test";

withTestDatabase();

let test: RunsUnderTest;
beforeAll(async () => {
  test = await runsUnderTest({ accounts: 60, settleMs: 0 });
});
afterAll(() => test.close());

function signedIn(groups: readonly string[]): Promise<string> {
  return keepPerson({ id: "otto", provider: "local", subject: "otto", name: "Otto", groups });
}

it("pauses a run whose starter has lost the role, says so, and goes on once they have it again", async () => {
  const actor = { id: await signedIn(["operator"]), name: "Otto" };
  const snapshot = (await currentSnapshot()) ?? test.snapshot;
  const [policyId] = test.policies;
  if (policyId === undefined) throw new Error("The world has a policy.");
  const run = reviewedRun(snapshot, [
    { assignment: { kind: "apply-policy", policyId }, targetIds: test.accounts.slice(0, 2) },
  ]);
  await createRun({
    id: run.id,
    callerKey: await currentCallerKey(),
    by: actor,
    role: "operator",
    needsApproval: false,
    ...(await frozenRun(run, snapshot, undefined)),
  });
  await signedIn(["viewer"]);
  test.work();
  const paused = await runWhen(run.id, ({ state }) => state === "paused");
  expect(paused.pausedBecause).toMatchObject({ code: "forbidden", missing: "association:write" });
  expect(paused.pausedBecause?.message).toContain("Otto, who started this run, has viewer by now");
  expect(paused.counts).toMatchObject({ waiting: 2, accepted: 0 });

  await signedIn(["operator"]);
  expect((await resumeRun({ id: run.id })).ok).toBe(true);
  await runWhen(run.id, ({ counts }) => counts.accepted === 2);
});
