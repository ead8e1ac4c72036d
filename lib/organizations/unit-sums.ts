import { NodeKind, type OrgTree } from "./tree";

/** Answers how many accounts below a root or OU are in each slot; itself an account, none. */
export type UnitSums = (unit: number) => Uint32Array;

/** The roots and OUs of a tree, numbered: what every counting of one tree begins with. */
interface UnitIndex {
  /** For each root and OU its place among them, -1 for accounts. */
  readonly index: Int32Array;
  readonly size: number;
}

const indexes = new WeakMap<OrgTree, UnitIndex>();

function unitIndex(tree: OrgTree): UnitIndex {
  const known = indexes.get(tree);
  if (known !== undefined) return known;
  const index = new Int32Array(tree.size).fill(-1);
  let size = 0;
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind[node] !== NodeKind.Account) index[node] = size++;
  }
  const made = { index, size };
  indexes.set(tree, made);
  return made;
}

/**
 * Counts accounts by slot below every root and OU: from the last node to the first, each account and then each OU is added to
 * its parent, so that memory grows with the OUs and not with the accounts.
 * @param slotOf the slot of an account's node, in `[0, slots)`; undefined leaves the account out
 */
export function unitSums(
  tree: OrgTree,
  slots: number,
  slotOf: (node: number) => number | undefined,
): UnitSums {
  const { index, size } = unitIndex(tree);
  const sums = new Uint32Array(size * slots);
  for (let node = tree.size - 1; node > 0; node--) {
    const above = (index[tree.parent[node] ?? 0] ?? 0) * slots;
    if (tree.kind[node] === NodeKind.Account) {
      const slot = slotOf(node);
      if (slot !== undefined) sums[above + slot] = (sums[above + slot] ?? 0) + 1;
      continue;
    }
    const here = (index[node] ?? 0) * slots;
    for (let slot = 0; slot < slots; slot++) {
      sums[above + slot] = (sums[above + slot] ?? 0) + (sums[here + slot] ?? 0);
    }
  }
  const none = new Uint32Array(slots);
  return (unit) => {
    const place = index[unit] ?? -1;
    return place < 0 ? none : sums.subarray(place * slots, (place + 1) * slots);
  };
}
