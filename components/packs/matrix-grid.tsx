"use client";

import { type KeyboardEvent, type MouseEvent, type RefObject, useImperativeHandle, useRef } from "react";
import { type GridCommand, gridCommand, type GridFocus } from "@/components/organization/tree-keyboard";
import { cx } from "@/components/ui/cx";
import { useVisibleRows } from "@/components/ui/use-visible-rows";
import type { OrgTree } from "@/lib/organizations/tree";
import { type Expansion, isExpanded, type VisibleRows } from "@/lib/organizations/tree-view";
import { MatrixHeader } from "./matrix-header";
import { matrixCellId, MatrixRow } from "./matrix-row";
import type { MatrixRowView } from "./matrix-row-view";
import styles from "./matrix.module.css";

const ROW_HEIGHT = 32;
const HEADER_HEIGHT = 57;

export interface MatrixGridProps {
  readonly tree: OrgTree;
  readonly packs: readonly string[];
  readonly view: VisibleRows;
  readonly expansion: Expansion;
  readonly rowView: (node: number) => MatrixRowView;
  /** How many accounts of each subtree match; undefined without a filter. */
  readonly matching: Uint32Array | undefined;
  readonly focus: GridFocus;
  readonly onCommand: (command: GridCommand) => void;
  /** A click on a cell; column -1 is the row's name. */
  readonly onCell: (focus: GridFocus) => void;
  readonly handle: RefObject<MatrixGridHandle | null>;
}

/** What others may ask of the grid. */
export interface MatrixGridHandle {
  toTop: () => void;
}

/** Accounts × packs as a WAI-ARIA treegrid of which only the rows on screen exist. */
export function MatrixGrid(props: MatrixGridProps) {
  const { tree, packs, view, expansion, focus } = props;
  const box = useRef<HTMLDivElement>(null);
  const {
    first: start,
    last: end,
    pageRows,
  } = useVisibleRows(box, { count: view.rows.length, rowHeight: ROW_HEIGHT });
  useImperativeHandle(props.handle, () => ({
    // Newer browsers answer a promise, which an effect must not.
    toTop: () => {
      box.current?.scrollTo({ top: 0 });
    },
  }));

  function reveal(row: number, column: number) {
    const element = box.current;
    if (!element || row < 0) return;
    const top = row * ROW_HEIGHT;
    const visible = element.clientHeight - HEADER_HEIGHT - ROW_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top > element.scrollTop + visible) element.scrollTop = top - visible;
    revealColumn(element, column);
  }

  function onKeyDown(event: KeyboardEvent) {
    // A link in the head has its own Enter.
    if (event.altKey || event.target !== event.currentTarget) return;
    const press = { key: event.key, shiftKey: false, command: event.ctrlKey || event.metaKey };
    const command = gridCommand(press, {
      tree,
      view,
      focus,
      expanded: (node) => isExpanded(tree, expansion, node),
      columns: packs.length,
      pageRows: pageRows - Math.ceil(HEADER_HEIGHT / ROW_HEIGHT),
    });
    if (!command || command.do === "select-all") return;
    event.preventDefault();
    if (command.do === "focus") reveal(view.rowOf[command.focus.node] ?? -1, command.focus.column);
    props.onCommand(command);
  }

  function onClick({ target }: MouseEvent) {
    const at = cellAt(target);
    if (at?.node !== undefined) props.onCell({ node: at.node, column: at.column });
  }

  /** Moves the band to the column under the pointer, without React: this happens on every pixel. */
  function onPointerMove({ target }: MouseEvent) {
    const column = cellAt(target)?.column ?? -1;
    box.current?.style.setProperty("--hovered", column < 0 ? "none" : String(column));
    box.current?.toggleAttribute("data-hovering", column >= 0);
  }

  const rows = [];
  for (let row = start; row < end; row++) {
    const node = view.rows[row];
    if (node === undefined) continue;
    const hasChildren = (tree.subtreeEnd[node] ?? 0) > node + 1;
    rows.push(
      <MatrixRow
        // Keyed by slot and not by node: a row that scrolls out is the one that scrolls in.
        key={row % (end - start)}
        view={props.rowView(node)}
        node={node}
        rowIndex={row + 2}
        top={row * ROW_HEIGHT}
        expanded={hasChildren ? isExpanded(tree, expansion, node) : undefined}
        focusedColumn={node === focus.node ? focus.column : undefined}
        matching={hasChildren ? props.matching?.[node] : undefined}
      />,
    );
  }
  const isFocusShown = view.rows.subarray(start, end).includes(focus.node);

  return (
    <div
      ref={box}
      role="treegrid"
      aria-label="Accounts and packs"
      aria-rowcount={view.rows.length + 1}
      aria-colcount={packs.length + 1}
      aria-activedescendant={isFocusShown ? matrixCellId(focus.node, focus.column) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onMouseMove={onPointerMove}
      onMouseLeave={() => box.current?.removeAttribute("data-hovering")}
      className={cx(
        styles.matrix,
        "group relative min-h-0 flex-1 overflow-auto outline-none",
        // The ring belongs to the cell that has the keyboard, and only while the keyboard is in use.
        "[&:not(:focus-visible)_[data-focused]]:outline-none",
      )}
    >
      <div className={styles.table} style={{ "--packs": Math.max(1, packs.length) }}>
        <MatrixHeader packs={packs} focusedColumn={focus.column} />
        <div role="rowgroup" className="relative" style={{ height: view.rows.length * ROW_HEIGHT }}>
          {rows}
        </div>
        {focus.column >= 0 && (
          <div
            aria-hidden="true"
            className={cx(styles.band, "hidden bg-accent/5 group-focus:block")}
            style={{ "--column": focus.column }}
          />
        )}
        <div
          aria-hidden="true"
          className={cx(styles.band, "hidden bg-ink/4 group-data-hovering:block")}
          style={{ "--column": "var(--hovered)" }}
        />
      </div>
    </div>
  );
}

function cellAt(target: EventTarget): { node: number | undefined; column: number } | undefined {
  if (!(target instanceof Element)) return undefined;
  const cell = target.closest<HTMLElement>("[data-column]");
  if (cell === null) return undefined;
  const node = cell.closest<HTMLElement>("[data-node]")?.dataset["node"];
  return { node: node === undefined ? undefined : Number(node), column: Number(cell.dataset["column"]) };
}

/** Scrolls sideways until a pack's column stands clear of the names. */
function revealColumn(element: HTMLElement, column: number): void {
  const head = element.querySelector<HTMLElement>(`[role=columnheader][data-column="${column}"]`);
  const names = element.querySelector<HTMLElement>("[role=columnheader]");
  if (!head || !names) return;
  const left = head.offsetLeft - names.offsetWidth;
  const right = head.offsetLeft + head.offsetWidth - element.clientWidth;
  if (element.scrollLeft > left) element.scrollLeft = left;
  else if (element.scrollLeft < right) element.scrollLeft = right;
}
