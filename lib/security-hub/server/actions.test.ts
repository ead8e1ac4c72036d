import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AccountId, ConfigurationId, PolicyId, SELF_MANAGED, TargetId } from "@/lib/core/identifiers";
import { unwrap } from "@/lib/core/result";
import { recordedAssociation } from "@/lib/inventory/record/record-associations";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  snapshotWhen,
} from "@/lib/inventory/testing/collector-under-test";
import { accountStates } from "@/lib/organizations/model";
import { NodeKind } from "@/lib/organizations/tree";
import { AssociationKind, StatusKind } from "../governance/governance";
import type { PolicyAssociation } from "../model";
import { serverAws } from "@/lib/server/aws";
import { withTestDatabase } from "@/lib/testing/test-database";
import { reviewedOf } from "../configuration/reviewed";

import * as operations from "../aws/operations";
import { describeOrganizationConfiguration } from "../aws/operations";
import {
  batchGetConfigurationPolicyAssociations,
  getConfigurationPolicy,
  startConfigurationPolicyAssociation,
  startConfigurationPolicyDisassociation,
  updateOrganizationConfiguration,
} from "./actions";

withTestDatabase();

const active = accountStates.indexOf("ACTIVE");
const absent = AccountId.parse("999999999999");

describe("the actions of Security Hub", () => {
  let collector: CollectorUnderTest;
  let snapshot: Snapshot;
  beforeAll(async () => {
    collector = await collectorUnderTest();
    collector.start();
    snapshot = await snapshotWhen(({ meta }) => meta.complete);
    await collector.stop();
  });
  afterAll(() => collector.close());

  /** An account that is active, and neither the management account nor a delegated administrator. */
  let targetId: TargetId;
  let configurationId: ConfigurationId;
  beforeEach(() => {
    const { tree, governance, meta } = snapshot;
    const special = [meta.managementAccountId, ...meta.delegatedAdministrators.map(({ id }) => id)];
    const ordinary = tree.ids.find(
      (id, node) =>
        tree.kind[node] === NodeKind.Account &&
        tree.state[node] === active &&
        !special.some((each) => each === id),
    );
    targetId = TargetId.parse(ordinary);
    configurationId = ConfigurationId.parse(governance.policies[0]?.id);
  });

  it("apply a policy, and the tree knows", async () => {
    const association = unwrap(await associate(configurationId, targetId));
    expect(association).toMatchObject({ targetId, configurationId, type: "APPLIED", status: "PENDING" });
    expect(await recordedAssociation(targetId)).toMatchObject({ configurationId, status: "PENDING" });
  });

  it("count what inherits from an OU as pending from the moment in which the policy is applied to it", async () => {
    const { tree, governance } = snapshot;
    const ou = tree.ids.findIndex(
      (_, node) =>
        tree.kind[node] === NodeKind.OrganizationalUnit &&
        governance.type[node] === AssociationKind.Inherited &&
        governance.status[node + 1] === StatusKind.Success,
    );
    const below = tree.ids[ou + 1];
    if (below === undefined)
      throw new Error("There is an OU that inherits, with something in effect below it.");
    unwrap(await associate(configurationId, TargetId.parse(tree.ids[ou])));
    const asShown = await recordedAssociation(below);
    expect(asShown).toMatchObject({ configurationId, type: "INHERITED", status: "PENDING" });
    const asAnswered = await associationOf(below);
    expect(asAnswered).toMatchObject({ configurationId, type: "INHERITED", status: "PENDING" });
  });

  it("follow what is pending until it settles, and name what nothing governs", async () => {
    unwrap(await associate(SELF_MANAGED, targetId));
    await collector.advance(24 * 3_600_000);
    const answer = unwrap(await batchGetConfigurationPolicyAssociations({ targetIds: [targetId, absent] }));
    expect(answer.associations).toMatchObject([{ targetId, configurationId: SELF_MANAGED }]);
    expect(answer.associations[0]?.status).not.toBe("PENDING");
    expect(answer.unprocessed).toMatchObject([{ targetId: absent }]);
    expect(answer.cleared).toEqual([absent]);
    const recorded = await recordedAssociation(targetId);
    expect(recorded?.status).toBe(answer.associations[0]?.status);
  });

  it("take away what is applied, and answer what governs then", async () => {
    unwrap(await associate(configurationId, targetId));
    const reviewed = { configurationId, targetId, expected: configurationId };
    const { association } = unwrap(await startConfigurationPolicyDisassociation(reviewed));
    expect(association?.type).not.toBe("APPLIED");
    expect((await recordedAssociation(targetId))?.type).toBe(association?.type);
    // The snapshot keeps times to the second.
    const { type, configurationId: governing, status } = association ?? {};
    expect(await associationOf(targetId)).toMatchObject({ type, configurationId: governing, status });
  });

  it("do nothing to a target to which something else is applied than was reviewed", async () => {
    const { tree } = snapshot;
    const unit = tree.ids.findIndex((_, node) => tree.kind[node] === NodeKind.OrganizationalUnit);
    const other = PolicyId.parse(snapshot.governance.policies[1]?.id);
    for (const target of [targetId, TargetId.parse(tree.ids[unit])]) {
      unwrap(await associate(configurationId, target));
      const writes = () =>
        Promise.all([
          collector.calls("StartConfigurationPolicyAssociation"),
          collector.calls("StartConfigurationPolicyDisassociation"),
        ]);
      const before = await writes();
      for (const expected of [null, SELF_MANAGED]) {
        const outdated = { targetId: target, expected };
        const assigned = await startConfigurationPolicyAssociation({ ...outdated, configurationId: other });
        expect(assigned).toMatchObject({ failure: { code: "conflict" } });
        if (expected === null) continue;
        const removed = await startConfigurationPolicyDisassociation({ ...outdated, configurationId: other });
        expect(removed).toMatchObject({ failure: { code: "conflict" } });
      }
      expect(await writes()).toEqual(before);
    }
  });

  it("refuse a change of an OU that was changed outside of Canopy since the review, and show it", async () => {
    const { tree } = snapshot;
    const unit = tree.ids.findIndex((_, node) => tree.kind[node] === NodeKind.OrganizationalUnit);
    const target = TargetId.parse(tree.ids[unit]);
    unwrap(await associate(configurationId, target));
    const outside = { targetId: target, configurationId: SELF_MANAGED } as const;
    await operations.startConfigurationPolicyAssociation(serverAws(), outside);
    const other = PolicyId.parse(snapshot.governance.policies[1]?.id);
    const reviewed = { targetId: target, configurationId: other, expected: configurationId };
    expect(await startConfigurationPolicyAssociation(reviewed)).toMatchObject({
      failure: {
        code: "conflict",
        message: "What is applied here was changed after the review. Nothing was changed.",
      },
    });
    expect(await recordedAssociation(target)).toMatchObject({ configurationId: SELF_MANAGED });
  });

  it("take a change again whose answer was lost", async () => {
    unwrap(await associate(configurationId, targetId));
    const repeated = { targetId, configurationId, expected: null };
    expect(await startConfigurationPolicyAssociation(repeated)).toMatchObject({ ok: true });
  });

  it("do nothing to a target that the tree does not hold", async () => {
    const before = await collector.calls("StartConfigurationPolicyAssociation");
    const result = await startConfigurationPolicyAssociation({
      configurationId,
      targetId: absent,
      expected: null,
    });
    expect(result).toMatchObject({ ok: false, failure: { code: "not-found" } });
    expect(await collector.calls("StartConfigurationPolicyAssociation")).toBe(before);
  });

  it("do not change the version when AWS says what is known", async () => {
    const before = await snapshotWhen(() => true);
    await associationOf(targetId);
    const after = await snapshotWhen(() => true);
    expect(after.meta.version).toBe(before.meta.version);
  });

  it("read a policy, and say when there is none", async () => {
    const policyId = PolicyId.parse(configurationId);
    expect(unwrap(await getConfigurationPolicy({ policyId })).id).toBe(policyId);
    const unknown = PolicyId.parse("00000000-0000-4000-8000-000000000000");
    expect(await getConfigurationPolicy({ policyId: unknown })).toMatchObject({
      failure: { code: "not-found" },
    });
  });

  it("pass every member of the organization's configuration on, and AWS's refusal back", async () => {
    const expected = reviewedOf(await describeOrganizationConfiguration(serverAws()));
    // The snapshot's policies stand in the way.
    const refused = await updateOrganizationConfiguration({
      autoEnable: false,
      configurationType: "LOCAL",
      expected,
    });
    expect(refused).toMatchObject({
      ok: false,
      failure: { code: "conflict", aws: { operation: "securityhub:UpdateOrganizationConfiguration" } },
    });
    const accepted = await updateOrganizationConfiguration({
      autoEnable: false,
      autoEnableStandards: "NONE",
      configurationType: "CENTRAL",
      expected,
    });
    expect(accepted).toMatchObject({ ok: true });
  });

  it("do not change a configuration that is not what was reviewed, and name what differs", async () => {
    const current = reviewedOf(await describeOrganizationConfiguration(serverAws()));
    const calls = await collector.calls("UpdateOrganizationConfiguration");
    const update = { autoEnable: false, configurationType: "CENTRAL" as const };
    const expected = { ...current, autoEnable: true, autoEnableStandards: "DEFAULT" as const };
    expect(await updateOrganizationConfiguration({ ...update, expected })).toMatchObject({
      failure: {
        code: "conflict",
        message:
          "The configuration was changed after it was reviewed: AutoEnable is false and was true, AutoEnableStandards is NONE and was DEFAULT.",
      },
    });
    expect(await updateOrganizationConfiguration({ ...update, expected: {} })).toMatchObject({
      failure: { code: "conflict" },
    });
    expect(await collector.calls("UpdateOrganizationConfiguration")).toBe(calls);
  });

  it("do not ask AWS for what central configuration forbids", async () => {
    const before = await collector.calls("UpdateOrganizationConfiguration");
    const refused = await updateOrganizationConfiguration({
      autoEnable: true,
      autoEnableStandards: "DEFAULT",
      configurationType: "CENTRAL",
      expected: {},
    });
    expect(refused).toMatchObject({
      ok: false,
      failure: {
        code: "invalid-input",
        fields: { autoEnable: [expect.any(String)], autoEnableStandards: [expect.any(String)] },
      },
    });
    expect(await collector.calls("UpdateOrganizationConfiguration")).toBe(before);
  });

  /** Applies a configuration as a reviewer does who sees what is applied now. */
  async function associate(wanted: ConfigurationId, target: TargetId) {
    const recorded = await recordedAssociation(target);
    const expected = recorded?.type === "APPLIED" ? (recorded.configurationId ?? null) : null;
    return startConfigurationPolicyAssociation({ configurationId: wanted, targetId: target, expected });
  }
});

/** What AWS answers for one target, recorded as every answer is. */
async function associationOf(targetId: TargetId): Promise<PolicyAssociation | undefined> {
  return unwrap(await batchGetConfigurationPolicyAssociations({ targetIds: [targetId] })).associations[0];
}
