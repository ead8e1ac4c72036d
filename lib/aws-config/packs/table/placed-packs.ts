import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { PlacedTags } from "@/lib/organizations/tags/placed-tags";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { isKnownToRecord } from "../../recorders/model";
import type { PlacedRecorders } from "../../recorders/table/placed-recorders";
import type { PackSnapshot, PackSnapshotMeta } from "./pack-snapshot";
import { isMissing } from "@/lib/core/missing-part";

type RowsMeta = Pick<PackSnapshotMeta, "complete" | "missingParts">;

/** `cells[pack][node]` where it is none of the nine statuses, whose numbers are 1 to 9. */
export const PackCell = { NoRow: 0, Excluded: 11 } as const;

/** The packs laid over the organization, joined by account id. */
export interface PlacedPacks {
  readonly snapshot: PackSnapshot;
  readonly tree: OrgTree;
  /** For each node the index of its account in `snapshot.accountIds`, -1 where no pack has a row of it. */
  readonly rowOf: Int32Array;
  /** Indexes in `snapshot.accountIds` of accounts that the organization does not hold (any more). */
  readonly departed: readonly number[];
  /**
   * One column for each pack, parallel to the nodes of the tree: 0, or 1 + the index in `packStatuses`, or `Excluded`
   * for an account without a row that the pack leaves out. Always 0 for the root and OUs.
   */
  readonly cells: readonly Uint8Array[];
  /** For each pack the accounts that it lists as excluded, whether or not they have a row. */
  readonly excluded: readonly ReadonlySet<string>[];
  /** Whether all rows of a pack are in the snapshot, so that an account without one has none. */
  readonly isRead: readonly boolean[];
  /** Where compliance is laid over them, `PlacedCompliance.cells`: what a filter by it goes by. */
  readonly compliance?: readonly Uint8Array[];
  /** Where recorder coverage is laid over them: what a filter by it goes by. */
  readonly recorders?: PlacedRecorders;
  /** The tags of the accounts, where they are shown and have arrived. */
  readonly tags?: PlacedTags;
}

/** Lays the packs over the organization: one pass over the accounts and one for each pack. */
export function placePacks(tree: OrgTree, snapshot: PackSnapshot): PlacedPacks {
  const lookup = nodeLookup(tree);
  const rowOf = new Int32Array(tree.size).fill(-1);
  const departed: number[] = [];
  for (const [row, accountId] of snapshot.accountIds.entries()) {
    const node = lookup(accountId);
    if (node === undefined) departed.push(row);
    else rowOf[node] = row;
  }
  const { meta, columns } = snapshot;
  const cells = meta.packs.map(({ excludedAccounts }, pack) => {
    const column = new Uint8Array(tree.size);
    const status = columns[pack]?.status;
    for (let node = 0; node < tree.size; node++) {
      const row = rowOf[node] ?? -1;
      if (row >= 0) column[node] = status?.[row] ?? PackCell.NoRow;
    }
    for (const accountId of excludedAccounts) {
      const node = lookup(accountId);
      if (node !== undefined && column[node] === PackCell.NoRow) column[node] = PackCell.Excluded;
    }
    return column;
  });
  return {
    snapshot,
    tree,
    rowOf,
    departed,
    cells,
    excluded: meta.packs.map(({ excludedAccounts }) => new Set<string>(excludedAccounts)),
    isRead: meta.packs.map(({ name }) => areRowsRead(meta, name)),
  };
}

/** Whether all rows of a pack are in the snapshot, so that an account without one has none. */
export function areRowsRead({ complete, missingParts }: RowsMeta, packName: string): boolean {
  return complete && !isMissing(missingParts, { part: "pack-accounts", of: packName });
}

/** The index of a pack by its name; undefined for a name that this caller has not deployed. */
export function packIndex({ meta }: PackSnapshot, name: string): number | undefined {
  const index = meta.packs.findIndex((pack) => pack.name === name);
  return index < 0 ? undefined : index;
}

/** Whether a node is an account. */
export function isAccount(tree: OrgTree, node: number): boolean {
  return tree.kind[node] === NodeKind.Account;
}

/** In how many accounts with a status of a pack no recorder is known to record; undefined where coverage isn't laid over. */
export function withoutRecorder({ tree, cells, recorders }: PlacedPacks, pack: number): number | undefined {
  if (recorders === undefined) return undefined;
  let accounts = 0;
  for (let node = 0; node < tree.size; node++) {
    const code = cells[pack]?.[node] ?? PackCell.NoRow;
    if (code === PackCell.NoRow || code === PackCell.Excluded) continue;
    const known = recorders.at(node);
    if (known !== undefined && !isKnownToRecord(known.state)) accounts += 1;
  }
  return accounts;
}
