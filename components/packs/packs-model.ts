import { type UnitCompliance, unitCompliance } from "@/lib/aws-config/compliance/compliance-counts";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import { type PlacedCompliance, placeCompliance } from "@/lib/aws-config/compliance/table/placed-compliance";
import type { PlacedRecorders } from "@/lib/aws-config/recorders/table/placed-recorders";
import { type UnitCounts, unitCounts } from "@/lib/aws-config/packs/pack-counts";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { type PlacedPacks, placePacks } from "@/lib/aws-config/packs/table/placed-packs";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { hasAllAccounts } from "@/lib/inventory/snapshot/snapshot-parts";

/** What follows from the snapshots alone, whatever the view. */
export interface PacksModel {
  readonly packs: PackSnapshot;
  readonly organization: Snapshot;
  readonly placed: PlacedPacks;
  readonly counts: UnitCounts;
  /** Undefined where it is not shown, has not arrived, or is not kept. */
  readonly compliance: ModelCompliance | undefined;
  /** Whether every account of the organization is in its snapshot. */
  readonly hasAllAccounts: boolean;
}

interface ModelCompliance {
  readonly placed: PlacedCompliance;
  readonly counts: UnitCompliance;
}

/**
 * Lays the packs over the organization, and their compliance: null where there is none, so that nothing is known of any
 * account, and undefined where it is not shown; likewise recorder coverage.
 */
export function packsModel(
  packs: PackSnapshot,
  organization: Snapshot,
  snapshot?: ComplianceSnapshot | null,
  recorders?: PlacedRecorders,
): PacksModel {
  const laid = placePacks(organization.tree, packs);
  const deployed = recorders === undefined ? laid : { ...laid, recorders };
  const compliance = snapshot === undefined ? undefined : placeCompliance(deployed, snapshot ?? undefined);
  const placed = compliance === undefined ? deployed : { ...deployed, compliance: compliance.cells };
  return {
    packs,
    organization,
    placed,
    counts: unitCounts(placed),
    compliance: compliance && { placed: compliance, counts: unitCompliance(organization.tree, compliance) },
    hasAllAccounts: hasAllAccounts(organization.meta),
  };
}
