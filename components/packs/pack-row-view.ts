import { countsOfRows, type PackCounts } from "@/lib/aws-config/packs/pack-counts";
import type { OrganizationConformancePack } from "@/lib/aws-config/packs/model";
import type { PackSnapshot } from "@/lib/aws-config/packs/pack-snapshot";
import { rowsGapOf } from "@/lib/aws-config/packs/placed-packs";

/** A pack as a line of the table shows it: plain data that the server can render first. */
export interface PackRowView {
  readonly name: string;
  readonly whole: OrganizationConformancePack["status"];
  readonly counts: PackCounts;
  readonly excluded: number;
  /** Epoch milliseconds. */
  readonly updatedAt: number;
  /** Why its accounts could not all be read, if they could not. */
  readonly isRead: boolean;
}

/** The packs in the order of AWS, by name; those in which something failed stay where they are, and red. */
export function packRowViews({ meta, columns }: PackSnapshot): PackRowView[] {
  return meta.packs.flatMap((pack, index) => {
    const rows = columns[index];
    if (rows === undefined) return [];
    return {
      name: pack.name,
      whole: pack.status,
      counts: countsOfRows(rows),
      excluded: pack.excludedAccounts.length,
      updatedAt: Date.parse(pack.status?.updatedAt ?? pack.updatedAt),
      isRead: meta.complete && !meta.gaps.some(({ part }) => part === rowsGapOf(pack.name)),
    };
  });
}

export interface PackTotals {
  readonly packs: number;
  readonly failed: number;
  readonly inProgress: number;
  readonly successful: number;
}

/** All packs together: how many deployments there are of each outcome. */
export function packTotals(rows: readonly PackRowView[]): PackTotals {
  const sum = (of: (counts: PackCounts) => number) =>
    rows.reduce((total, { counts }) => total + of(counts), 0);
  return {
    packs: rows.length,
    failed: sum(({ failed }) => failed),
    inProgress: sum(({ inProgress }) => inProgress),
    successful: sum(({ successful }) => successful),
  };
}
