import { packStatuses } from "@/lib/aws-config/packs/model";
import { PackCell, type PlacedPacks } from "@/lib/aws-config/packs/table/placed-packs";
import { isMissing } from "@/lib/core/missing-part";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { type ComplianceFilter, complianceFilterOf, complianceFilters } from "../compliance-filter";
import type { AccountId } from "@/lib/core/identifiers";
import type { ComplianceColumns, ComplianceMeta, ComplianceSnapshot } from "./compliance-snapshot";

/** `cells[pack][node]` where it is none of AWS's outcomes, whose numbers are 1 to 4. */
export const ComplianceCell = {
  /** The account does not have the pack, or the node is no account. */
  WithoutPack: 0,
  /** The account has the pack and the aggregator covers it, but AWS Config has no results. */
  NotEvaluated: complianceFilters.indexOf("NOT_EVALUATED") + 1,
  /** The account has the pack and the aggregator does not collect from it. */
  NotCovered: complianceFilters.indexOf("NOT_COVERED") + 1,
  /** Canopy could not read it. */
  NotRead: complianceFilters.indexOf("NOT_READ") + 1,
} as const;

/** How many values a cell has. */
export const complianceSlots = complianceFilters.length + 1;

/** Compliance laid over the packs and the organization. */
export interface PlacedCompliance {
  /** Undefined while there is none. */
  readonly snapshot: ComplianceSnapshot | undefined;
  /** For each node the index of its account in `snapshot.accountIds`, -1 where it has no row. */
  readonly rowOf: Int32Array;
  /** For each pack of the packs' snapshot its index in `snapshot.meta.packs`, -1 for one that is not there. */
  readonly packOf: readonly number[];
  /** One column for each pack of the packs' snapshot, parallel to the nodes of the tree; see `ComplianceCell`. */
  readonly cells: readonly Uint8Array[];
}

/** The statuses after which an account does not have the pack, whatever results AWS Config still lists of it. */
const absent: ReadonlySet<number> = new Set([
  packStatuses.indexOf("CREATE_FAILED") + 1,
  packStatuses.indexOf("DELETE_SUCCESSFUL") + 1,
  PackCell.Excluded,
]);

/** Those after which it may not have it yet: without results it is counted as without the pack. */
const pending: ReadonlySet<number> = new Set([
  packStatuses.indexOf("CREATE_IN_PROGRESS") + 1,
  packStatuses.indexOf("UNKNOWN") + 1,
  PackCell.NoRow,
]);

/** Lays compliance over the packs: one pass over the accounts and one for each pack. */
export function placeCompliance(
  placed: PlacedPacks,
  snapshot: ComplianceSnapshot | undefined,
): PlacedCompliance {
  const { tree } = placed;
  const lookup = nodeLookup(tree);
  const rowOf = new Int32Array(tree.size).fill(-1);
  snapshot?.accountIds.forEach((accountId, row) => {
    const node = lookup(accountId);
    if (node !== undefined) rowOf[node] = row;
  });
  const covered = coverageOf(snapshot?.meta);
  const indexes = new Map(snapshot?.meta.packs.map(({ name }, index) => [name, index]));
  const packOf = placed.snapshot.meta.packs.map(({ name }) => indexes.get(name) ?? -1);
  const cells = placed.cells.map((deployment, pack) => {
    const column = new Uint8Array(tree.size);
    const name = placed.snapshot.meta.packs[pack]?.name ?? "";
    const types = snapshot?.columns[packOf[pack] ?? -1]?.type;
    const isRead = types !== undefined && isPackRead(snapshot?.meta, name);
    for (let node = 0; node < tree.size; node++) {
      const code = deployment[node] ?? PackCell.NoRow;
      const row = rowOf[node] ?? -1;
      const type = row < 0 ? 0 : (types?.[row] ?? 0);
      column[node] = cellOf(code, type, isRead, () => covered(tree.ids[node] ?? ""));
    }
    return column;
  });
  return { snapshot, rowOf, packOf, cells };
}

/** What stands in a cell: AWS's outcome, or why there is none. */
function cellOf(code: number, type: number, isRead: boolean, isCovered: () => boolean): number {
  if (absent.has(code)) return ComplianceCell.WithoutPack;
  if (type !== 0) return type;
  if (pending.has(code)) return ComplianceCell.WithoutPack;
  if (!isRead) return ComplianceCell.NotRead;
  return isCovered() ? ComplianceCell.NotEvaluated : ComplianceCell.NotCovered;
}

/** Whether the aggregator that was read through collects from an account. */
export function coverageOf(meta: ComplianceMeta | undefined): (accountId: string) => boolean {
  const aggregator = meta?.aggregator;
  if (aggregator === undefined) return () => false;
  if (aggregator.accountIds === undefined) return () => true;
  const ids = new Set<string>(aggregator.accountIds);
  return (accountId) => ids.has(accountId);
}

/** Whether all rows of a pack are in the snapshot. */
export function isPackRead(meta: ComplianceMeta | undefined, packName: string): boolean {
  if (meta?.aggregator === undefined || !meta.complete) return false;
  return !isMissing(meta.missingParts, { part: "pack-compliance", of: packName });
}

/** A pack in one account; numbers of rules are absent where AWS gives none. */
export interface AccountCompliance {
  /** Undefined for an account without the pack. */
  readonly type: ComplianceFilter | undefined;
  readonly nonCompliant?: number;
  readonly compliant?: number;
  readonly total?: number;
}

/** The compliance of the account of a node with a pack of the packs' snapshot. */
export function complianceOf(
  placed: PlacedCompliance | undefined,
  pack: number,
  node: number,
): AccountCompliance {
  const type = complianceFilterOf(placed?.cells[pack]?.[node] ?? 0);
  const columns = placed?.snapshot?.columns[placed.packOf[pack] ?? -1];
  return { type, ...(type !== undefined && numbersAt(columns, placed?.rowOf[node] ?? -1)) };
}

/** The compliance of one account with a pack, by its deployment; `code` as in `PlacedPacks.cells`, negative where it was not read. */
export function accountCompliance(
  { meta, accountIds, columns }: ComplianceSnapshot,
  { name, accountId, code }: { readonly name: string; readonly accountId: AccountId; readonly code: number },
): AccountCompliance {
  const found = columns[meta.packs.findIndex((pack) => pack.name === name)];
  const row = accountIds.indexOf(accountId);
  const isRead = found !== undefined && isPackRead(meta, name);
  const cell = cellOf(Math.max(0, code), found?.type[row] ?? 0, isRead, () => coverageOf(meta)(accountId));
  const type = complianceFilterOf(cell);
  return { type, ...(type !== undefined && numbersAt(found, row)) };
}

function numbersAt(columns: ComplianceColumns | undefined, row: number): Omit<AccountCompliance, "type"> {
  const [nonCompliant = -1, compliant = -1, total = -1] = [
    columns?.nonCompliant[row],
    columns?.compliant[row],
    columns?.total[row],
  ];
  return {
    ...(nonCompliant >= 0 && { nonCompliant }),
    ...(compliant >= 0 && { compliant }),
    ...(total >= 0 && { total }),
  };
}
