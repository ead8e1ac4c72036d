import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CSPM_POLICY, SECURITY_HUB_POLICY } from "@/lib/organizations/policies/model";
import { withTestDatabase } from "@/lib/testing/test-database";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { areOrganizationsPoliciesRead } from "@/lib/inventory/snapshot/snapshot-parts";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  snapshotWhen,
} from "@/lib/inventory/testing/collector-under-test";

withTestDatabase();

describe("the collector, of Organizations' policies for Security Hub", () => {
  let collector: CollectorUnderTest;
  beforeEach(async () => {
    collector = await collectorUnderTest();
  });
  afterEach(() => collector.close());

  it("reads those of both types with what they are attached to, in a handful of calls", async () => {
    await collector.seed({ world: "small", cspmPolicies: true });
    collector.start();
    const { meta, tree } = await snapshotWhen(isComplete);
    const attached = meta.organizationsPolicies?.map(({ name, type, targetIds }) => [
      name,
      type,
      targetIds?.map((id) => tree.names[tree.ids.indexOf(id)]),
    ]);
    expect(attached).toEqual([
      ["cspm-baseline", CSPM_POLICY, ["Sandbox"]],
      ["cspm-exception", CSPM_POLICY, [expect.any(String)]],
      // The world has no account for it.
      ["cspm-misspelled", CSPM_POLICY, []],
      ["security-hub-everywhere", SECURITY_HUB_POLICY, ["Root"]],
    ]);
    expect(meta.missingParts).toEqual([]);
    expect(areOrganizationsPoliciesRead(meta, CSPM_POLICY)).toBe(true);
    expect(await collector.calls("ListPolicies")).toBe(2);
    expect(await collector.calls("ListTargetsForPolicy")).toBe(4);
    expect(await collector.calls("DescribePolicy")).toBe(0);
  });

  it("reads nothing where neither type is enabled, and knows that there is none", async () => {
    collector.start();
    const { meta } = await snapshotWhen(isComplete);
    expect(meta).not.toHaveProperty("organizationsPolicies");
    expect(areOrganizationsPoliciesRead(meta, CSPM_POLICY)).toBe(true);
    expect(await collector.calls("ListPolicies")).toBe(0);
  });

  it.each([
    ["ListPolicies", CSPM_POLICY, "organizations-policies"],
    ["ListTargetsForPolicy", "p-sandboxcspm1", "organizations-policy-targets"],
  ])("goes on where %s is denied for %s, and claims nothing of it", async (operation, matching, part) => {
    await collector.seed({ world: "small", cspmPolicies: true });
    await collector.fault({ operation, matching, fault: { kind: "deny" } });
    collector.start();
    const { meta } = await snapshotWhen(isComplete);
    expect(meta.missingParts).toMatchObject([
      { part, of: CSPM_POLICY, failure: { code: "forbidden", missing: `organizations:${operation}` } },
    ]);
    expect(areOrganizationsPoliciesRead(meta, CSPM_POLICY)).toBe(false);
    expect(areOrganizationsPoliciesRead(meta, SECURITY_HUB_POLICY)).toBe(true);
    const unread = meta.organizationsPolicies?.filter(({ targetIds }) => targetIds === undefined) ?? [];
    expect(unread.map(({ id }) => id)).toEqual(operation === "ListPolicies" ? [] : ["p-sandboxcspm1"]);
  });
});

function isComplete({ meta }: Snapshot): boolean {
  return meta.complete;
}
