import type { Coverage } from "@/lib/aws-config/aggregators/sources/coverage";
import type { OrgTree } from "@/lib/organizations/tree";
import type { CoverageKind } from "@/components/inventory/addresses/aggregators-address";

/** Ids of the accounts of a kind, in the order of the organization. */
export function coverageIds(coverage: Coverage, tree: OrgTree, kind: CoverageKind): readonly string[] {
  const idsOf = (nodes: readonly number[]) => nodes.map((node) => tree.ids[node] ?? "");
  switch (kind) {
    case "not-covered":
      return idsOf(coverage.notCovered);
    case "inactive":
      return idsOf([...coverage.notCoveredInactive, ...coverage.coveredInactive]);
    case "foreign":
      return coverage.foreign;
  }
}
