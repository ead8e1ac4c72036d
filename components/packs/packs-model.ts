import { type UnitCompliance, unitCompliance } from "@/lib/aws-config/compliance/compliance-counts";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import { type PlacedCompliance, placeCompliance } from "@/lib/aws-config/compliance/table/placed-compliance";
import type { PlacedRecorders } from "@/lib/aws-config/recorders/table/placed-recorders";
import { type UnitCounts, unitCounts } from "@/lib/aws-config/packs/pack-counts";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { type PlacedPacks, placePacks } from "@/lib/aws-config/packs/table/placed-packs";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { hasAllAccounts } from "@/lib/inventory/snapshot/snapshot-parts";
import { placeTags } from "@/lib/organizations/tags/placed-tags";
import type { TagSnapshot } from "@/lib/organizations/tags/tag-snapshot";
import { tagTree } from "@/lib/organizations/tags/tag-tree";

/** What follows from the snapshots alone, whatever the view. */
export interface PacksModel {
  readonly packs: PackSnapshot;
  readonly organization: Snapshot;
  /** Over the organization, or over groups of its accounts by a tag. */
  readonly placed: PlacedPacks;
  /** Over the organization: what a filter by OU and path goes by. */
  readonly located: PlacedPacks;
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

/** What is laid over the packs and the organization, where it is shown: null where there is none, undefined where not. */
export interface Overlays {
  readonly compliance?: ComplianceSnapshot | null | undefined;
  readonly tags?: TagSnapshot | null | undefined;
  readonly recorders?: PlacedRecorders | undefined;
  /** The key of the tag by which accounts are grouped in the place of OUs. */
  readonly groupBy?: string | null | undefined;
}

/** Lays the packs over the organization, and with them compliance, tags and recorder coverage. */
export function packsModel(packs: PackSnapshot, organization: Snapshot, overlays: Overlays = {}): PacksModel {
  const { tree } = organization;
  const located = laidOver(packs, organization, overlays);
  const { groupBy, tags } = overlays;
  const isGrouped = groupBy !== null && groupBy !== undefined && tags !== undefined;
  const shown = isGrouped
    ? { ...organization, tree: tagTree(tree, located.placed.tags, groupBy) }
    : organization;
  const { placed, compliance } = isGrouped
    ? laidOver(packs, shown, { compliance: overlays.compliance, tags })
    : located;
  return {
    packs,
    organization,
    placed,
    located: located.placed,
    counts: unitCounts(placed),
    compliance: compliance && { placed: compliance, counts: unitCompliance(shown.tree, compliance) },
    hasAllAccounts: hasAllAccounts(organization.meta),
  };
}

function laidOver(
  packs: PackSnapshot,
  { tree }: Pick<Snapshot, "tree">,
  { compliance: snapshot, tags, recorders }: Overlays,
): { readonly placed: PlacedPacks; readonly compliance: PlacedCompliance | undefined } {
  const laid = placePacks(tree, packs);
  const deployed = recorders === undefined ? laid : { ...laid, recorders };
  const compliance = snapshot === undefined ? undefined : placeCompliance(deployed, snapshot ?? undefined);
  const placed = {
    ...deployed,
    ...(compliance !== undefined && { compliance: compliance.cells }),
    ...(tags !== undefined && { tags: placeTags(tree, tags ?? undefined) }),
  };
  return { placed, compliance };
}
