import fc from "fast-check";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { emptyComplianceColumns, emptyFailures } from "@/lib/aws-config/compliance/table/compliance-codec";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";

/** Compliance of these packs in the accounts that have a row of one, through an aggregator of all accounts or of some. */
export function arbitraryCompliance({ meta, accountIds }: PackSnapshot): fc.Arbitrary<ComplianceSnapshot> {
  const size = accountIds.length;
  const types = fc.array(fc.array(fc.nat({ max: 4 }), { minLength: size, maxLength: size }), {
    minLength: meta.packs.length,
    maxLength: meta.packs.length,
  });
  const covered = fc.option(fc.subarray([...accountIds]), { nil: undefined });
  return fc.tuple(types, covered).map(([codes, ids]) => ({
    meta: {
      version: "1",
      takenAt: Date.UTC(2026, 10, 20, 1),
      complete: true,
      deployedBy: meta.deployedBy,
      region: meta.region,
      aggregator: { name: AggregatorName.parse("example"), ...(ids !== undefined && { accountIds: ids }) },
      packs: meta.packs.map(({ name }) => ({ name, rules: [], areRulesKnown: true })),
      unattributed: 0,
      missingParts: [],
    },
    accountIds: [...accountIds],
    columns: codes.map((column) => ({ ...emptyComplianceColumns(size), type: Uint8Array.from(column) })),
    failures: meta.packs.map(() => emptyFailures(0, 0)),
  }));
}
