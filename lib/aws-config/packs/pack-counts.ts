import { accountStates } from "@/lib/organizations/model";
import { NodeKind } from "@/lib/organizations/tree";
import { packStatuses } from "./model";
import { isFailedCode } from "./pack-outcome";
import type { PackColumns } from "./table/pack-snapshot";
import { PackCell, type PlacedPacks } from "./table/placed-packs";

/**
 * How many accounts are in which state of a pack. `failed`, `inProgress`, `deployed`, `deleted`, `excluded` and `withoutRow`
 * are parts of a whole: every account is in exactly one.
 */
export interface PackCounts {
  /** Parallel to `packStatuses`. */
  readonly byStatus: readonly number[];
  readonly failed: number;
  readonly inProgress: number;
  /** Has the pack: CREATE_SUCCESSFUL or UPDATE_SUCCESSFUL. */
  readonly deployed: number;
  /** DELETE_SUCCESSFUL: the pack was removed. */
  readonly deleted: number;
  /** With a status that Canopy doesn't know. */
  readonly unknown: number;
  /** Of the failed ones those whose account is not ACTIVE: they keep failing, whatever a user does. */
  readonly inactiveFailed: number;
  /** Left out by the pack, and without a row. */
  readonly excluded: number;
  /** Neither a row nor left out. */
  readonly withoutRow: number;
}

const InactiveFailed = PackCell.Excluded + 1;
/** No row, ten statuses, excluded, and the failed ones of accounts that are not ACTIVE. */
const SLOTS = InactiveFailed + 1;
const active = accountStates.indexOf("ACTIVE");

/** The rows of one pack by status, wherever their accounts are now: what AWS itself would count. */
export function countsOfRows({ status }: PackColumns): PackCounts {
  const slots = new Uint32Array(SLOTS);
  for (const code of status) slots[code] = (slots[code] ?? 0) + 1;
  slots[PackCell.NoRow] = 0;
  return countsOf(slots, 0);
}

/** Answers the counts of a pack in the accounts below a root or OU, itself an account for none. */
export type UnitCounts = (pack: number, unit: number) => PackCounts;

/** Which deployments are counted: a pack in the account of a node, which is in the state of `code`. */
export type CountedTest = (pack: number, node: number, code: number) => boolean;

/**
 * Counts of every root and OU, made for a pack when it is first asked for: from the last node to the first, each account
 * and then each OU is added to its parent, so that memory grows with the OUs and not with the accounts.
 * @param isCounted leaves out what a filter does not let through; absent for all
 */
export function unitCounts(placed: PlacedPacks, isCounted?: CountedTest): UnitCounts {
  const units = unitIndexes(placed);
  const made: (Uint32Array | undefined)[] = [];
  return (pack, unit) => {
    const slots = (made[pack] ??= slotsOfUnits(placed, pack, units, isCounted));
    return countsOf(slots, (units.index[unit] ?? 0) * SLOTS);
  };
}

interface UnitIndexes {
  /** For each root and OU its place among them. */
  readonly index: Int32Array;
  readonly size: number;
}

function unitIndexes({ tree }: PlacedPacks): UnitIndexes {
  const index = new Int32Array(tree.size);
  let size = 0;
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind[node] !== NodeKind.Account) index[node] = size++;
  }
  return { index, size };
}

function slotsOfUnits(
  { tree, cells }: PlacedPacks,
  pack: number,
  { index, size }: UnitIndexes,
  isCounted: CountedTest | undefined,
): Uint32Array {
  const slots = new Uint32Array(size * SLOTS);
  const column = cells[pack] ?? new Uint8Array(tree.size);
  for (let node = tree.size - 1; node > 0; node--) {
    const above = (index[tree.parent[node] ?? 0] ?? 0) * SLOTS;
    if (tree.kind[node] === NodeKind.Account) {
      const code = column[node] ?? PackCell.NoRow;
      if (isCounted?.(pack, node, code) === false) continue;
      slots[above + code] = (slots[above + code] ?? 0) + 1;
      if (tree.state[node] !== active && isFailedCode(code)) {
        slots[above + InactiveFailed] = (slots[above + InactiveFailed] ?? 0) + 1;
      }
      continue;
    }
    const here = (index[node] ?? 0) * SLOTS;
    for (let slot = 0; slot < SLOTS; slot++) {
      slots[above + slot] = (slots[above + slot] ?? 0) + (slots[here + slot] ?? 0);
    }
  }
  return slots;
}

/** The counts of a whole without those of its parts: of the accounts directly in a root, whose OUs are the parts. */
export function countsWithout(whole: PackCounts, parts: readonly PackCounts[]): PackCounts {
  const rest = (of: (counts: PackCounts) => number) =>
    parts.reduce((left, part) => left - of(part), of(whole));
  return {
    byStatus: whole.byStatus.map((_, status) => rest(({ byStatus }) => byStatus[status] ?? 0)),
    failed: rest(({ failed }) => failed),
    inProgress: rest(({ inProgress }) => inProgress),
    deployed: rest(({ deployed }) => deployed),
    deleted: rest(({ deleted }) => deleted),
    unknown: rest(({ unknown }) => unknown),
    inactiveFailed: rest(({ inactiveFailed }) => inactiveFailed),
    excluded: rest(({ excluded }) => excluded),
    withoutRow: rest(({ withoutRow }) => withoutRow),
  };
}

function countsOf(slots: Uint32Array, start: number): PackCounts {
  const at = (slot: number) => slots[start + slot] ?? 0;
  const byStatus = packStatuses.map((_, status) => at(status + 1));
  const sum = (from: number, to: number) =>
    byStatus.slice(from, to).reduce((total, count) => total + count, 0);
  return {
    byStatus,
    failed: sum(0, 3),
    inProgress: sum(3, 6),
    deployed: sum(6, 8),
    deleted: sum(8, 9),
    unknown: sum(9, 10),
    inactiveFailed: at(InactiveFailed),
    excluded: at(PackCell.Excluded),
    withoutRow: at(PackCell.NoRow),
  };
}
