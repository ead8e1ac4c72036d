import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TargetId } from "@/lib/core/identifiers";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { getConfigurationPolicyAssociation } from "@/lib/security-hub/aws/operations";
import { serverAws } from "@/lib/server/aws";
import { withTestDatabase } from "@/lib/testing/test-database";
import type { NewChange } from "../new-run";
import { RunId } from "../run-id";
import { applicationOf } from "../step-verdict";
import { type RunsUnderTest, reviewedRun, runsUnderTest, runWhen, started } from "../testing/runs-under-test";
import { readUndo } from "./undo-run";

withTestDatabase();

describe("undoing a run", () => {
  let test: RunsUnderTest;
  beforeAll(async () => {
    test = await runsUnderTest({ accounts: 120, settleMs: 0 });
    test.work();
  });
  afterAll(() => test.close());

  async function start(...changes: Parameters<typeof reviewedRun>[1]) {
    const { id } = await started(reviewedRun((await currentSnapshot()) ?? test.snapshot, changes));
    return runWhen(id, ({ state }) => state === "ended");
  }

  function applied(targetIds: readonly TargetId[]) {
    return Promise.all(
      targetIds.map(async (id) => applicationOf(await getConfigurationPolicyAssociation(serverAws(), id))),
    );
  }

  it("brings each target back to what it had, exceptions last, and leaves what was changed since", async () => {
    const [policy, other] = test.policies;
    const [unit] = test.units;
    const [a, b, c, d] = test.accounts;
    if (!policy || !other || !unit || !a || !b || !c || !d) throw new Error("The world has them.");
    const targetIds = [unit, a, b, c];
    await start({ assignment: { kind: "apply-policy", policyId: other }, targetIds: [b, unit] });
    const before = await applied(targetIds);
    const run = await start(
      { assignment: { kind: "self-managed" }, targetIds: [a, b] },
      { assignment: { kind: "apply-policy", policyId: policy }, targetIds: [unit, c, d] },
    );
    await start({ assignment: { kind: "apply-policy", policyId: other }, targetIds: [d] });

    const { changes, left } = await readUndo(run.id);
    expect(left).toMatchObject([{ targetId: d, reason: "changed-since" }]);
    expect(targetsOf(changes.at(0))).toContain(unit);
    expect(targetsOf(changes.at(-1))).not.toContain(unit);
    const undo = await started({
      id: RunId.parse(crypto.randomUUID()),
      changes: [...changes],
      undoes: run.id,
    });
    expect(undo).toMatchObject({ undoes: run.id, title: `Undo run ${run.number}: ${run.title}` });
    await runWhen(undo.id, ({ state }) => state === "ended");
    expect(await applied(targetIds)).toEqual(before);
    expect(await applied([d])).toEqual([other]);
    expect((await readUndo(run.id)).changes, "nothing is left to undo").toEqual([]);
  });

  it("is not offered while requests are to be sent", async () => {
    await test.stop();
    const [target] = test.accounts.slice(10);
    if (target === undefined) throw new Error("The world has accounts.");
    const { id } = await started(
      reviewedRun(test.snapshot, [{ assignment: { kind: "self-managed" }, targetIds: [target] }]),
    );
    await expect(readUndo(id)).rejects.toMatchObject({ failure: { code: "precondition" } });
  });
});

function targetsOf(change: NewChange | undefined): readonly TargetId[] {
  return change?.kind === "association" ? change.targets.flatMap(({ targetIds }) => targetIds) : [];
}
