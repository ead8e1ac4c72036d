import type { Coverage } from "@/lib/aws-config/aggregators/sources/coverage";
import type { OrgTree } from "@/lib/organizations/tree";
import type { CoverageKind, CoverageSort } from "@/components/inventory/addresses/aggregators-address";
import { inDirection, type SortOrder } from "@/components/ui/rows/sort-order";
import type { AccountPlace } from "../account-places";

const collator = new Intl.Collator("en", { numeric: true });

/** The accounts in an order; those that are alike in it by place. */
export function orderedCoverage(
  ids: readonly string[],
  { sort, direction }: SortOrder<CoverageSort>,
  placeOf: (id: string) => AccountPlace,
): readonly string[] {
  if (sort === "place") return direction === "ascending" ? ids : ids.toReversed();
  const text = (id: string) => (sort === "id" ? id : placeOf(id).name);
  const texts = new Map(ids.map((id) => [id, text(id)]));
  const compare = (one: string, other: string) =>
    collator.compare(texts.get(one) ?? "", texts.get(other) ?? "");
  return ids.toSorted(inDirection(direction, compare));
}

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
