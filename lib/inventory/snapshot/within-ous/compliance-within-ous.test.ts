import { expect, it } from "vitest";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { failingAccounts, packRulesOf } from "@/lib/aws-config/compliance/table/pack-rules";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import { PackName } from "@/lib/aws-config/packs/model";
import { AccountId } from "@/lib/core/identifiers";
import { complianceWithin } from "./compliance-within-ous";

const [first, second, third] = ["111111111111", "222222222222", "333333333333"].map((id) =>
  AccountId.parse(id),
);

function example(): ComplianceSnapshot {
  const accountIds = [first, second, third].flatMap((id) => id ?? []);
  return {
    meta: {
      version: "7",
      takenAt: 1,
      complete: true,
      deployedBy: "999999999999",
      region: "eu-west-1",
      aggregator: { name: AggregatorName.parse("some"), accountIds },
      packs: [{ name: PackName.parse("CIS"), rules: ["mfa", "ssh", "trail"], areRulesKnown: true }],
      unattributed: 3,
      missingParts: [],
    },
    accountIds,
    columns: [
      {
        type: Uint8Array.of(1, 2, 1),
        compliant: Int16Array.of(1, 3, 2),
        nonCompliant: Int16Array.of(2, 0, 1),
        total: Int16Array.of(3, 3, 3),
      },
    ],
    failures: [
      {
        start: Uint32Array.of(0, 2, 3, 3),
        row: Int32Array.of(0, 2, 0),
        resources: Int16Array.of(4, -27, 1),
      },
    ],
  };
}

it("keeps of compliance what is theirs, and nothing of other accounts", () => {
  const own = complianceWithin(example(), new Set(["222222222222", "333333333333"]), "view");
  expect(own.meta).toMatchObject({ version: "7~view", unattributed: 0 });
  expect(own.meta.aggregator?.accountIds).toEqual([second, third]);
  expect(own.columns[0]?.nonCompliant).toEqual(Int16Array.of(0, 1));
  const rules = packRulesOf(own, "CIS");
  if (rules === undefined) throw new Error("The pack is gone.");
  expect(failingAccounts(rules, "mfa")).toEqual([{ accountId: third, resources: 25, isCapped: true }]);
  expect(failingAccounts(rules, "ssh")).toEqual([]);
  expect(JSON.stringify([own.meta, own.accountIds])).not.toContain("111111111111");
});
