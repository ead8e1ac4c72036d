import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collect } from "@/lib/aws/paginate";
import { type CollectorUnderTest, collectorUnderTest } from "@/lib/inventory/testing/collector-under-test";
import { serverAws } from "@/lib/server/aws";
import { type SecondProcess, startSecondProcess } from "@/lib/testing/second-process";
import { withTestDatabase } from "@/lib/testing/test-database";
import { updateOrganizationConfiguration } from "../server/actions";
import * as operations from "../aws/operations";
import { deleteConfigurationPolicy } from "../policies/aws/operations";
import { reviewedOf } from "./reviewed";

withTestDatabase();

describe("of ten changes of the organization's configuration that were reviewed against the same state", () => {
  let sandbox: CollectorUnderTest;
  let other: SecondProcess;
  beforeAll(async () => {
    sandbox = await collectorUnderTest();
    other = await startSecondProcess();
    await leaveCentralConfiguration();
  });
  afterAll(async () => {
    await other.kill();
    await sandbox.close();
  });

  it.each([
    ["one process", 10],
    ["two processes", 5],
  ])("AWS gets one, in %s", async (_, here) => {
    const current = await operations.describeOrganizationConfiguration(serverAws());
    const update = { autoEnable: current.autoEnable !== true, configurationType: "LOCAL" } as const;
    const inputs = Array.from({ length: 10 }, () => ({ ...update, expected: reviewedOf(current) }));
    const calls = await sandbox.calls("UpdateOrganizationConfiguration");
    const [ours, theirs] = await Promise.all([
      Promise.all(inputs.slice(0, here).map((input) => updateOrganizationConfiguration(input))),
      here === 10 ? [] : other.call("updateOrganizationConfiguration", inputs.slice(here)),
    ]);
    const outcomes = [...ours, ...theirs].map((result) => (result.ok ? "done" : result.failure.code));
    // One that comes when the first has ended finds what it wants: a no-op, which AWS is not asked for.
    expect(outcomes).toContain("done");
    expect(outcomes.filter((outcome) => outcome !== "done" && outcome !== "conflict")).toEqual([]);
    expect(await sandbox.calls("UpdateOrganizationConfiguration")).toBe(calls + 1);
    const after = await operations.describeOrganizationConfiguration(serverAws());
    expect(after.autoEnable).toBe(update.autoEnable);
  });

  /** Under CENTRAL nothing but the type can be changed, and that only where nothing is applied. */
  async function leaveCentralConfiguration(): Promise<void> {
    const aws = serverAws();
    const applied = await collect(operations.listConfigurationPolicyAssociations(aws, { type: "APPLIED" }));
    for (const { targetId, configurationId } of applied) {
      if (configurationId === undefined) throw new Error(`AWS does not say what ${targetId} has applied.`);
      await operations.startConfigurationPolicyDisassociation(aws, { targetId, configurationId });
    }
    await sandbox.advance(24 * 3_600_000);
    for (const { id } of await operations.listConfigurationPolicies(aws))
      await deleteConfigurationPolicy(aws, id);
    await operations.updateOrganizationConfiguration(aws, { autoEnable: false, configurationType: "LOCAL" });
  }
});
