import { countsOfRows, type PackCounts } from "@/lib/aws-config/packs/pack-counts";
import type { OrganizationConformancePack } from "@/lib/aws-config/packs/model";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { areRowsRead } from "@/lib/aws-config/packs/table/placed-packs";

/** A pack as a line of the table shows it: plain data that the server can render first. */
export interface PackRowView {
  readonly name: string;
  readonly whole: OrganizationConformancePack["status"];
  readonly counts: PackCounts;
  /** Undefined for a pack that only its status names. */
  readonly excluded: number | undefined;
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
      excluded: pack.arn === "" ? undefined : pack.excludedAccounts.length,
      updatedAt: Date.parse(pack.status?.updatedAt ?? pack.updatedAt),
      isRead: areRowsRead(meta, pack.name),
    };
  });
}
