import { displayName } from "@/lib/organizations/ancestry";
import { type AccountState, accountStates } from "@/lib/organizations/model";
import { NodeKind } from "@/lib/organizations/tree";
import type { PackCounts, UnitCounts } from "@/lib/aws-config/packs/pack-counts";
import type { ComplianceCounts, UnitCompliance } from "@/lib/aws-config/compliance/compliance-counts";
import {
  complianceNumbers,
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
  /**
   * Where compliance is shown, instead of `codes`: of an account one number a pack, as `complianceNumbers` has it; below zero the
   * code of the deployment of an account without the pack, see `deploymentInCompliance`.
   */
  readonly compliance?: readonly number[];
  /** Where compliance is shown, instead of `units`: of the root and OUs. */
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
  const cellsOf =
    compliance === undefined
      ? (node: number) => deploymentCells(placed, counts, node)
      : complianceCells(placed, compliance);
  return (node) => {
    const known = made.get(node);
    if (known) return known;
    const view = { ...nameOf(placed, node), ...cellsOf(node) };
    made.set(node, view);
    return view;
  };
}

function nameOf(
  { tree }: PlacedPacks,
  node: number,
): Pick<MatrixRowView, "kind" | "id" | "name" | "depth" | "state"> {
  const isAccount = tree.kind[node] === NodeKind.Account;
  return {
    kind: isAccount ? "account" : tree.kind[node] === NodeKind.Root ? "root" : "ou",
    id: tree.ids[node] ?? "",
    name: displayName(tree, node),
    depth: tree.depth[node] ?? 0,
    state: accountStates[tree.state[node] ?? -1],
  };
}

function deploymentCells(
  placed: PlacedPacks,
  counts: UnitCounts,
  node: number,
): Pick<MatrixRowView, "codes" | "units"> {
  const { tree, cells } = placed;
  return tree.kind[node] === NodeKind.Account
    ? { codes: cells.map((_, pack) => deploymentCode(placed, pack, node)), units: [] }
    : { codes: [], units: cells.map((_, pack) => counts(pack, node)) };
}

function deploymentCode({ cells, isRead }: PlacedPacks, pack: number, node: number): number {
  const code = cells[pack]?.[node] ?? PackCell.NoRow;
  return code === PackCell.NoRow && isRead[pack] !== true ? NOT_READ : code;
}

/** The deployments of OUs are not counted where compliance is shown. */
function complianceCells(placed: PlacedPacks, compliance: ShownCompliance) {
  const { tree, cells } = placed;
  const numbers = complianceNumbers(compliance.placed);
  const numberIn = (pack: number, node: number): number => {
    const number = numbers(pack, node);
    return number === 0 ? deploymentInCompliance(deploymentCode(placed, pack, node)) : number;
  };
  return (node: number): Omit<MatrixRowView, keyof ReturnType<typeof nameOf>> =>
    tree.kind[node] === NodeKind.Account
      ? { codes: [], units: [], compliance: cells.map((_, pack) => numberIn(pack, node)) }
      : { codes: [], units: [], complianceUnits: cells.map((_, pack) => compliance.counts(pack, node)) };
}

/** A code of a deployment among the numbers of compliance, and back. */
export function deploymentInCompliance(code: number): number {
  return NOT_READ - 1 - code;
}
