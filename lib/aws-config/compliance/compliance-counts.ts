import { unitSums } from "@/lib/organizations/unit-sums";
import type { OrgTree } from "@/lib/organizations/tree";
import { ComplianceCell, complianceSlots, type PlacedCompliance } from "./table/placed-compliance";

/** How many accounts are in which state of compliance with a pack: every account is in exactly one. */
export interface ComplianceCounts {
  readonly nonCompliant: number;
  readonly compliant: number;
  readonly insufficientData: number;
  /** With an outcome that Canopy doesn't know. */
  readonly unknown: number;
  /** Has the pack, is covered by the aggregator, and has no results. */
  readonly notEvaluated: number;
  /** Has the pack, and the aggregator does not collect from it. */
  readonly notCovered: number;
  /** Has the pack, and Canopy could not read its compliance. */
  readonly notRead: number;
  /** Does not have the pack. */
  readonly withoutPack: number;
}

/** Answers the counts of a pack in the accounts below a root or OU, itself an account for none. */
export type UnitCompliance = (pack: number, unit: number) => ComplianceCounts;

/**
 * Counts of every root and OU, made for a pack when it is first asked for.
 * @param isCounted leaves out what a filter does not let through; absent for all
 */
export function unitCompliance(
  tree: OrgTree,
  { cells }: PlacedCompliance,
  isCounted?: (pack: number, node: number) => boolean,
): UnitCompliance {
  const made: ReturnType<typeof unitSums>[] = [];
  return (pack, unit) => {
    const column = cells[pack];
    const sums = (made[pack] ??= unitSums(tree, complianceSlots, (node) =>
      isCounted?.(pack, node) === false ? undefined : (column?.[node] ?? 0),
    ));
    return complianceCounts(sums(unit));
  };
}

/** Counts from numbers by code, see `ComplianceCell`. */
function complianceCounts(slots: ArrayLike<number>): ComplianceCounts {
  return {
    nonCompliant: slots[1] ?? 0,
    compliant: slots[2] ?? 0,
    insufficientData: slots[3] ?? 0,
    unknown: slots[4] ?? 0,
    notEvaluated: slots[ComplianceCell.NotEvaluated] ?? 0,
    notCovered: slots[ComplianceCell.NotCovered] ?? 0,
    notRead: slots[ComplianceCell.NotRead] ?? 0,
    withoutPack: slots[ComplianceCell.WithoutPack] ?? 0,
  };
}
