import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SELF_MANAGED, type TargetId } from "@/lib/core/identifiers";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { NodeKind } from "@/lib/organizations/tree";
import { AssociationKind } from "@/lib/security-hub/governance/governance";
import { recordedAssociation } from "@/lib/inventory/record/record-associations";
import { getConfigurationPolicyAssociation } from "@/lib/security-hub/aws/operations";
import { serverAws } from "@/lib/server/aws";
import { database } from "@/lib/store/database/database";
import { listAuditEntries } from "@/lib/store/audit/audit-entries";
import { withTestDatabase } from "@/lib/testing/test-database";
import { stepsIn } from "../step-figures";
import {
  type RunsUnderTest,
  reviewedRun,
  runsUnderTest,
  runWhen,
  started,
  stepsOf,
} from "../testing/runs-under-test";

withTestDatabase();

describe("a run", () => {
  let test: RunsUnderTest;
  beforeAll(async () => {
    test = await runsUnderTest();
    test.work();
  });
  afterAll(() => test.close());

  it("applies a policy to each target once, and follows the associations until they settle", async () => {
    const [policyId] = test.policies;
    if (policyId === undefined) throw new Error("The world has a policy.");
    const targetIds = test.accounts.slice(0, 5);
    const run = await started(
      reviewedRun(test.snapshot, [{ assignment: { kind: "apply-policy", policyId }, targetIds }]),
    );
    expect(run).toMatchObject({ state: "running", number: 1 });
    expect(stepsIn(run.counts)).toBe(5);
    const sent = await runWhen(run.id, ({ state }) => state === "following");
    expect(sent.counts).toMatchObject({ accepted: 5, associations: { PENDING: 5 }, followed: 5 });
    expect(await recordedAssociation(first(targetIds))).toMatchObject({
      configurationId: policyId,
      status: "PENDING",
    });
    await test.sandbox.advance(24 * 3_600_000);
    const { counts, endedAt } = await runWhen(run.id, ({ state }) => state === "ended");
    expect(counts).toMatchObject({ accepted: 5, followed: 0, associations: { PENDING: 0 } });
    expect(endedAt).toBeDefined();
    for (const step of await stepsOf(run.id)) {
      const found = await getConfigurationPolicyAssociation(serverAws(), step.targetId);
      expect(found).toMatchObject({ configurationId: policyId, type: "APPLIED" });
      expect(step.association?.status).toBe(found?.status);
      expect(step.attempts).toBe(1);
      expect(step.awsRequestId).toMatch(/./);
    }
    const entries = (await listAuditEntries(100)).filter(({ runId }) => runId === run.id);
    expect(entries.map(({ phase }) => phase).toSorted()).toEqual([
      ...new Array<string>(5).fill("attempted"),
      ...new Array<string>(5).fill("succeeded"),
    ]);
  });

  it("skips what a target has already, and takes away what is applied", async () => {
    const [, , , , , a, b] = test.accounts;
    if (a === undefined || b === undefined) throw new Error("The world has accounts.");
    const once = await started(
      reviewedRun(test.snapshot, [{ assignment: { kind: "self-managed" }, targetIds: [a] }]),
    );
    await runWhen(once.id, ({ counts }) => counts.accepted === 1);
    const again = await started({
      ...reviewedRun(test.snapshot, []),
      changes: [
        {
          kind: "association",
          assignment: { kind: "self-managed" },
          targets: [{ expected: null, targetIds: [a, b] }],
        },
      ],
    });
    const { counts } = await runWhen(again.id, (run) => run.counts.waiting + run.counts.calling === 0);
    expect(counts).toMatchObject({ skipped: 1, accepted: 1 });
    const away = await started({
      ...reviewedRun(test.snapshot, []),
      changes: [
        {
          kind: "association",
          assignment: { kind: "inherit" },
          targets: [{ expected: SELF_MANAGED, targetIds: [a, b] }],
        },
      ],
    });
    await runWhen(away.id, (run) => run.counts.accepted === 2);
    for (const targetId of [a, b])
      expect((await getConfigurationPolicyAssociation(serverAws(), targetId))?.type).not.toBe("APPLIED");
  });

  it("ends a day after its last request, with what is pending still", async () => {
    const [, policyId] = test.policies;
    const targetIds = test.accounts.slice(0, 2);
    if (policyId === undefined) throw new Error("The world has a policy.");
    const { id } = await started(
      reviewedRun((await currentSnapshot()) ?? test.snapshot, [
        { assignment: { kind: "apply-policy", policyId }, targetIds },
      ]),
    );
    await runWhen(id, ({ state }) => state === "following");
    await database().execute(
      sql`update run_steps set settled_at = now() - interval '25 hours' where run_id = ${id}`,
    );
    const { counts } = await runWhen(id, ({ state }) => state === "ended");
    expect(counts).toMatchObject({ followed: 0, associations: { PENDING: 2 } });
  });

  it("follows what inherits from an OU, too, until it has settled", async () => {
    const snapshot = (await currentSnapshot()) ?? test.snapshot;
    const { tree, governance } = snapshot;
    const unit = test.units.find((id) => {
      const node = tree.ids.indexOf(id);
      return (
        tree.kind[node + 1] === NodeKind.Account && governance.type[node + 1] === AssociationKind.Inherited
      );
    });
    const below = tree.ids[tree.ids.indexOf(unit ?? first(test.units)) + 1];
    if (unit === undefined || below === undefined) throw new Error("An OU has an account that inherits.");
    const [, policyId] = test.policies;
    if (policyId === undefined) throw new Error("The world has two policies.");
    const { id } = await started(
      reviewedRun(snapshot, [{ assignment: { kind: "apply-policy", policyId }, targetIds: [unit] }]),
    );
    const { counts } = await runWhen(id, ({ state }) => state === "following");
    expect(counts.followed).toBeGreaterThan(1);
    expect((await recordedAssociation(below))?.status).toBe("PENDING");
    await test.sandbox.advance(24 * 3_600_000);
    await runWhen(id, ({ state }) => state === "ended");
    const found = await getConfigurationPolicyAssociation(serverAws(), below);
    expect(await recordedAssociation(below)).toMatchObject({
      configurationId: policyId,
      status: found?.status,
    });
  });
});

function first(targetIds: readonly TargetId[]): TargetId {
  const [target] = targetIds;
  if (target === undefined) throw new Error("There is a target.");
  return target;
}
