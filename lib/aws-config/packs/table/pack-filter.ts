import { type AccountState, accountStates } from "@/lib/organizations/model";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { accountSearch } from "@/lib/organizations/account-search";
import { tagFilter } from "@/lib/organizations/tags/tag-filter";
import { textSearch } from "@/lib/organizations/text-search";
import { causesOf } from "../causes/failure-causes";
import { packStatuses } from "../model";
import { type ComplianceFilter, wantedCompliance } from "../../compliance/compliance-filter";
import type { RecorderState } from "../../recorders/model";
import { codeOfStatus, statusesOf } from "../pack-outcome";
import { packsNamedLike } from "./pack-search";
import { isAccount, packIndex, PackCell, type PlacedPacks } from "./placed-packs";

/** What a cell can be filtered by: the nine statuses, and what stands where there is no row. */
export const cellFilters = [...packStatuses, "EXCLUDED", "NO_ROW"] as const;
export type CellFilter = (typeof cellFilters)[number];

/** Within a dimension any value will do; every dimension that is not empty must hold. */
export interface PackFilter {
  /** Words of an account's name, id, e-mail or path, see `textSearch`, or a part of a pack's name, here or in accounts. */
  readonly text: string;
  /** An account is let through where one of the packs in question has one of these, of this cause. */
  readonly statuses: readonly CellFilter[];
  /** Names of the packs in question; empty for all. */
  readonly packs: readonly string[];
  readonly states: readonly AccountState[];
  /** Only what lies below this OU or root. */
  readonly within: string | undefined;
  /** The key of a cause. */
  readonly cause: string | undefined;
  /** An account is let through where one of the packs in question has one of these, with such a status and cause. */
  readonly compliance?: readonly ComplianceFilter[];
  /** What is known of the account's configuration recorder in the packs' Region. */
  readonly recorders?: readonly RecorderState[];
  /** Tags that an account must have, as in an address; see `tagFilter`. */
  readonly tags?: readonly string[];
  /** Lets through only what failed, as the view by cause does. */
  readonly onlyFailed?: boolean;
}

export const noPackFilter: PackFilter = {
  text: "",
  statuses: [],
  packs: [],
  states: [],
  within: undefined,
  cause: undefined,
};

/** Whether the filter lets every account through. */
export function isEmptyPackFilter({
  text,
  statuses,
  states,
  within,
  cause,
  compliance = [],
  recorders = [],
  tags = [],
}: PackFilter): boolean {
  return (
    recorders.length === 0 &&
    compliance.length === 0 &&
    tags.length === 0 &&
    text.trim() === "" &&
    statuses.length === 0 &&
    states.length === 0 &&
    within === undefined &&
    cause === undefined
  );
}

export interface PackMatches {
  /** 1 for each account of the organization that the filter lets through; 0 for the others, the root and OUs. */
  readonly nodes: Uint8Array;
  /** How many these are. */
  readonly accounts: number;
  /** Those of `PlacedPacks.departed` that it lets through. */
  readonly departed: readonly number[];
}

/** The packs that a filter asks for, as indexes; all where it names none. A name that is gone is no pack. */
export function packsInQuestion({ snapshot }: PlacedPacks, { packs }: Pick<PackFilter, "packs">): number[] {
  if (packs.length === 0) return snapshot.meta.packs.map((_, pack) => pack);
  return packs.flatMap((name) => packIndex(snapshot, name) ?? []);
}

/** What the filter lets through; one pass over the columns. */
export function matchesPackFilter(placed: PlacedPacks, filter: PackFilter): PackMatches {
  const { tree, snapshot, rowOf, cells } = placed;
  const text = filter.text.trim();
  const nodes = text === "" ? new Uint8Array(tree.size).fill(1) : textSearch(tree)(text);
  const isFound = accountSearch(tree, text);
  const packs = packsInQuestion(placed, filter);
  const named = packsNamedLike(snapshot, packs, text);
  for (const pack of named) {
    for (let node = 0; node < tree.size; node++) if (cells[pack]?.[node] !== PackCell.NoRow) nodes[node] = 1;
  }
  const wanted = wantedCodes(filter);
  const states = new Set(filter.states.map((state) => accountStates.indexOf(state)));
  const scope = filter.within === undefined ? 0 : nodeLookup(tree)(filter.within);
  // A link may name an OU that is gone: nothing is below it.
  const [start, end] = scope === undefined ? [0, 0] : [scope, tree.subtreeEnd[scope] ?? 0];
  const complies = complianceTest(placed, filter);
  const isRecorded = recorderTest(placed, filter);
  const hasTags = tagFilter(placed.tags, filter.tags ?? []);
  const hasCell = cellTest(placed, packs, { wanted, cause: filter.cause, complies });
  let accounts = 0;
  for (let node = 0; node < tree.size; node++) {
    if (nodes[node] === 0) continue;
    const keeps =
      isAccount(tree, node) &&
      node >= start &&
      node < end &&
      (states.size === 0 || states.has(tree.state[node] ?? -1)) &&
      isRecorded?.(node) !== false &&
      (hasTags === undefined || hasTags(node)) &&
      (hasCell === undefined ||
        hasCell({
          row: rowOf[node] ?? -1,
          node,
          accountId: tree.ids[node] ?? "",
          codeIn: (pack) => cells[pack]?.[node] ?? 0,
        }));
    if (keeps) accounts++;
    else nodes[node] = 0;
  }
  // What an account that has left recorded isn't known.
  const isPlaceless =
    filter.within === undefined && states.size === 0 && isRecorded === undefined && hasTags === undefined;
  const departed = placed.departed.filter(
    (row) =>
      isPlaceless &&
      (isFound(snapshot.accountIds[row] ?? "") ||
        named.some((pack) => snapshot.columns[pack]?.status[row] !== 0)) &&
      packs.some((pack) => snapshot.columns[pack]?.status[row] !== 0) &&
      (hasCell === undefined ||
        hasCell({
          row,
          node: -1,
          accountId: snapshot.accountIds[row] ?? "",
          codeIn: (pack) => snapshot.columns[pack]?.status[row] ?? 0,
        })),
  );
  return { nodes, accounts, departed };
}

/** Whether a row belongs to an account that the filter lets through, with a status it asks for. */
export function rowTest(
  { tree, snapshot, rowOf }: PlacedPacks,
  matches: PackMatches,
  filter: Pick<PackFilter, "statuses" | "onlyFailed">,
): (failed: { readonly pack: number; readonly row: number }) => boolean {
  const rows = new Set(matches.departed);
  for (let node = 0; node < tree.size; node++) if (matches.nodes[node] === 1) rows.add(rowOf[node] ?? -1);
  const wanted = wantedCodes(filter);
  return ({ pack, row }) =>
    rows.has(row) && (wanted === undefined || wanted[snapshot.columns[pack]?.status[row] ?? 0] === 1);
}

/** Whether what stands in one cell has a status and a cause that the filter asks for; `code` as in `PlacedPacks.cells`. */
export function deploymentTest(
  placed: PlacedPacks,
  { cause, ...filter }: Pick<PackFilter, "statuses" | "cause" | "onlyFailed" | "compliance">,
): (deployment: {
  readonly pack: number;
  readonly row: number;
  readonly code: number;
  readonly accountId: string;
  /** -1 for an account that the organization does not hold. */
  readonly node: number;
}) => boolean {
  const { snapshot, excluded } = placed;
  const complies = complianceTest(placed, filter);
  const wanted = wantedCodes(filter);
  const causeOf = causesOf(snapshot);
  const wantsExcluded = wanted?.[PackCell.Excluded] === 1;
  return ({ pack, row, code, accountId, node }) =>
    complies?.(pack, node) !== false &&
    (wanted === undefined ||
      wanted[code] === 1 ||
      (wantsExcluded && excluded[pack]?.has(accountId) === true)) &&
    (cause === undefined || causeOf(pack, row) === cause);
}

/** Whether a pack in the account of a node is among what a filter lets through, for `unitCounts`. */
export function countedTest(
  placed: PlacedPacks,
  matches: PackMatches,
  filter: PackFilter,
): (pack: number, node: number, code: number) => boolean {
  const packs = new Set(packsInQuestion(placed, filter));
  const keeps = deploymentTest(placed, filter);
  return (pack, node, code) =>
    matches.nodes[node] === 1 &&
    packs.has(pack) &&
    keeps({ pack, row: placed.rowOf[node] ?? -1, code, accountId: placed.tree.ids[node] ?? "", node });
}

function wantedCodes({
  statuses,
  onlyFailed = false,
}: Pick<PackFilter, "statuses" | "onlyFailed">): Uint8Array | undefined {
  if (onlyFailed) {
    const failed = statusesOf.failed.filter((status) => statuses.length === 0 || statuses.includes(status));
    return Uint8Array.from({ length: PackCell.Excluded + 1 }, (_, code) =>
      failed.some((status) => codeOfStatus(status) === code) ? 1 : 0,
    );
  }
  if (statuses.length === 0) return undefined;
  const wanted = new Uint8Array(PackCell.Excluded + 1);
  for (const status of statuses) {
    if (status === "EXCLUDED") wanted[PackCell.Excluded] = 1;
    else if (status === "NO_ROW") wanted[PackCell.NoRow] = 1;
    else wanted[codeOfStatus(status)] = 1;
  }
  return wanted;
}

interface CellsOfAccount {
  readonly row: number;
  /** -1 for an account that the organization does not hold. */
  readonly node: number;
  readonly accountId: string;
  readonly codeIn: (pack: number) => number;
}

/** Whether the compliance of an account with a pack is among those that a filter asks for; undefined where it asks for none. */
function complianceTest(
  placed: Pick<PlacedPacks, "compliance">,
  filter: Pick<PackFilter, "compliance">,
): ((pack: number, node: number) => boolean) | undefined {
  const wanted = wantedCompliance(filter.compliance ?? []);
  // Where compliance has not arrived yet, nothing is known to comply or not.
  return wanted && ((pack, node) => wanted[placed.compliance?.[pack]?.[node] ?? 0] === 1);
}

/** Undefined where a filter doesn't ask for recorders, or coverage has not arrived: then it lets every account through. */
function recorderTest(
  { recorders }: Pick<PlacedPacks, "recorders">,
  filter: Pick<PackFilter, "recorders">,
): ((node: number) => boolean) | undefined {
  const wanted = new Set<RecorderState | undefined>(filter.recorders);
  if (wanted.size === 0 || recorders === undefined) return undefined;
  return (node) => wanted.has(recorders.at(node)?.state);
}

function cellTest(
  { snapshot, excluded }: PlacedPacks,
  packs: readonly number[],
  {
    wanted,
    cause,
    complies,
  }: {
    readonly wanted: Uint8Array | undefined;
    readonly cause: string | undefined;
    readonly complies: ReturnType<typeof complianceTest>;
  },
): ((cells: CellsOfAccount) => boolean) | undefined {
  if (wanted === undefined && cause === undefined && complies === undefined) return undefined;
  const causeOf = causesOf(snapshot);
  const wantsExcluded = wanted?.[PackCell.Excluded] === 1;
  return ({ row, node, accountId, codeIn }) => {
    for (const pack of packs) {
      const isExcluded = wantsExcluded && excluded[pack]?.has(accountId) === true;
      if (wanted !== undefined && wanted[codeIn(pack)] !== 1 && !isExcluded) continue;
      if (complies?.(pack, node) === false) continue;
      if (cause === undefined || causeOf(pack, row) === cause) return true;
    }
    return false;
  };
}
