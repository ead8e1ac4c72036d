import { type AccountClasses, classified } from "@/lib/organizations/account-classes";
import type { OrgTree } from "@/lib/organizations/tree";
import { type ComplianceFilter, complianceFilterOf } from "./compliance-filter";
import { ComplianceCell, complianceSlots, type PlacedCompliance } from "./table/placed-compliance";

/** What is worst first: an account counts where its worst pack does. What is not known comes before what complies. */
const worstFirst = [
  "NON_COMPLIANT",
  "INSUFFICIENT_DATA",
  "NOT_EVALUATED",
  "NOT_COVERED",
  "NOT_READ",
  "UNKNOWN",
  "COMPLIANT",
] as const satisfies readonly ComplianceFilter[];

/** How an account comes out: in one pack, or the worst of all of them. */
export interface ComplianceClass {
  readonly kind: "compliance";
  readonly key: ComplianceFilter | "without-pack" | "inactive";
  /** Whether it is about one pack, or the worst of all. */
  readonly isOfOne: boolean;
}

/**
 * Accounts by their compliance with one pack, or by the worst of all packs; one pass over the cells of each.
 * @param pack index in the snapshot of the packs; undefined for all
 */
export function classesByCompliance(
  tree: OrgTree,
  { cells }: PlacedCompliance,
  pack: number | undefined,
): AccountClasses<ComplianceClass> {
  const withoutPack = worstFirst.length;
  const rankOfCell = Uint8Array.from({ length: complianceSlots }, (_, code) => {
    const filter = complianceFilterOf(code);
    const rank = worstFirst.findIndex((each) => each === filter);
    return code === ComplianceCell.WithoutPack || rank < 0 ? withoutPack : rank;
  });
  const worst = new Uint8Array(tree.size).fill(withoutPack);
  const shown = pack === undefined ? cells : cells.slice(pack, pack + 1);
  for (const column of shown) {
    for (let node = 0; node < tree.size; node++) {
      const rank = rankOfCell[column[node] ?? 0] ?? withoutPack;
      if (rank < (worst[node] ?? withoutPack)) worst[node] = rank;
    }
  }
  const keys = [...worstFirst, "without-pack", "inactive"] as const;
  return {
    classes: keys.map((key) => ({ kind: "compliance", key, isOfOne: pack !== undefined })),
    of: classified(tree, keys.indexOf("inactive"), (node) => worst[node] ?? withoutPack),
  };
}
