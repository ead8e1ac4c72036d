import { afterEach, beforeEach, expect, it } from "vitest";
import { unwrap } from "@/lib/core/result";
import { type CollectorUnderTest, collectorUnderTest } from "@/lib/inventory/testing/collector-under-test";
import { withTestDatabase } from "@/lib/testing/test-database";
import { describeEffectivePolicy, describePolicy } from "./actions";
import { CSPM_POLICY, OrganizationsPolicyId } from "../model";
import { AccountId } from "@/lib/core/identifiers";

withTestDatabase();

let collector: CollectorUnderTest;
beforeEach(async () => {
  collector = await collectorUnderTest();
  await collector.seed({ accounts: 160, ous: 30, seed: 3, cspmPolicies: true });
});
afterEach(() => collector.close());

const policyId = OrganizationsPolicyId.parse("p-sandboxcspm2");
const reached = { type: CSPM_POLICY, accountId: AccountId.parse("780778459866") } as const;

it("answer the exact texts, and tell no policy from none that may be read", async () => {
  expect(unwrap(await describePolicy({ policyId })).content).toContain("@@append");
  expect(unwrap(await describeEffectivePolicy(reached)).policy?.content).toContain("us-east-1");
  const elsewhere = { ...reached, accountId: AccountId.parse("748204105393") };
  expect(unwrap(await describeEffectivePolicy(elsewhere))).toEqual({});
  await collector.fault({ operation: "DescribeEffectivePolicy", fault: { kind: "deny" } });
  expect(await describeEffectivePolicy(elsewhere)).toMatchObject({
    ok: false,
    failure: { code: "forbidden", missing: "organizations:DescribeEffectivePolicy" },
  });
});
