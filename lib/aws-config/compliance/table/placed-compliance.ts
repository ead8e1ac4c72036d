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

/** By the code of a deployment whether an account can have the pack. */
const possession = Uint8Array.from({ length: PackCell.Excluded + 1 }, () => 2);
/** It does not have the pack, whatever results AWS Config still lists of it. */
const ABSENT = 0;
/** It may not have it yet: without results it is counted as without the pack. */
const PENDING = 1;
possession[packStatuses.indexOf("CREATE_FAILED") + 1] = ABSENT;
possession[packStatuses.indexOf("DELETE_SUCCESSFUL") + 1] = ABSENT;
possession[PackCell.Excluded] = ABSENT;
possession[packStatuses.indexOf("CREATE_IN_PROGRESS") + 1] = PENDING;
possession[packStatuses.indexOf("UNKNOWN") + 1] = PENDING;
possession[PackCell.NoRow] = PENDING;

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
  const absence = absenceOf(tree, snapshot?.meta);
  const indexes = new Map(snapshot?.meta.packs.map(({ name }, index) => [name, index]));
  const packOf = placed.snapshot.meta.packs.map(({ name }) => indexes.get(name) ?? -1);
  const cells = placed.cells.map((deployment, pack) => {
    const column = new Uint8Array(tree.size);
    const name = placed.snapshot.meta.packs[pack]?.name ?? "";
    const types = snapshot?.columns[packOf[pack] ?? -1]?.type;
    const isRead = types !== undefined && isPackRead(snapshot?.meta, name);
    for (let node = 0; node < tree.size; node++) {
      const has = possession[deployment[node] ?? PackCell.NoRow] ?? PENDING;
      if (has === ABSENT) continue;
      const row = rowOf[node] ?? -1;
      const type = row < 0 ? 0 : (types?.[row] ?? 0);
      if (type !== 0) column[node] = type;
      else if (has !== PENDING) column[node] = isRead ? (absence[node] ?? 0) : ComplianceCell.NotRead;
    }
    return column;
  });
  return { snapshot, rowOf, packOf, cells };
}

/** What stands in a cell without an outcome, by node: whether the aggregator covers its account. */
function absenceOf(tree: PlacedPacks["tree"], meta: ComplianceMeta | undefined): Uint8Array {
  const covers = coverageOf(meta);
  const absence = new Uint8Array(tree.size);
  for (let node = 0; node < tree.size; node++)
    absence[node] = covers(tree.ids[node] ?? "") ? ComplianceCell.NotEvaluated : ComplianceCell.NotCovered;
  return absence;
}

/** What stands in a cell: AWS's outcome, or why there is none. */
function cellOf(code: number, type: number, isRead: boolean, isCovered: () => boolean): number {
  const has = possession[code] ?? PENDING;
  if (has === ABSENT) return ComplianceCell.WithoutPack;
  if (type !== 0) return type;
  if (has === PENDING) return ComplianceCell.WithoutPack;
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

/** Room for a number of rules, and for that there is none. */
const RULES = 2 ** 16;

/**
 * Answers the compliance of the account of a node with a pack as one number, 0 for an account without the pack: a list of ten
 * thousand rows makes no object of each cell. `complianceOfNumber` is its inverse.
 */
export function complianceNumbers({
  snapshot,
  rowOf,
  packOf,
  cells,
}: PlacedCompliance): (pack: number, node: number) => number {
  const columns = packOf.map((index) => snapshot?.columns[index]);
  return (pack, node) => {
    const cell = cells[pack]?.[node] ?? 0;
    if (cell === ComplianceCell.WithoutPack) return 0;
    const [row, column] = [rowOf[node] ?? -1, columns[pack]];
    const nonCompliant = (row < 0 ? -1 : (column?.nonCompliant[row] ?? -1)) + 1;
    const total = (row < 0 ? -1 : (column?.total[row] ?? -1)) + 1;
    return (total * RULES + nonCompliant) * complianceSlots + cell;
  };
}

/** What such a number stands for, without the rules that are kept. */
export function complianceOfNumber(number: number): AccountCompliance {
  const rules = Math.floor(number / complianceSlots);
  const [nonCompliant, total] = [(rules % RULES) - 1, Math.floor(rules / RULES) - 1];
  return {
    type: complianceFilterOf(number % complianceSlots),
    ...(nonCompliant >= 0 && { nonCompliant }),
    ...(total >= 0 && { total }),
  };
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
