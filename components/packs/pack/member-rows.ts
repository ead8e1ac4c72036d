import { inDirection, type SortOrder } from "@/components/ui/rows/sort-order";
import type { CauseOf } from "@/lib/aws-config/packs/causes/failure-causes";
import { causesOf } from "@/lib/aws-config/packs/causes/failure-causes";
import type { PackMatches } from "@/lib/aws-config/packs/table/pack-filter";
import {
  type AccountCompliance,
  complianceOf,
  type PlacedCompliance,
} from "@/lib/aws-config/compliance/table/placed-compliance";
import { PackCell, type PlacedPacks } from "@/lib/aws-config/packs/table/placed-packs";
import { packStatuses } from "@/lib/aws-config/packs/model";
import { displayName, placeOf } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { type AccountState, accountStates } from "@/lib/organizations/model";
import { rankOfStatus } from "../columns/status-column";
import type { AccountSort } from "@/components/inventory/addresses/packs-address";

/** An account in the list of a pack: a node of the tree, or -1 - n for the n-th row of an account that the tree does not hold. */
export type MemberRef = number;

/** One account in one pack, in plain words. */
export interface MemberRow {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  /** Where it is; undefined where the organization's tree doesn't hold it, see `absenceLabels`. */
  readonly path: string | undefined;
  readonly state: AccountState | undefined;
  /** As in `PlacedPacks.cells`. */
  readonly code: number;
  readonly errorCode: string | undefined;
  readonly errorMessage: string | undefined;
  readonly memberPackName: string | undefined;
  /** Epoch milliseconds; 0 where AWS said none. */
  readonly updatedAt: number;
  /** The key of the cause where it failed. */
  readonly cause: string | undefined;
  /** Undefined where compliance is not shown or not known. */
  readonly compliance: AccountCompliance | undefined;
}

/** Answers the row of an account in a pack. */
export function memberRow(
  placed: PlacedPacks,
  pack: number,
  ref: MemberRef,
  compliance?: PlacedCompliance,
): MemberRow {
  const { tree, snapshot } = placed;
  const columns = snapshot.columns[pack];
  const row = ref >= 0 ? (placed.rowOf[ref] ?? -1) : -1 - ref;
  const text = (column: Int32Array | undefined) => snapshot.texts[column?.[row] ?? -1];
  const accountId = (ref >= 0 ? tree.ids[ref] : snapshot.accountIds[row]) ?? "";
  const causeOf: CauseOf = causesOf(snapshot);
  return {
    accountId,
    name: ref >= 0 ? displayName(tree, ref) : accountId,
    email: tree.emails[ref] ?? "",
    path: ref >= 0 ? placeOf(tree, ref) : undefined,
    state: ref >= 0 ? accountStates[tree.state[ref] ?? -1] : undefined,
    code: codeAt(placed, pack, ref),
    errorCode: text(columns?.errorCode),
    errorMessage: text(columns?.errorMessage),
    memberPackName: text(columns?.memberPackName),
    updatedAt: (columns?.updatedAt[row] ?? 0) * 1000,
    cause: row < 0 ? undefined : causeOf(pack, row),
    compliance: compliance && complianceOf(compliance, pack, ref),
  };
}

/** The reference of an account by its id; undefined for one that is neither in the organization nor in a pack. */
export function memberRef(placed: PlacedPacks, accountId: string): MemberRef | undefined {
  const node = nodeLookup(placed.tree)(accountId);
  if (node !== undefined) return node;
  const gone = placed.departed.find((row) => placed.snapshot.accountIds[row] === accountId);
  return gone === undefined ? undefined : -1 - gone;
}

/** The accounts that match, in the order that is asked for; those that are alike in it in the order of the organization. */
export function memberRefs(
  placed: PlacedPacks,
  pack: number,
  matches: PackMatches,
  { sort, direction }: SortOrder<AccountSort>,
): Int32Array {
  const refs = new Int32Array(matches.accounts + matches.departed.length);
  let count = 0;
  for (const row of matches.departed) refs[count++] = -1 - row;
  for (let node = 0; node < placed.tree.size; node++) {
    if (matches.nodes[node] === 1) refs[count++] = node;
  }
  const bySort = inDirection(direction, comparisonOf(placed, pack, sort));
  return refs.sort((one, other) => bySort(one, other) || one - other);
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function comparisonOf(
  placed: PlacedPacks,
  pack: number,
  sort: AccountSort,
): (one: MemberRef, other: MemberRef) => number {
  const { tree, rowOf, snapshot } = placed;
  const columns = snapshot.columns[pack];
  const rowAt = (ref: MemberRef) => (ref >= 0 ? (rowOf[ref] ?? -1) : -1 - ref);
  switch (sort) {
    case "place":
      return (one, other) => one - other;
    case "status": {
      const rank = (ref: MemberRef) => urgency[codeAt(placed, pack, ref)] ?? urgency.length;
      return (one, other) => rank(one) - rank(other);
    }
    case "updated": {
      const at = (ref: MemberRef) => columns?.updatedAt[rowAt(ref)] ?? 0;
      return (one, other) => at(one) - at(other);
    }
    case "name": {
      const nameOf = (ref: MemberRef) =>
        ref >= 0 ? displayName(tree, ref) : (snapshot.accountIds[-1 - ref] ?? "");
      return (one, other) => collator.compare(nameOf(one), nameOf(other));
    }
    case "code": {
      // Accounts without an error stand behind all that have one.
      const codeOf = (ref: MemberRef) => snapshot.texts[columns?.errorCode[rowAt(ref)] ?? -1] ?? "\uffff";
      return (one, other) => collator.compare(codeOf(one), codeOf(other));
    }
  }
}

function codeAt({ cells, snapshot }: PlacedPacks, pack: number, ref: MemberRef): number {
  return (ref >= 0 ? cells[pack]?.[ref] : snapshot.columns[pack]?.status[-1 - ref]) ?? PackCell.NoRow;
}

// By code: failed first, then what is going on, what has no row, what is done, what is left out.
const urgency: readonly number[] = [2, ...packStatuses.map(rankOfStatus), 4];
