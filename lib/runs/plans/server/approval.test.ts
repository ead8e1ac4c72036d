import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import { unwrap } from "@/lib/core/result";
import { associationAt } from "@/lib/inventory/snapshot/association-at";
import { startConfigurationPolicyAssociation } from "@/lib/security-hub/server/actions";
import { withTestDatabase } from "@/lib/testing/test-database";
import type { Session } from "@/lib/server/session";
import { addToken } from "@/lib/store/identity/api-tokens";
import { writeSetting } from "@/lib/store/settings";
import { ada, as, ben, planned, signIn } from "../../testing/plans-under-test";
import { type RunsUnderTest, reviewedRun, runsUnderTest } from "../../testing/runs-under-test";
import { startRun } from "../../server/actions";
import { applicationOf } from "../../step-verdict";
import * as plan from "./definitions";

// The settings are read once, when the database is opened.
beforeAll(() => {
  vi.stubEnv("CANOPY_APPROVAL", "association:2");
});
withTestDatabase();

describe("a change that needs approval", () => {
  let test: RunsUnderTest;
  beforeAll(async () => {
    test = await runsUnderTest({ accounts: 100, settleMs: 0 });
  });
  afterAll(() => test.close());
  it("starts in no way without a second person", async () => {
    const [one, two, three] = test.accounts;
    const [root] = test.snapshot.tree.ids;
    if (!one || !two || !three || !root) throw new Error("The world has accounts.");
    const run = reviewedRun(test.snapshot, [{ assignment: { kind: "self-managed" }, targetIds: [one, two] }]);
    expect(await startRun(run)).toMatchObject({ ok: false, failure: { code: "precondition" } });
    const small = reviewedRun(test.snapshot, [{ assignment: { kind: "self-managed" }, targetIds: [three] }]);
    expect((await startRun(small)).ok, "below the number").toBe(true);
    const expected = applicationOf(associationAt(test.snapshot, root));
    const alone = { expected, configurationId: SELF_MANAGED, targetId: root };
    expect(await startConfigurationPolicyAssociation(alone), "the documented operation").toMatchObject({
      failure: { code: "precondition" },
    });
    const saved = await planned(run, { send: true });
    expect(saved).toMatchObject({ state: "awaiting-approval", needsApproval: true });
    const early = await as(ada, plan.startPlan)({ id: run.id, revision: 1 });
    expect(early).toMatchObject({ ok: false, failure: { code: "precondition" } });
    const own = await as(ada, plan.decidePlan)({ id: run.id, revision: 1, decision: "approve" });
    expect(own).toMatchObject({ ok: false, failure: { code: "precondition" } });
    unwrap(
      await as(ben, plan.decidePlan)({ id: run.id, revision: 1, decision: "approve", comment: "Seen." }),
    );
    const edited = unwrap(
      await as(ada, plan.editPlan)({ id: run.id, revision: 1, schedule: {}, send: true }),
    );
    expect(edited, "an edit takes the approval away").toMatchObject({
      state: "awaiting-approval",
      revision: 2,
    });
    unwrap(await as(ben, plan.decidePlan)({ id: run.id, revision: 2, decision: "approve" }));
    const started = unwrap(await as(ada, plan.startPlan)({ id: run.id, revision: 2 }));
    expect(started).toMatchObject({ by: { id: "ada" }, plan: { approvedBy: { id: "ben" } } });
  });

  it("needs it under rules that another replica has made stricter a moment ago", async () => {
    const [, , , four] = test.accounts;
    if (!four) throw new Error("The world has accounts.");
    const run = reviewedRun(test.snapshot, [{ assignment: { kind: "self-managed" }, targetIds: [four] }]);
    await writeSetting("CANOPY_APPROVAL", { value: "association", changedBy: "another replica" });
    expect(await startRun(run)).toMatchObject({ ok: false, failure: { code: "precondition" } });
    await writeSetting("CANOPY_APPROVAL", { value: undefined, changedBy: "another replica" });
  });

  it("is not approved by who made the token of the service that planned it", async () => {
    const [, , , , five, six] = test.accounts;
    if (!five || !six) throw new Error("The world has accounts.");
    await signIn(ada, "operator", "approver");
    const service: Session = { id: "service-1", name: "Service 1", grants: [{ role: "administrator" }] };
    await signIn(service, "administrator");
    const token = { name: "1", tokenHash: "hash", ending: "0000", scopes: ["association:write"], days: 1 };
    await addToken({ ...token, kind: "service", personId: service.id, createdBy: ada.id });
    const run = reviewedRun(test.snapshot, [
      { assignment: { kind: "self-managed" }, targetIds: [five, six] },
    ]);
    await planned(run, { by: service, send: true });
    const decide = (by: Session) => as(by, plan.decidePlan)({ id: run.id, revision: 1, decision: "approve" });
    expect(await decide(ada)).toMatchObject({ ok: false, failure: { code: "precondition" } });
    expect(await decide(ben)).toMatchObject({ ok: true });
  });
});
