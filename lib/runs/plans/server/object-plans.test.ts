import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { ABSENT } from "@/lib/aws-config/aggregators/aggregator-detail";
import { findAggregator } from "@/lib/aws-config/aggregators/aws/find-aggregator";
import { fingerprintOf } from "@/lib/aws-config/aggregators/change/fingerprint";
import { readActivityPage } from "@/lib/activity/server/read-activity";
import { putConfigurationAggregator as putElsewhere } from "@/lib/aws-config/aggregators/aws/operations";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { putConfigurationAggregator } from "@/lib/aws-config/aggregators/server/actions";
import { AccountId, OrganizationalUnitId, Region } from "@/lib/core/identifiers";
import { unwrap } from "@/lib/core/result";
import {
  describeOrganizationConfiguration,
  getConfigurationPolicy,
  listConfigurationPolicies,
} from "@/lib/security-hub/aws/operations";
import { updateConfigurationPolicy as updateElsewhere } from "@/lib/security-hub/policies/aws/operations";
import { reviewedOf } from "@/lib/security-hub/configuration/reviewed";
import type { ConfigurationPolicy } from "@/lib/security-hub/model";
import { RequestedSettings, settingsOf } from "@/lib/security-hub/policies/settings";
import { serverAws, serverConfigIn } from "@/lib/server/aws";
import { processSession, type Session } from "@/lib/server/session";
import { withTestDatabase } from "@/lib/testing/test-database";
import type { NewChange, NewRun } from "../../new-run";
import { startRun } from "../../server/actions";
import { readUndo } from "../../server/undo-run";
import { RunId } from "../../run-id";
import { ada, as, ben, planAs, planned } from "../../testing/plans-under-test";
import { reviewedRun, type RunsUnderTest, runsUnderTest, runWhen } from "../../testing/runs-under-test";
import type { PlanId } from "../plan-reference";
import { readRunDetail } from "../../server/read-runs";
import * as plan from "./definitions";
import { startRevision } from "./start-plan";

// The settings are read once, when the database is opened.
beforeAll(() => {
  vi.stubEnv("CANOPY_APPROVAL", "policy, aggregator, organization-configuration");
});
withTestDatabase();

const region = Region.parse("eu-west-1");
const name = AggregatorName.parse("planned");
const accountIds = [AccountId.parse("111111111111")];
const source = { kind: "accounts" as const, accountIds, regions: "all" as const };
const max: Session = { id: "max", name: "Max", grants: [{ role: "administrator" }] };
const mia: Session = { id: "mia", name: "Mia", grants: [{ role: "administrator" }] };

describe("a plan of a policy, an aggregator or the organization configuration", () => {
  let test: RunsUnderTest;
  let policy: ConfigurationPolicy;
  beforeAll(async () => {
    test = await runsUnderTest({ accounts: 100, settleMs: 0 });
    const [first] = await listConfigurationPolicies(serverAws());
    if (first === undefined) throw new Error("The world has policies.");
    policy = await getConfigurationPolicy(serverAws(), first.id);
  });
  afterEach(() => test.stop());
  afterAll(() => test.close());

  const seen = (id: PlanId, revision = 1) => ({ id, revision });
  const runOf = (...changes: NewChange[]): NewRun => ({ id: RunId.parse(crypto.randomUUID()), changes });
  const described = (description: string): NewChange => ({
    kind: "policy",
    policy: {
      operation: "update",
      policyId: policy.id,
      openedAt: policy.updatedAt,
      settings: RequestedSettings.parse({ ...settingsOf(policy), description }),
      reason: "",
    },
  });
  const changeElsewhere = async (description: string) => {
    policy = await updateElsewhere(serverAws(), { policyId: policy.id, description });
    return policy;
  };

  it("is approved by a second person, started by a third, and AWS gets what was reviewed, once", async () => {
    const why = { reason: "Audit finding 7", ticket: "https://tickets.example.com/7" };
    const run = { ...runOf(described("Planned.")), ...why };
    expect(await startRun(run)).toMatchObject({ ok: false });
    const saved = await planned(run, { by: max, send: true });
    expect(saved).toMatchObject({ state: "awaiting-approval", needsApproval: true, kinds: ["policy"] });
    const { objects } = await planAs(max, run.id);
    expect(objects).toMatchObject([{ change: 0, reviewed: { kind: "policy", had: { id: policy.id } } }]);
    expect(objects[0]).not.toHaveProperty("present");

    const approval = { ...seen(run.id), decision: "approve" as const };
    expect((await planAs(max, run.id)).may.decide, "its author").toBe(false);
    expect(await as(mia, plan.decidePlan)(approval), "an administrator").toMatchObject({
      failure: { code: "forbidden" },
    });
    unwrap(await as(ben, plan.decidePlan)(approval));
    expect(await as(ben, plan.startPlan)(seen(run.id)), "an operator").toMatchObject({
      failure: { code: "forbidden", missing: "policy:write" },
    });
    const calls = await test.sandbox.calls("UpdateConfigurationPolicy");
    test.work();
    const [one, other] = await Promise.all([
      as(mia, plan.startPlan)(seen(run.id)),
      as(max, plan.startPlan)(seen(run.id)),
    ]);
    expect(unwrap(one).number, "two tabs").toBe(unwrap(other).number);
    await runWhen(run.id, ({ state }) => state === "ended");
    expect(await test.sandbox.calls("UpdateConfigurationPolicy")).toBe(calls + 1);
    const before = policy;
    policy = await getConfigurationPolicy(serverAws(), policy.id);
    expect(settingsOf(policy)).toEqual({ ...settingsOf(before), description: "Planned." });

    const { changes } = await readActivityPage({ run: run.id }, {}, processSession());
    expect(changes.find(({ operation }) => operation.endsWith("UpdateConfigurationPolicy"))).toMatchObject(
      why,
    );

    const undo = await readUndo(run.id);
    expect(undo.present).toMatchObject([{ kind: "policy", had: { description: "Planned." } }]);
    expect(undo.changes).toMatchObject([{ policy: { settings: { description: before.description } } }]);
  });

  it("that was changed elsewhere says what the policy is now, and is neither approved nor started", async () => {
    const run = runOf(described("Later."));
    await planned(run, { by: max, send: true });
    await changeElsewhere("Changed elsewhere.");
    const { plan: stale, differences, objects, comparedWith } = await planAs(max, run.id);
    expect(stale.isStale, "before the organization is collected anew").toBe(true);
    expect(differences).toMatchObject([{ kind: "object-changed", first: [{ after: policy.updatedAt }] }]);
    expect(objects).toMatchObject([
      {
        reviewed: { had: { description: "Planned." } },
        present: { had: { description: "Changed elsewhere." } },
      },
    ]);
    const approval = await as(ben, plan.decidePlan)({ ...seen(run.id), decision: "approve" });
    expect(approval).toMatchObject({ failure: { code: "precondition" } });
    const anew = await as(max, plan.reviewPlan)({ ...seen(run.id), comparedWith, send: true });
    expect(anew, "that would take the other change back").toMatchObject({
      failure: { code: "precondition" },
    });
    const merged = { ...runOf(described("Later.")), id: run.id };
    const again = await as(max, plan.savePlan)({ run: merged, schedule: {}, send: true, revision: 1 });
    expect(unwrap(again)).toMatchObject({ revision: 2, state: "awaiting-approval" });
    expect((await planAs(max, run.id)).plan.isStale).toBe(false);
  });

  it("of a deletion is reviewed anew with what the object is now", async () => {
    const changes = [{ kind: "aggregator", aggregator: put(ABSENT) }] as const;
    const creation = await planned(runOf(...changes), { by: max, send: true });
    unwrap(await as(ben, plan.decidePlan)({ ...seen(creation.id), decision: "approve" }));
    unwrap(await as(max, plan.startPlan)(seen(creation.id)));
    test.work();
    await runWhen(creation.id, ({ state }) => state === "ended");
    const made = await findAggregator(serverConfigIn(region), name);
    if (made === undefined) throw new Error("The plan makes the aggregator.");
    const deletion = runOf({
      kind: "aggregator",
      aggregator: { operation: "delete", region, name, expected: "what it was before" },
    });
    const refused = await as(max, plan.savePlan)({ run: deletion, schedule: {}, send: true });
    expect(refused, "not what it is").toMatchObject({ ok: false });
    const expected = fingerprintOf(made);
    const { id } = await planned(
      runOf({ kind: "aggregator", aggregator: { operation: "delete", region, name, expected } }),
      { by: max, send: true },
    );
    expect(
      await putConfigurationAggregator({ ...putInput, source: { ...source, regions: [region] }, expected }),
      "the documented operation",
    ).toMatchObject({ failure: { code: "precondition" } });
    const eu = { ...source, regions: [region] };
    await putElsewhere(serverConfigIn(region), { name, source: eu });
    const { comparedWith, plan: stale, objects } = await planAs(max, id);
    expect(stale.isStale).toBe(true);
    expect(objects).toMatchObject([{ present: { had: { source: { regions: [region] } } } }]);
    const anew = await as(max, plan.reviewPlan)({ ...seen(id), comparedWith, send: true });
    expect(unwrap(anew)).toMatchObject({ revision: 2, state: "awaiting-approval" });
    unwrap(await as(ben, plan.decidePlan)({ ...seen(id, 2), decision: "approve" }));
    unwrap(await as(mia, plan.startPlan)(seen(id, 2)));
    await runWhen(id, ({ state }) => state === "ended");
    expect(await findAggregator(serverConfigIn(region), name)).toBeUndefined();
  });

  it("of the organization configuration starts only while the configuration is what was reviewed", async () => {
    const present = await describeOrganizationConfiguration(serverAws());
    const update = { autoEnable: false, configurationType: "CENTRAL" as const };
    const run = runOf({ kind: "configuration", configuration: { update, expected: reviewedOf(present) } });
    await planned(run, { by: max, send: true });
    const { objects, may } = await planAs(mia, run.id);
    expect(objects).toMatchObject([{ reviewed: { kind: "configuration", had: present } }]);
    expect(may).toEqual({ edit: true, start: true, decide: false });
    expect((await planAs(ben, run.id)).may).toEqual({ edit: false, start: false, decide: true });
    const early = await as(mia, plan.startPlan)(seen(run.id));
    expect(early).toMatchObject({ failure: { code: "precondition" } });
    unwrap(await as(ben, plan.decidePlan)({ ...seen(run.id), decision: "reject", comment: "Not now." }));
    expect(await as(mia, plan.startPlan)(seen(run.id))).toMatchObject({ ok: false });
  });

  it("is decided about, planned and started within the OUs of a role alone", async () => {
    const [unit] = test.units;
    const { tree } = test.snapshot;
    const unitId = OrganizationalUnitId.parse(unit);
    const outside = test.accounts.find((id) => !isBelow(id, unitId));
    const inside = test.accounts.find((id) => isBelow(id, unitId));
    if (outside === undefined || inside === undefined) throw new Error("The world has OUs.");
    const within = (role: "approver" | "operator" | "administrator"): Session => ({
      id: `limited-${role}`,
      name: "Lina",
      grants: [{ role, organizationalUnit: unitId }],
    });
    const selfManaged = (targetIds: (typeof inside)[]) =>
      reviewedRun(test.snapshot, [{ assignment: { kind: "self-managed" }, targetIds }]);

    const mixed = await planned(selfManaged([inside, outside]), { send: true });
    const decision = { ...seen(mixed.id), decision: "approve" as const };
    expect(await as(within("approver"), plan.decidePlan)(decision)).toMatchObject({
      failure: { code: "forbidden", missing: "plan:approve" },
    });
    expect((await planAs(within("approver"), mixed.id)).may.decide).toBe(false);
    const limited = within("operator");
    for (const answer of [
      await as(limited, plan.sendPlan)(seen(mixed.id)),
      await as(limited, plan.discardPlan)(seen(mixed.id)),
      await as(limited, plan.startPlan)(seen(mixed.id)),
      await as(limited, plan.unschedulePlan)(seen(mixed.id)),
    ])
      expect(answer).toMatchObject({ failure: { missing: "association:write" } });
    expect((await planAs(within("operator"), mixed.id)).may).toMatchObject({ edit: false, start: false });
    const beyond = { run: selfManaged([outside]), schedule: {}, send: false };
    expect(await as(within("operator"), plan.savePlan)(beyond)).toMatchObject({
      failure: { missing: "association:write" },
    });

    const own = await planned(selfManaged([inside]), { by: within("operator"), send: true });
    unwrap(await as(within("approver"), plan.decidePlan)({ ...seen(own.id), decision: "approve" }));
    const ofPolicy = { run: runOf(described("Beyond an OU.")), schedule: {}, send: true };
    expect(await as(within("administrator"), plan.savePlan)(ofPolicy), "applied beyond the OU").toMatchObject(
      { failure: { code: "forbidden", missing: "policy:write" } },
    );
    const object = await planned(runOf(described("In no OU.")), { by: max, send: true });
    expect(
      await as(within("approver"), plan.decidePlan)({ ...seen(object.id), decision: "approve" }),
      "a policy is in no OU",
    ).toMatchObject({ failure: { code: "forbidden", missing: "plan:approve" } });

    function isBelow(id: string, ancestor: string): boolean {
      for (let node = tree.ids.findIndex((each) => each === id); node >= 0; node = tree.parent[node] ?? -1)
        if (tree.ids[node] === ancestor) return true;
      return false;
    }
  });

  it("that is scheduled is unscheduled with its approval kept, and doesn't start then", async () => {
    const startAt = new Date(Date.now() + 3_600_000).toISOString();
    const { id } = await planned(runOf(described("Scheduled.")), {
      by: max,
      send: true,
      schedule: { startAt },
    });
    unwrap(await as(ben, plan.decidePlan)({ ...seen(id), decision: "approve" }));
    expect(await as(ada, plan.unschedulePlan)(seen(id)), "an operator").toMatchObject({
      failure: { code: "forbidden" },
    });
    const taken = unwrap(await as(mia, plan.unschedulePlan)(seen(id)));
    expect(taken).toMatchObject({ state: "approved", revision: 1, schedule: {} });
    expect(taken).not.toHaveProperty("scheduledBy");
    expect((await planAs(max, id)).events.at(-1)).toMatchObject({ kind: "unscheduled", by: { id: "mia" } });
    expect(await as(mia, plan.unschedulePlan)(seen(id)), "twice").toMatchObject({
      failure: { code: "conflict" },
    });
    await expect(startRevision({ ...seen(id), startAt }, max), "at its time").rejects.toMatchObject({
      failure: { code: "conflict" },
    });
    await expect(readRunDetail(id, processSession())).rejects.toMatchObject({
      failure: { code: "not-found" },
    });
    unwrap(await as(mia, plan.startPlan)(seen(id)));
  });

  const putInput = { region, name, source };
  function put(expected: string) {
    return { operation: "put" as const, ...putInput, expected };
  }
});
