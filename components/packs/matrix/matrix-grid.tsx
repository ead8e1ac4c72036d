"use client";

import { type KeyboardEvent, type MouseEvent, type RefObject, useImperativeHandle, useRef } from "react";
import { type GridCommand, gridCommand, type GridFocus } from "@/components/inventory/tree/tree-keyboard";
import { cx } from "@/components/ui/cx";
import { focusHead, handleHeadKey, isUpFromFirstRow } from "@/components/ui/rows/head-keyboard";
import type { SortOrder, WrittenOrder } from "@/components/ui/rows/sort-order";
import { rowsOfPage, scrollToCell, scrollToRow } from "@/components/ui/rows/scroll-into-sight";
import { useListBox } from "@/components/ui/rows/use-list-box";
import { useRowHeight } from "@/components/ui/rows/use-row-density";
import { slotCount, useRowWindow } from "@/components/ui/rows/use-row-window";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { type Expansion, isExpanded, openState, type VisibleRows } from "@/lib/organizations/tree-view";
import { MatrixHeader } from "./matrix-header";
import { EmptyMatrixRow } from "./matrix-row";
import type { MatrixRowView } from "@/components/inventory/packs/matrix-row-view";
import { matrixCellId, MatrixSlot } from "./matrix-slot";
import styles from "./matrix.module.css";
import { walkingKey } from "@/components/ui/keys/walking-keys";

const HEAD_HEIGHT = 57;

export interface MatrixGridProps {
  readonly tree: OrgTree;
  readonly packs: readonly string[];
  readonly view: VisibleRows;
  readonly expansion: Expansion;
  readonly rowView: (node: number) => MatrixRowView;
  /** How many accounts of each subtree match; undefined without a filter. */
  readonly matching: Uint32Array | undefined;
  readonly focus: GridFocus;
  readonly order: SortOrder<string>;
  readonly onSort: (order: WrittenOrder<string>) => void;
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
  const body = useRef<HTMLDivElement>(null);
  const hovered = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const heights = { rowHeight, headHeight: HEAD_HEIGHT };
  const { capacity } = useListBox(box, { wide: rowHeight, phone: rowHeight });
  const slots = slotCount(capacity);
  const shown = useRowWindow(
    { box, body, slotOf, rendered: `${slots} of ${packs.length}` },
    {
      rows: {
        count: view.rows.length,
        rowHeight,
        fill: (slot, row) => {
          const node = view.rows[row] ?? 0;
          slot.show(props.rowView(node), {
            node,
            row,
            top: row * rowHeight,
            expanded: openState(tree, expansion, node),
            focusedColumn: node === focus.node ? focus.column : undefined,
            matching: tree.kind[node] === NodeKind.Account ? undefined : props.matching?.[node],
          });
        },
      },
      onPainted: (isShown) => {
        // A row that is scrolled out of sight does not exist, and nothing may be called by its id.
        if (!isShown(view.rowOf[focus.node] ?? -1)) box.current?.removeAttribute("aria-activedescendant");
        else box.current?.setAttribute("aria-activedescendant", matrixCellId(focus.node, focus.column));
      },
    },
  );
  useImperativeHandle(props.handle, () => ({
    // Newer browsers answer a promise, which an effect must not.
    toTop: () => {
      if (shown.isScrolled()) box.current?.scrollTo({ top: 0 });
    },
  }));

  function reveal(row: number, column: number) {
    const element = box.current;
    if (!element || row < 0) return;
    scrollToRow(element, row, heights);
    revealColumn(element, column);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || (box.current !== null && handleHeadKey(event, box.current))) return;
    if (isUpFromFirstRow(event, view.rowOf[focus.node]) && box.current !== null) {
      event.preventDefault();
      focusHead(box.current, focus.column + 1);
      return;
    }
    const press = { key: walkingKey(event), shiftKey: false, command: event.ctrlKey || event.metaKey };
    const command = gridCommand(press, {
      tree,
      view,
      focus,
      expanded: (node) => isExpanded(tree, expansion, node),
      columns: packs.length,
      pageRows: rowsOfPage(box.current, heights),
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
    const band = hovered.current;
    if (band === null) return;
    const column = cellAt(target)?.column ?? -1;
    band.hidden = column < 0;
    band.style.setProperty("--column", String(column));
  }

  return (
    <div
      ref={box}
      role="treegrid"
      aria-label="Accounts and packs"
      aria-rowcount={view.rows.length + 1}
      aria-colcount={packs.length + 1}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onMouseMove={onPointerMove}
      onScroll={({ currentTarget }) =>
        void currentTarget.toggleAttribute("data-sideways", currentTarget.scrollLeft > 0)
      }
      onMouseLeave={() => {
        if (hovered.current) hovered.current.hidden = true;
      }}
      className={cx(styles.matrix, "relative min-h-0 flex-1 overflow-auto outline-none")}
    >
      <div className={styles.table} style={{ "--packs": Math.max(1, packs.length) }}>
        <MatrixHeader packs={packs} focusedColumn={focus.column} order={props.order} onSort={props.onSort} />
        <div
          // Rows of so many cells: with other packs they are made anew.
          key={packs.length}
          ref={body}
          role="rowgroup"
          className={cx(styles.placed, "relative")}
          style={{ height: view.rows.length * rowHeight }}
        >
          {Array.from({ length: slots }, (_, slot) => (
            <EmptyMatrixRow key={slot} packs={packs.length} />
          ))}
        </div>
        {focus.column >= 0 && (
          <div
            aria-hidden="true"
            className={cx(styles.band, styles.focusedBand, "bg-accent/5")}
            style={{ "--column": focus.column }}
          />
        )}
        <div ref={hovered} hidden aria-hidden="true" className={cx(styles.band, "bg-ink/4")} />
      </div>
    </div>
  );
}

function slotOf(row: HTMLElement): MatrixSlot {
  return new MatrixSlot(row);
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
  scrollToCell(element, head, names.offsetWidth);
}
