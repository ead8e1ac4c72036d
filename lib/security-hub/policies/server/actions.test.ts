import { processSession } from "@/lib/server/session";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PolicyId } from "@/lib/core/identifiers";
import { unwrap } from "@/lib/core/result";
import { currentPolicies } from "./current-policies";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { policyCatalogue } from "@/lib/inventory/serve/policies/policy-catalogue";
import type { PolicyOverview } from "@/lib/inventory/snapshot/policies/policy-overview";
import { readPolicyOverview } from "./read-policy-overview";
import { knownPolicy } from "@/lib/inventory/record/record-policies";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  snapshotWhen,
} from "@/lib/inventory/testing/collector-under-test";
import { withTestDatabase } from "@/lib/testing/test-database";
import { type AuditEntry, listAuditEntries } from "@/lib/store/audit/audit-entries";
import {
  createConfigurationPolicy,
  deleteConfigurationPolicy,
  getSecurityControlDefinition,
  listPolicyApplications,
  updateConfigurationPolicy,
} from "./actions";
import { type PolicySettings, RequestedSettings, settingsOf } from "../settings";

withTestDatabase();

describe("the actions on policies", () => {
  let collector: CollectorUnderTest;
  beforeAll(async () => {
    collector = await collectorUnderTest();
    expect(await currentPolicies(processSession())).toBeUndefined();
    collector.start();
    await snapshotWhen(({ meta }) => meta.complete);
    await collector.stop();
  });
  afterAll(() => collector.close());

  let names = 0;
  let settings: PolicySettings;
  beforeEach(async () => {
    names += 1;
    const { standards } = await policyCatalogue();
    settings = {
      name: `policy-${names}`,
      description: "Tried out.",
      serviceEnabled: true,
      enabledStandardIdentifiers: standards.slice(0, 2).map(({ arn }) => arn),
      controls: { mode: "all-but", ids: ["IAM.1"] },
      customParameters: [],
    };
  });

  it("create a policy that every reader sees at once, and keep the record", async () => {
    const policy = unwrap(await createConfigurationPolicy({ settings, tags: { owner: "security" } }));
    expect(RequestedSettings.parse(settingsOf(policy))).toEqual(settings);
    const entry = (await overview()).policies.find(({ summary }) => summary.id === policy.id);
    expect(entry).toMatchObject({ detail: policy, targets: [], affected: { targets: 0, inherited: 0 } });
    const first = unwrap(await readPolicyOverview({})).overview;
    expect(first?.policies.some(({ detail }) => detail?.id === policy.id)).toBe(true);
    const succeeded = await lastRequest();
    expect(succeeded).toMatchObject({
      operation: "securityhub:CreateConfigurationPolicy",
      target: `policy ${settings.name}`,
      phase: "succeeded",
      after: { id: policy.id },
    });
  });

  it("change a policy, and send the document only where it differs", async () => {
    const created = unwrap(await createConfigurationPolicy({ settings, tags: {} }));
    const renamed = unwrap(
      await updateConfigurationPolicy({
        policyId: created.id,
        openedAt: created.updatedAt,
        settings: { ...settings, name: `${settings.name}-renamed` },
        reason: "",
      }),
    );
    expect(renamed).toMatchObject({ name: `${settings.name}-renamed`, description: "Tried out." });
    const changed = unwrap(
      await updateConfigurationPolicy({
        policyId: created.id,
        openedAt: renamed.updatedAt,
        settings: { ...settings, name: renamed.name, controls: { mode: "only", ids: ["S3.1"] } },
        reason: "Review",
      }),
    );
    expect(changed.enabledSecurityControlIdentifiers).toEqual(["S3.1"]);
    expect(await known(created.id)).toMatchObject({ updatedAt: changed.updatedAt });
    const succeeded = await lastRequest();
    expect(succeeded).toMatchObject({
      before: { disabledSecurityControlIdentifiers: ["IAM.1"] },
      after: { enabledSecurityControlIdentifiers: ["S3.1"] },
    });
  });

  it("do not change a policy that someone else has changed since it was opened", async () => {
    const created = unwrap(await createConfigurationPolicy({ settings, tags: {} }));
    const earlier = new Date(Date.parse(created.updatedAt) - 1_000).toISOString();
    const calls = await collector.calls("UpdateConfigurationPolicy");
    const change = { policyId: created.id, openedAt: earlier, settings, reason: "" };
    expect(await updateConfigurationPolicy(change)).toMatchObject({ failure: { code: "conflict" } });
    expect(await collector.calls("UpdateConfigurationPolicy")).toBe(calls);
  });

  it("refuse by the rules what AWS would refuse, on its field", async () => {
    await policyCatalogue();
    const calls = await collector.calls("CreateConfigurationPolicy");
    expect(
      await createConfigurationPolicy({ settings: { ...settings, name: "two words" }, tags: {} }),
    ).toMatchObject({ failure: { code: "invalid-input" } });
    const tooShort = { type: "Integer", value: 7 } as const;
    const parameters = [{ name: "MinimumPasswordLength", valueType: "CUSTOM", value: tooShort } as const];
    expect(
      await createConfigurationPolicy({
        settings: { ...settings, customParameters: [{ securityControlId: "IAM.7", parameters }] },
        tags: {},
      }),
    ).toMatchObject({
      failure: {
        code: "invalid-input",
        fields: { "parameters.IAM.7.MinimumPasswordLength": ["7 is not allowed: 8 to 128."] },
      },
    });
    const created = unwrap(await createConfigurationPolicy({ settings, tags: {} }));
    const withoutDescription = { ...settings, description: "" };
    const change = { policyId: created.id, openedAt: created.updatedAt, reason: "" };
    expect(await updateConfigurationPolicy({ ...change, settings: withoutDescription })).toMatchObject({
      failure: { fields: { description: ["A description can't be removed. Enter another one."] } },
    });
    expect(await collector.calls("CreateConfigurationPolicy")).toBe(calls + 1);
  });

  it("name what stands in the way of a deletion, and delete what nothing does", async () => {
    const applied = (await overview()).policies.find(({ targets }) => targets.length > 0);
    const policyId = PolicyId.parse(applied?.summary.id);
    const reviewedAt = applied?.summary.updatedAt ?? "";
    const calls = await collector.calls("DeleteConfigurationPolicy");
    expect(await deleteConfigurationPolicy({ policyId, reviewedAt })).toMatchObject({
      failure: { code: "conflict" },
    });
    expect(await collector.calls("DeleteConfigurationPolicy")).toBe(calls);
    const blocking = unwrap(await listPolicyApplications({ policyId }));
    expect(blocking.map(({ targetId }) => targetId)).toEqual(applied?.targets.map(({ id }) => id).sort());

    const created = unwrap(await createConfigurationPolicy({ settings, tags: {} }));
    const outdated = new Date(Date.parse(created.updatedAt) - 1_000).toISOString();
    expect(await deleteConfigurationPolicy({ policyId: created.id, reviewedAt: outdated })).toMatchObject({
      failure: { code: "conflict" },
    });
    expect(await collector.calls("DeleteConfigurationPolicy")).toBe(calls);
    const reviewed = { policyId: created.id, reviewedAt: created.updatedAt };
    expect(await deleteConfigurationPolicy(reviewed)).toMatchObject({ ok: true });
    expect(await known(created.id)).toBeUndefined();
    expect((await overview()).policies.map(({ summary }) => summary.id)).not.toContain(created.id);
  });

  it("keep what was learnt when a newer collection is stored", async () => {
    const created = unwrap(await createConfigurationPolicy({ settings, tags: {} }));
    const before = await currentSnapshot();
    collector.start();
    await snapshotWhen(({ meta }) => meta.takenAt > (before?.meta.takenAt ?? 0) && meta.complete);
    await collector.stop();
    const after = await currentSnapshot();
    expect(await known(created.id)).toMatchObject({ name: settings.name });
    const names = before?.governance.policies.filter(({ arn }) => arn !== "").map(({ id }) => id);
    expect(after?.governance.policies.map(({ id }) => id)).toEqual(names);
  });

  it("read one control", async () => {
    expect(unwrap(await getSecurityControlDefinition({ controlId: "IAM.7" })).parameters).toHaveLength(7);
  });

  it("choose from a catalogue that says which standard has which controls", async () => {
    const { standards, controls, missingParts } = await policyCatalogue();
    expect(missingParts).toEqual([]);
    expect(controls.length).toBeGreaterThan(20);
    expect(standards.some(({ controlIds = [] }) => controlIds.length > 0)).toBe(true);
    const calls = await collector.calls("DescribeStandards");
    await policyCatalogue();
    expect(await collector.calls("DescribeStandards")).toBe(calls);
  });

  async function known(id: PolicyId) {
    const snapshot = await currentSnapshot();
    return snapshot && knownPolicy(snapshot, id);
  }
});

/** The newest entry about a request to AWS: the run that made it is recorded after it. */
async function lastRequest(): Promise<AuditEntry | undefined> {
  return (await listAuditEntries(10)).find(({ runId }) => runId !== undefined);
}

async function overview(): Promise<PolicyOverview> {
  const policies = await currentPolicies(processSession());
  if (policies === undefined) throw new Error("There are no policies yet.");
  return policies;
}
