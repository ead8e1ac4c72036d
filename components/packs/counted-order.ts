import {
  type DescendingFirst,
  inDirection,
  orderOf,
  type SortOrder,
  type WrittenOrder,
} from "@/components/ui/rows/sort-order";
import type { ShownCompliance } from "@/components/inventory/packs/matrix-row-view";
import type { ComplianceCounts } from "@/lib/aws-config/compliance/compliance-counts";
import { complianceOf } from "@/lib/aws-config/compliance/table/placed-compliance";
import { packStatuses } from "@/lib/aws-config/packs/model";
import type { PackCounts, UnitCounts } from "@/lib/aws-config/packs/pack-counts";
import { outcomeOf, type PackOutcome } from "@/lib/aws-config/packs/pack-outcome";
import type { PlacedPacks } from "@/lib/aws-config/packs/table/placed-packs";
import type { Place } from "@/lib/organizations/places";
import { NodeKind } from "@/lib/organizations/tree";
import type { PacksChange, PacksParams } from "../inventory/addresses/packs-address";

/** The column of the names, which no pack and no OU is called. */
export const BY_NAME = "";

type Compared = (one: number, other: number) => number;
type Attention = Pick<PackCounts, "failed" | "inProgress">;

/** Columns of counts: the first press puts what needs attention on top. */
export function worstFirst(columns: readonly string[]): DescendingFirst<string> {
  return Object.fromEntries(columns.map((column) => [column, true as const]));
}

/** The order that a URL asks for; the one by name where it names a column that is not there. */
export function countedOrder(
  { by, byDirection }: Pick<PacksParams, "by" | "byDirection">,
  columns: readonly string[],
): SortOrder<string> {
  const isKnown = columns.includes(by);
  return orderOf(
    { sort: isKnown ? by : BY_NAME, direction: isKnown || by === BY_NAME ? byDirection : null },
    worstFirst(columns),
  );
}

/** The change of the URL that an order is. */
export function orderChange({ sort, direction }: WrittenOrder<string>): PacksChange {
  return { by: sort, byDirection: direction };
}

/** As {@link matrixOrder}, by how many accounts do not comply, and of an account by how many of its rules are broken. */
export function complianceOrder(
  { tree, snapshot }: PlacedPacks,
  { placed, counts }: ShownCompliance,
  { sort, direction }: SortOrder<string>,
): Compared | undefined {
  const pack = snapshot.meta.packs.findIndex(({ name }) => name === sort);
  if (pack < 0) return direction === "descending" ? (one, other) => other - one : undefined;
  return byRank(tree, direction, (node) => {
    if (tree.kind[node] !== NodeKind.Account) return counts(pack, node).nonCompliant;
    const { type, nonCompliant = 0 } = complianceOf(placed, pack, node);
    return type === undefined ? -1 : nonCompliant;
  });
}

/**
 * Compares siblings of the matrix by how much of a pack needs attention in and below them; undefined where the order of the
 * tree will do.
 */
export function matrixOrder(
  { tree, cells, snapshot }: PlacedPacks,
  counts: UnitCounts,
  { sort, direction }: SortOrder<string>,
): Compared | undefined {
  const pack = snapshot.meta.packs.findIndex(({ name }) => name === sort);
  if (pack < 0) return direction === "descending" ? (one, other) => other - one : undefined;
  const deployments = cells[pack];
  // One that failed comes before any number in progress, of which there are fewer than nodes.
  const rankOf = ({ failed, inProgress }: Attention) => failed * tree.size + inProgress;
  const rankOfCode = [0, ...packStatuses.map((status) => rankOf(attentionIn(outcomeOf(status))))];
  return byRank(tree, direction, (node) =>
    tree.kind[node] === NodeKind.Account
      ? (rankOfCode[deployments?.[node] ?? 0] ?? 0)
      : rankOf(counts(pack, node)),
  );
}

function attentionIn(outcome: PackOutcome | undefined): Attention {
  return { failed: outcome === "failed" ? 1 : 0, inProgress: outcome === "in-progress" ? 1 : 0 };
}

/** Compares nodes by a number, asked once of each: a sort compares each node with a dozen others. */
function byRank(
  { size }: PlacedPacks["tree"],
  direction: SortOrder<string>["direction"],
  rankOf: (node: number) => number,
): Compared {
  const ranks = new Float64Array(size);
  for (let node = 0; node < size; node++) ranks[node] = rankOf(node);
  return inDirection(direction, (one, other) => (ranks[one] ?? 0) - (ranks[other] ?? 0));
}

/** What a place of the view by OU is called in the URL. */
export function placeKey({ unit }: Pick<Place<unknown>, "unit">, ids: readonly string[]): string {
  return unit === undefined ? "none" : (ids[unit] ?? "");
}

/**
 * The indexes of packs, as the view by OU lists them.
 * @param compare puts what needs less attention first
 */
export function packsByPlace<Counts>(
  { tree, snapshot }: Pick<PlacedPacks, "tree" | "snapshot">,
  places: readonly Place<Counts>[],
  { sort, direction }: SortOrder<string>,
  compare: (one: Counts, other: Counts) => number,
): readonly number[] {
  const packs = snapshot.meta.packs.map((_, pack) => pack);
  const place = places.find((each) => placeKey(each, tree.ids) === sort);
  const compared: Compared =
    place === undefined
      ? (one, other) => one - other
      : (one, other) => compare(place.counts(one), place.counts(other));
  return packs.toSorted(inDirection(direction, compared));
}

/** Compares deployments by how many failed, then by how many are in progress. */
export function compareAttention(one: Attention, other: Attention): number {
  return one.failed - other.failed || one.inProgress - other.inProgress;
}

/** Compares compliance by how many accounts do not comply, then by how many have no data. */
export function compareCompliance(one: ComplianceCounts, other: ComplianceCounts): number {
  return one.nonCompliant - other.nonCompliant || one.insufficientData - other.insufficientData;
}
