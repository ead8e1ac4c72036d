import type { CSSProperties } from "react";
import type { OrganizationParams } from "@/components/inventory/addresses/organization-address";
import type { Governed } from "@/components/inventory/tree/tree-model";
import { rememberedColumns, shownOf, type SwitchedOn } from "@/components/ui/rows/chosen-columns";
import { rememberedWidths, resizableTrack } from "@/components/ui/rows/column-widths";
import type { SortDirection } from "@/components/ui/rows/sort-order";
import { accountsColumn } from "./accounts-column";
import { fromColumn } from "./from-column";
import { governedColumn } from "./governed-column";
import { idColumn } from "./id-column";
import { joinedColumn } from "./joined-column";
import { messageColumn } from "./message-column";
import { nameColumn } from "./name-column";
import { pathColumn } from "./path-column";
import { recorderColumn } from "./recorder-column";
import { statusColumn } from "./status-column";
import { keyOfTagColumn, type TagColumn, tagColumn, tagsColumn } from "./tags-column";
import { type ExportedField, LAST_ALWAYS_THERE, type NodeOrder, type TreeColumn } from "./tree-column";
import type { TreeFilter } from "./tree-filter";
import { updatedColumn } from "./updated-column";

/** The columns of the tree from left to right. */
const columns = [
  nameColumn,
  pathColumn,
  idColumn,
  governedColumn,
  fromColumn,
  statusColumn,
  accountsColumn,
  messageColumn,
  tagsColumn,
  joinedColumn,
  recorderColumn,
  updatedColumn,
] as const;

/** The names that the address and the cookie have for columns. */
export type TreeColumnKey = (typeof columns)[number]["key"];
type ListedColumn = TreeColumn<TreeColumnKey>;
export type ShownColumn = ListedColumn | TagColumn;
export const treeColumns: readonly ListedColumn[] = columns;
export const sortableColumns = treeColumns.filter(({ sort }) => sort !== undefined).map(({ key }) => key);

/** The filters above the tree, from left to right. */
export const treeFilters: readonly TreeFilter[] = treeColumns
  .flatMap(({ filters = [] }) => filters)
  .toSorted((one, other) => one.place - other.place);

/** The columns of a file of targets. What identifies a target stands first. */
export const exportedFields: readonly ExportedField[] = [
  idColumn,
  ...treeColumns.filter(({ key }) => key !== idColumn.key),
].flatMap(({ exported = [] }) => exported);

/** The optional columns that are switched on in the menu. */
export const treeColumnChoice = rememberedColumns("canopy-tree-columns");

/** The widths that columns were given. */
export const treeColumnWidths = rememberedWidths("canopy-tree-widths");

/** The keys of tags that have a column of their own. */
export function tagKeysOf(switchedOn: SwitchedOn): string[] {
  return switchedOn.flatMap((name) => keyOfTagColumn(name) ?? []);
}

/** Whether a view shows something of tags, which are fetched only then. */
export function areTagsShown(
  { tag, view }: Pick<OrganizationParams, "tag" | "view">,
  switchedOn: SwitchedOn,
): boolean {
  return (
    tag.length > 0 ||
    view === "tags" ||
    switchedOn.includes(tagsColumn.key) ||
    tagKeysOf(switchedOn).length > 0
  );
}

/**
 * How a column orders targets; undefined where the view's own order is the one.
 * @param ownOrder the view's own order: of the tree, if absent
 */
export function columnOrder(
  sort: TreeColumnKey,
  direction: SortDirection,
  governed: Governed,
  ownOrder: NodeOrder = treeOrder,
): NodeOrder | undefined {
  const order = treeColumns.find(({ key }) => key === sort)?.sort;
  const ascending = order?.ascending?.(governed) ?? ownOrder;
  if (ascending === ownOrder && direction === "ascending") return undefined;
  const isMissing = order?.isMissing?.(governed);
  const sign = direction === "ascending" ? 1 : -1;
  if (isMissing === undefined) return (one, other) => sign * ascending(one, other);
  return (one, other) => Number(isMissing(one)) - Number(isMissing(other)) || sign * ascending(one, other);
}

const treeOrder: NodeOrder = (one, other) => one - other;

/**
 * Widths of the grid in rem at which columns come in. `tree-grid.module.css` has a query for each, because a style sheet can't
 * take them from here.
 */
const gridWidths = [0, 36, 45, 54, 63, 70, 76, 82, 85, 92] as const;

const PADDING_REM = 1.5;
const SPACE_REM = 0.75;

/** Which of the columns there is room for in a grid of a width in rem: those of the lowest ranks, as many as fit. */
function columnsAt(
  shown: readonly ShownColumn[],
  width: number,
  role: GridLayout["role"],
): readonly ShownColumn[] {
  let taken = PADDING_REM - SPACE_REM;
  const rankOf = ({ rank, rankInList = rank }: TreeColumn) => (role === "grid" ? rankInList : rank);
  const byRank = shown.toSorted((one, other) => rankOf(one) - rankOf(other));
  const crowdedOut = byRank.findIndex(
    (column) => (taken += column.width + SPACE_REM) > width && !isAlwaysThere(column),
  );
  const fitting = new Set(crowdedOut < 0 ? byRank : byRank.slice(0, crowdedOut));
  return shown.filter((column) => fitting.has(column));
}

/** The name, the status, and what was switched on. */
function isAlwaysThere({ rank }: TreeColumn): boolean {
  return rank <= LAST_ALWAYS_THERE;
}

/** The columns that are shown, and what the rows and the style sheet need to know of them. */
export interface GridLayout {
  /** Rows of a `treegrid` stand in the tree, with branches and levels; those of a `grid` are one list. */
  readonly role: "treegrid" | "grid";
  readonly columns: readonly ShownColumn[];
  /** How many lines a row on a phone has besides its two. */
  readonly lines: number;
  /** The tracks at each width of the grid, and `lines`. */
  readonly style: CSSProperties;
  /** For each column the widths of the grid that have no room for it, with blanks between them. */
  readonly widthsWithout: readonly string[];
}

const layouts = new Map<string, GridLayout>();

/** The layout with the columns that are switched on, and with the one that the rows are sorted by: made once. */
export function gridLayout(
  switchedOn: SwitchedOn,
  { sort, view }: { readonly sort: TreeColumnKey; readonly view: OrganizationParams["view"] },
): GridLayout {
  const role = view === "list" ? "grid" : "treegrid";
  const ofView = treeColumns.filter((column) => isColumnOf(column, view));
  const columns = [...shownOf(ofView, switchedOn, sort), ...tagKeysOf(switchedOn).map(tagColumn)];
  const name = [role, ...columns.map(({ key }) => key)].join(" ");
  const layout = layouts.get(name) ?? layoutOf(role, columns);
  layouts.set(name, layout);
  return layout;
}

/** Whether a view has a column, shown or not. */
export function isColumnOf({ isOfList }: TreeColumn, view: OrganizationParams["view"]): boolean {
  return isOfList !== true || view === "list";
}

/** Whether it has a line to itself in a row on a phone. */
export function hasPhoneLine({ isOptional, phone }: TreeColumn): boolean {
  return isOptional === true || phone === "line";
}

function layoutOf(role: GridLayout["role"], columns: readonly ShownColumn[]): GridLayout {
  const lines = columns.filter(hasPhoneLine).length;
  const style: CSSProperties = { "--lines": lines };
  const fitting = gridWidths.map((width) => ({ width, there: columnsAt(columns, width, role) }));
  for (const { width, there } of fitting) {
    style[`--from-${width}`] = there
      .map(({ key, track, width: own }) => resizableTrack(key, track ?? `${own}rem`))
      .join(" ");
  }
  const widthsWithout = columns.map((column) =>
    fitting
      .filter(({ there }) => !there.includes(column))
      .map(({ width }) => width)
      .join(" "),
  );
  return { role, columns, lines, style, widthsWithout };
}
