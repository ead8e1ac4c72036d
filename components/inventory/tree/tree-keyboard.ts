import type { OrgTree } from "@/lib/organizations/tree";
import type { VisibleRows } from "@/lib/organizations/tree-view";

/** Where the keyboard is: on a row as a whole, or on one of its cells. */
export interface GridFocus {
  readonly node: number;
  /** Index of the column; -1 while the row as a whole has the focus. */
  readonly column: number;
}

export const WHOLE_ROW = -1;

/**
 * Where the keyboard stands when a filter or a closed branch has hidden its row: on the closest ancestor that is shown,
 * or on the first row.
 */
export function visibleFocus(tree: OrgTree, view: VisibleRows, focus: GridFocus): GridFocus {
  const node = closestShown(tree, view, focus.node);
  return node === focus.node ? focus : { node, column: WHOLE_ROW };
}

/** The node, or where its row is hidden the closest ancestor that is shown, or the first row; the root where no row is. */
export function closestShown(tree: OrgTree, view: VisibleRows, wanted: number): number {
  const isHidden = (node: number) => (view.rowOf[node] ?? -1) === -1;
  let node = wanted;
  while (node > 0 && isHidden(node)) node = tree.parent[node] ?? 0;
  return isHidden(node) ? (view.rows[0] ?? 0) : node;
}

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  /** Control, or Command on a Mac. */
  readonly command: boolean;
}

export interface GridSituation {
  readonly tree: OrgTree;
  readonly view: VisibleRows;
  readonly focus: GridFocus;
  /** Undefined in a list, whose rows are no branches. */
  readonly expanded: ((node: number) => boolean) | undefined;
  readonly columns: number;
  /** Rows that fit on the screen. */
  readonly pageRows: number;
}

export type GridCommand =
  | { readonly do: "focus"; readonly focus: GridFocus }
  | { readonly do: "extend-selection"; readonly focus: GridFocus }
  | { readonly do: "toggle-branch"; readonly node: number }
  | { readonly do: "toggle-selection"; readonly node: number }
  | { readonly do: "select-all" }
  | { readonly do: "activate"; readonly focus: GridFocus };

/**
 * What a key does in the grid, by the WAI-ARIA treegrid pattern with rows focused first: arrows walk the rows, right
 * opens a branch and then goes into the cells, left comes back, closes and goes to the parent. In a list right and left
 * lead into the cells and back, and no further.
 * Undefined for keys that are not the grid's.
 */
export function gridCommand(press: KeyPress, situation: GridSituation): GridCommand | undefined {
  const { view, focus, pageRows } = situation;
  const row = view.rowOf[focus.node] ?? -1;
  const last = view.rows.length - 1;
  const toRow = (wanted: number): GridCommand | undefined => {
    const node = view.rows[Math.max(0, Math.min(last, wanted))];
    if (node === undefined) return undefined;
    const moved = { node, column: focus.column };
    return press.shiftKey ? { do: "extend-selection", focus: moved } : { do: "focus", focus: moved };
  };
  switch (press.key) {
    case "ArrowDown":
      return toRow(row + 1);
    case "ArrowUp":
      return toRow(row - 1);
    case "PageDown":
      return toRow(row + pageRows);
    case "PageUp":
      return toRow(row - pageRows);
    case "Home":
      return focus.column === WHOLE_ROW || press.command ? toRow(0) : inRow(focus, 0);
    case "End":
      return focus.column === WHOLE_ROW || press.command ? toRow(last) : inRow(focus, situation.columns - 1);
    case "ArrowRight":
      return rightwards(situation);
    case "ArrowLeft":
      return leftwards(situation);
    case " ":
      return { do: "toggle-selection", node: focus.node };
    case "Enter":
      return { do: "activate", focus };
    case "a":
      return press.command ? { do: "select-all" } : undefined;
    default:
      return undefined;
  }
}

function rightwards({ tree, focus, expanded, columns }: GridSituation): GridCommand | undefined {
  const hasChildren = (tree.subtreeEnd[focus.node] ?? 0) > focus.node + 1;
  if (focus.column === WHOLE_ROW && hasChildren && expanded?.(focus.node) === false)
    return { do: "toggle-branch", node: focus.node };
  return focus.column < columns - 1 ? inRow(focus, focus.column + 1) : undefined;
}

function leftwards({ tree, focus, expanded }: GridSituation): GridCommand | undefined {
  if (focus.column !== WHOLE_ROW) return inRow(focus, focus.column - 1);
  if (expanded === undefined) return undefined;
  const hasChildren = (tree.subtreeEnd[focus.node] ?? 0) > focus.node + 1;
  if (hasChildren && expanded(focus.node)) return { do: "toggle-branch", node: focus.node };
  const parent = tree.parent[focus.node] ?? -1;
  return parent < 0 ? undefined : { do: "focus", focus: { node: parent, column: WHOLE_ROW } };
}

function inRow(focus: GridFocus, column: number): GridCommand {
  return { do: "focus", focus: { node: focus.node, column } };
}
