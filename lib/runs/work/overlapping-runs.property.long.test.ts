import fc from "fast-check";
import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import { TargetId } from "@/lib/core/identifiers";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { associationAt } from "@/lib/inventory/snapshot/association-at";
import { getConfigurationPolicyAssociation } from "@/lib/security-hub/aws/operations";
import type { Assignment } from "@/lib/security-hub/model";
import { serverAws } from "@/lib/server/aws";
import { withTestDatabase } from "@/lib/testing/test-database";
import type { RunId } from "../run-id";
import { startRun } from "../server/actions";
import { applicationOf, wantedBy } from "../step-verdict";
import { reviewedRun, runsUnderTest, runWhen, stepsOf } from "../testing/runs-under-test";

withTestDatabase();

it("leaves AWS as it was reviewed when runs are started over each other at random moments", async () => {
  const test = await runsUnderTest({ accounts: 80, settleMs: 0 });
  test.work();
  try {
    const targets = [...test.accounts.slice(0, 12), ...test.units.slice(0, 3)];
    const assignments: Assignment[] = [
      ...test.policies.map((policyId) => ({ kind: "apply-policy" as const, policyId })),
      { kind: "self-managed" },
      { kind: "inherit" },
    ];
    const start = fc.record({
      assignment: fc.constantFrom(...assignments),
      targetIds: fc.subarray(targets, { minLength: 1, maxLength: 6 }),
      afterMs: fc.nat({ max: 60 }),
    });
    const planned = new Map<TargetId, string | null>(
      targets.map((id) => [id, applicationOf(associationAt(test.snapshot, id))]),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(start, { minLength: 2, maxLength: 6 }), async (starts) => {
        const begun: RunId[] = [];
        await Promise.all(
          starts.map(async ({ assignment, targetIds, afterMs }) => {
            await delay(afterMs);
            const snapshot = (await currentSnapshot()) ?? test.snapshot;
            // What is not applied can't be taken away: the review leaves it out.
            const fit = targetIds.filter(
              (id) => assignment.kind !== "inherit" || applicationOf(associationAt(snapshot, id)) !== null,
            );
            if (fit.length === 0) return;
            const run = reviewedRun(snapshot, [{ assignment, targetIds: fit }]);
            const result = await startRun(run);
            if (result.ok) begun.push(run.id);
            else expect(result.failure.code).toBe("conflict");
          }),
        );
        const runs = await Promise.all(
          begun.map((id) => runWhen(id, ({ counts }) => counts.waiting + counts.calling === 0)),
        );
        const steps = (
          await Promise.all(
            runs.map(async ({ id, changes }) =>
              (await stepsOf(id)).map((step) => {
                const change = changes[step.change];
                return {
                  ...step,
                  assignment: change?.kind === "association" ? change.assignment : undefined,
                };
              }),
            ),
          )
        ).flat();
        for (const { targetId, state, failure, settledAt, assignment } of steps.toSorted(
          (a, b) => Date.parse(a.settledAt ?? "") - Date.parse(b.settledAt ?? ""),
        )) {
          expect(settledAt).toBeDefined();
          // A run that was reviewed while another changed the target is refused there, and changes nothing.
          if (state === "refused") expect(failure?.code).toBe("conflict");
          else {
            expect(["accepted", "skipped"]).toContain(state);
            planned.set(targetId, assignment === undefined ? null : wantedBy(assignment));
          }
        }
        for (const [targetId, wanted] of planned) {
          const found = await getConfigurationPolicyAssociation(serverAws(), TargetId.parse(targetId));
          expect(applicationOf(found), targetId).toBe(wanted);
        }
      }),
      { numRuns: 10 },
    );
  } finally {
    await test.close();
  }
});
