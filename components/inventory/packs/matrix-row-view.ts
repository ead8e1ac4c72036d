import { displayName } from "@/lib/organizations/ancestry";
import { type AccountState, accountStates } from "@/lib/organizations/model";
import { NodeKind } from "@/lib/organizations/tree";
import type { PackCounts, UnitCounts } from "@/lib/aws-config/packs/pack-counts";
import type { ComplianceCounts, UnitCompliance } from "@/lib/aws-config/compliance/compliance-counts";
import {
  type AccountCompliance,
  complianceOf,
  type PlacedCompliance,
} from "@/lib/aws-config/compliance/table/placed-compliance";
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
  /** Where compliance is shown: of an account one for each pack; empty for the root and OUs. */
  readonly compliance?: readonly AccountCompliance[];
  /** Where compliance is shown, of the root and OUs likewise. */
  readonly complianceUnits?: readonly ComplianceCounts[];
}

/** Compliance to show in the place of deployments. */
export interface ShownCompliance {
  readonly placed: PlacedCompliance;
  readonly counts: UnitCompliance;
}

/** Answers the row of a node, made once and kept for as long as the snapshots and the filter are the same. */
export function matrixRowViews(
  placed: PlacedPacks,
  counts: UnitCounts,
  compliance?: ShownCompliance,
): (node: number) => MatrixRowView {
  const made = new Map<number, MatrixRowView>();
  return (node) => {
    const known = made.get(node);
    if (known) return known;
    const view = {
      ...matrixRowView(placed, counts, node),
      ...(compliance && complianceCells(placed, compliance, node)),
    };
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

function complianceCells(
  { tree, cells }: PlacedPacks,
  { placed, counts }: ShownCompliance,
  node: number,
): Pick<MatrixRowView, "compliance" | "complianceUnits"> {
  return tree.kind[node] === NodeKind.Account
    ? { compliance: cells.map((_, pack) => complianceOf(placed, pack, node)) }
    : { complianceUnits: cells.map((_, pack) => counts(pack, node)) };
}
