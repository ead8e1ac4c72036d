import { type UnitCounts, unitCounts } from "@/lib/aws-config/packs/pack-counts";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { type PlacedPacks, placePacks } from "@/lib/aws-config/packs/table/placed-packs";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { hasAllAccounts } from "@/lib/inventory/snapshot/snapshot-parts";

/** What follows from the two snapshots alone, whatever the view. */
export interface PacksModel {
  readonly packs: PackSnapshot;
  readonly organization: Snapshot;
  readonly placed: PlacedPacks;
  readonly counts: UnitCounts;
  /** Whether every account of the organization is in its snapshot. */
  readonly hasAllAccounts: boolean;
}

/** Lays the packs over the organization. */
export function packsModel(packs: PackSnapshot, organization: Snapshot): PacksModel {
  const placed = placePacks(organization.tree, packs);
  return {
    packs,
    organization,
    placed,
    counts: unitCounts(placed),
    hasAllAccounts: hasAllAccounts(organization.meta),
  };
}
