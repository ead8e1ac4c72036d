import { type Place, placesIn } from "@/lib/organizations/places";
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

/** A root or OU, the OUs directly in it and the accounts in none of them, parallel to `packPlaces`. */
export function compliancePlaces(
  tree: OrgTree,
  counts: UnitCompliance,
  scope = 0,
): Place<ComplianceCounts>[] {
  return placesIn(tree, scope, counts, complianceWithout);
}

function complianceWithout(whole: ComplianceCounts, parts: readonly ComplianceCounts[]): ComplianceCounts {
  const rest = (of: (counts: ComplianceCounts) => number) =>
    parts.reduce((left, part) => left - of(part), of(whole));
  return {
    nonCompliant: rest(({ nonCompliant }) => nonCompliant),
    compliant: rest(({ compliant }) => compliant),
    insufficientData: rest(({ insufficientData }) => insufficientData),
    unknown: rest(({ unknown }) => unknown),
    notEvaluated: rest(({ notEvaluated }) => notEvaluated),
    notCovered: rest(({ notCovered }) => notCovered),
    notRead: rest(({ notRead }) => notRead),
    withoutPack: rest(({ withoutPack }) => withoutPack),
  };
}

/** Counts from numbers by code, see `ComplianceCell`. */
export function complianceCounts(slots: ArrayLike<number>): ComplianceCounts {
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
