import { displayName } from "@/lib/organizations/ancestry";
import { type AccountState, accountStates } from "@/lib/organizations/model";
import { NodeKind } from "@/lib/organizations/tree";
import type { PackCounts, UnitCounts } from "@/lib/aws-config/packs/pack-counts";
import { PackCell, type PlacedPacks } from "@/lib/aws-config/packs/table/placed-packs";

/** `MatrixRowView.codes` of an account about which nothing was read. */
export const NOT_READ = -1;

/** One row of the matrix as plain data: what the server renders first and what the browser renders from the columns. */
export interface MatrixRowView {
  readonly kind: "root" | "ou" | "account";
  readonly id: string;
  readonly name: string;
  readonly depth: number;
  readonly state: AccountState | undefined;
  /** Of an account, one number a pack as in `PlacedPacks.cells`, or `NOT_READ`; empty for the root and OUs. */
  readonly codes: readonly number[];
  /** Of the root and OUs, what the filter lets through below, one for each pack; empty for an account. */
  readonly units: readonly PackCounts[];
}

/** Answers the row of a node, made once and kept for as long as the snapshots and the filter are the same. */
export function matrixRowViews(placed: PlacedPacks, counts: UnitCounts): (node: number) => MatrixRowView {
  const made = new Map<number, MatrixRowView>();
  return (node) => {
    const known = made.get(node);
    if (known) return known;
    const view = matrixRowView(placed, counts, node);
    made.set(node, view);
    return view;
  };
}

function matrixRowView(placed: PlacedPacks, counts: UnitCounts, node: number): MatrixRowView {
  const { tree, cells, isRead } = placed;
  const isAccount = tree.kind[node] === NodeKind.Account;
  return {
    kind: isAccount ? "account" : tree.kind[node] === NodeKind.Root ? "root" : "ou",
    id: tree.ids[node] ?? "",
    name: displayName(tree, node),
    depth: tree.depth[node] ?? 0,
    state: accountStates[tree.state[node] ?? -1],
    codes: isAccount
      ? cells.map((column, pack) => {
          const code = column[node] ?? PackCell.NoRow;
          return code === PackCell.NoRow && isRead[pack] !== true ? NOT_READ : code;
        })
      : [],
    units: isAccount ? [] : cells.map((_, pack) => counts(pack, node)),
  };
}
