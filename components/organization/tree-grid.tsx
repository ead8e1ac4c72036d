"use client";

import { type KeyboardEvent, type MouseEvent, type RefObject, useImperativeHandle, useRef } from "react";
import { cx } from "@/components/ui/cx";
import type { OrgTree } from "@/lib/organizations/tree";
import { type Expansion, isExpanded, type VisibleRows } from "@/lib/organizations/tree-view";
import type { Selection } from "./selection";
import { type GridPart, gridParts, treeColumns } from "./tree-columns";
import styles from "./tree-grid.module.css";
import { TreeHeader, type SortOrder } from "./tree-header";
import { type GridCommand, gridCommand, type GridFocus, WHOLE_ROW } from "./tree-keyboard";
import { cellElementId, rowElementId, TreeRow } from "./tree-row";
import type { TreeRowView } from "./tree-row-view";
import { useViewport } from "./use-viewport";

/** Rows rendered beyond the edges, so that a fast wheel does not outrun the next frame. */
const OVERSCAN = 8;
const ROW_HEIGHT = 32;
const PHONE_ROW_HEIGHT = 56;
const PHONE_WIDTH = 480;
const HEADER_HEIGHT = 32;

export interface TreeGridProps {
  readonly tree: OrgTree;
  readonly view: VisibleRows;
  readonly expansion: Expansion;
  readonly rowView: (node: number) => TreeRowView;
  readonly matches: Uint8Array | undefined;
  readonly selection: Selection;
  readonly selectAll: "none" | "some" | "all";
  readonly focus: GridFocus;
  readonly openNode: number | undefined;
  readonly sort: SortOrder;
  readonly nowMs: number;
  readonly onCommand: (command: GridCommand) => void;
  readonly onPart: (part: GridPart | "row", node: number, event: MouseEvent) => void;
  readonly onSort: (key: SortOrder["sort"]) => void;
  readonly onSelectAll: () => void;
  readonly handle: RefObject<TreeGridHandle | null>;
}

/** What others may ask of the grid. */
export interface TreeGridHandle {
  focus: () => void;
  /** Scrolls a row of the list into sight. */
  reveal: (row: number) => void;
}

/** The organization as a WAI-ARIA treegrid of which only the rows on screen exist. */
export function TreeGrid(props: TreeGridProps) {
  const { tree, view, expansion, selection, focus, openNode, nowMs } = props;
  const box = useRef<HTMLDivElement>(null);
  // Two heights and not a measured one: a row's place is a multiplication.
  const { width } = useViewport(box, ROW_HEIGHT);
  const phone = width > 0 && width < PHONE_WIDTH;
  const rowHeight = phone ? PHONE_ROW_HEIGHT : ROW_HEIGHT;
  const { height, firstRow } = useViewport(box, rowHeight);
  const pageRows = Math.max(1, Math.floor((height - HEADER_HEIGHT) / rowHeight));
  const start = Math.max(0, firstRow - OVERSCAN);
  const end = Math.min(view.rows.length, firstRow + pageRows + OVERSCAN + 2);

  function reveal(row: number) {
    const element = box.current;
    if (!element || row < 0) return;
    const top = row * rowHeight;
    const visible = element.clientHeight - HEADER_HEIGHT - rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top > element.scrollTop + visible) element.scrollTop = top - visible;
  }
  useImperativeHandle(props.handle, () => ({ focus: () => box.current?.focus(), reveal }));

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey) return;
    const press = { key: event.key, shiftKey: event.shiftKey, command: event.ctrlKey || event.metaKey };
    const command = gridCommand(press, {
      tree,
      view,
      focus,
      expanded: (node) => isExpanded(tree, expansion, node),
      columns: treeColumns.length,
      pageRows,
    });
    if (!command) return;
    event.preventDefault();
    if ("focus" in command && command.do !== "activate") reveal(view.rowOf[command.focus.node] ?? -1);
    props.onCommand(command);
  }

  function onClick(event: MouseEvent) {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const node = Number(target.closest<HTMLElement>("[data-node]")?.dataset["node"] ?? Number.NaN);
    if (Number.isNaN(node)) return;
    const part = target.closest<HTMLElement>("[data-part]")?.dataset["part"];
    props.onPart(gridParts.find((each) => each === part) ?? "row", node, event);
  }

  const rows = [];
  for (let row = start; row < end; row++) {
    const node = view.rows[row];
    if (node === undefined) continue;
    const hasChildren = (tree.subtreeEnd[node] ?? 0) > node + 1;
    rows.push(
      <TreeRow
        // Keyed by slot and not by node: a row that scrolls out is the one that scrolls in.
        key={row % (end - start)}
        view={props.rowView(node)}
        node={node}
        rowIndex={row + 2}
        top={row * rowHeight}
        expanded={hasChildren ? isExpanded(tree, expansion, node) : undefined}
        selected={selection.bits[node] === 1}
        open={node === openNode}
        focusedColumn={node === focus.node ? focus.column : undefined}
        context={props.matches?.[node] === 0}
        nowMs={nowMs}
      />,
    );
  }

  return (
    <div
      ref={box}
      role="treegrid"
      aria-label="Organization"
      aria-multiselectable="true"
      aria-rowcount={view.rows.length + 1}
      aria-colcount={treeColumns.length}
      aria-activedescendant={activeElementId(focus, view.rows.subarray(start, end))}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      className={cx(
        styles.grid,
        phone ? styles.phone : styles.wide,
        "group relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto outline-none",
        // The ring belongs to the row that has the keyboard, and only while the keyboard is in use.
        "[&:not(:focus-visible)_[data-focused]]:outline-none",
      )}
    >
      <TreeHeader
        sort={props.sort}
        onSort={props.onSort}
        selectAll={props.selectAll}
        onSelectAll={props.onSelectAll}
      />
      <div role="rowgroup" className="relative" style={{ height: view.rows.length * rowHeight }}>
        {rows}
      </div>
    </div>
  );
}

/** A row that is scrolled out of sight does not exist, and nothing may be called by its id. */
function activeElementId({ node, column }: GridFocus, shown: Int32Array): string | undefined {
  if (!shown.includes(node)) return undefined;
  return column === WHOLE_ROW ? rowElementId(node) : cellElementId(node, column);
}
