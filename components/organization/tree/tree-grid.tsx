"use client";

import {
  type KeyboardEvent,
  memo,
  type MouseEvent,
  type RefObject,
  useImperativeHandle,
  useRef,
} from "react";
import { cx } from "@/components/ui/cx";
import { focusHead, handleHeadKey, isUpFromFirstRow } from "@/components/ui/rows/head-keyboard";
import { rowsOfPage, scrollToRow } from "@/components/ui/rows/scroll-into-sight";
import type { SortOrder, WrittenOrder } from "@/components/ui/rows/sort-order";
import { useListBox } from "@/components/ui/rows/use-list-box";
import { useRowHeight } from "@/components/ui/rows/use-row-density";
import { slotCount, useRowWindow } from "@/components/ui/rows/use-row-window";
import type { OrgTree } from "@/lib/organizations/tree";
import { type Expansion, isExpanded, openState, type VisibleRows } from "@/lib/organizations/tree-view";
import type { RowContent } from "./row-content";
import { cellElementId, rowElementId, RowSlot } from "./row-slot";
import type { Selection } from "./selection";
import { type GridPart, gridParts } from "./columns/tree-column";
import type { GridLayout, TreeColumnKey } from "./columns/tree-columns";
import styles from "./tree-grid.module.css";
import { TreeHeader } from "./tree-header";
import {
  type GridCommand,
  gridCommand,
  type GridFocus,
  WHOLE_ROW,
} from "@/components/inventory/tree/tree-keyboard";
import { TreeRow } from "./tree-row";
import { walkingKey } from "@/components/ui/keys/walking-keys";

const PHONE_HEIGHT = 56;
/** What a column adds to a row on a phone, where it has a line of its own. */
const LINE_HEIGHT = 20;
const HEAD_HEIGHT = 32;

export interface TreeGridProps {
  readonly tree: OrgTree;
  readonly view: VisibleRows;
  readonly expansion: Expansion;
  readonly layout: GridLayout;
  /** What a row shows in the columns of the layout. */
  readonly rowContent: (node: number) => RowContent;
  readonly matches: Uint8Array | undefined;
  readonly selection: Selection;
  readonly selectAll: "none" | "some" | "all";
  readonly focus: GridFocus;
  readonly openNode: number | undefined;
  readonly sort: SortOrder<TreeColumnKey>;
  readonly onCommand: (command: GridCommand) => void;
  readonly onPart: (part: GridPart | "row", node: number, event: MouseEvent) => void;
  readonly onSort: (order: WrittenOrder<TreeColumnKey>) => void;
  readonly onSelectAll: () => void;
  readonly handle: RefObject<TreeGridHandle | null>;
}

/** What others may ask of the grid. */
export interface TreeGridHandle {
  focus: () => void;
  /** Scrolls a row of the list into sight. */
  reveal: (row: number) => void;
}

/**
 * The organization as a WAI-ARIA treegrid, or its targets as a grid, as the layout says. Only the rows on screen exist.
 */
export function TreeGrid(props: TreeGridProps) {
  const { tree, view, expansion, selection, focus, openNode } = props;
  const box = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const { layout } = props;
  const { columns, lines } = layout;
  const isTree = layout.role === "treegrid";
  const { phone, rowHeight, capacity } = useListBox(box, {
    wide: useRowHeight(),
    phone: PHONE_HEIGHT + lines * LINE_HEIGHT,
  });
  const heights = { rowHeight, headHeight: HEAD_HEIGHT };
  const slots = slotCount(capacity);
  const names = columns.map(({ key }) => key).join(" ");
  const shown = useRowWindow(
    { box, body, slotOf, rendered: `${slots} ${names}` },
    {
      rows: {
        count: view.rows.length,
        rowHeight,
        fill: (slot, row) => {
          const node = view.rows[row] ?? 0;
          slot.show(props.rowContent(node), {
            node,
            row,
            top: row * rowHeight,
            expanded: isTree ? openState(tree, expansion, node) : undefined,
            selected: selection.bits[node] === 1,
            open: node === openNode,
            focusedColumn: node === focus.node ? focus.column : undefined,
            context: props.matches?.[node] === 0,
          });
        },
      },
      onPainted: (isShown) => {
        // A row that is scrolled out of sight does not exist, and nothing may be called by its id.
        const active = isShown(view.rowOf[focus.node] ?? -1) ? elementIdOf(focus) : undefined;
        if (active === undefined) box.current?.removeAttribute("aria-activedescendant");
        else box.current?.setAttribute("aria-activedescendant", active);
      },
    },
  );

  function reveal(row: number) {
    if (!box.current || row < 0 || (row === 0 && !shown.isScrolled())) return;
    scrollToRow(box.current, row, heights);
  }
  useImperativeHandle(props.handle, () => ({ focus: () => box.current?.focus(), reveal }));

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || (box.current !== null && handleHeadKey(event, box.current))) return;
    if (isUpFromFirstRow(event, view.rowOf[focus.node]) && box.current !== null) {
      event.preventDefault();
      focusHead(box.current, focus.column);
      return;
    }
    const press = {
      key: walkingKey(event),
      shiftKey: event.shiftKey,
      command: event.ctrlKey || event.metaKey,
    };
    const command = gridCommand(press, {
      tree,
      view,
      focus,
      expanded: isTree ? (node) => isExpanded(tree, expansion, node) : undefined,
      columns: columns.length,
      pageRows: rowsOfPage(box.current, heights),
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

  return (
    <div
      ref={box}
      role={layout.role}
      aria-label="Organization"
      aria-multiselectable="true"
      aria-rowcount={view.rows.length + 1}
      aria-colcount={columns.length}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      className={cx(
        styles.grid,
        phone ? styles.phone : styles.wide,
        "relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto outline-none",
      )}
      style={layout.style}
    >
      <TreeHeader
        layout={layout}
        sort={props.sort}
        onSort={props.onSort}
        selectAll={props.selectAll}
        onSelectAll={props.onSelectAll}
      />
      <div
        ref={body}
        role="rowgroup"
        className={cx(styles.placed, "relative")}
        style={{ height: view.rows.length * rowHeight }}
      >
        {Array.from({ length: slots }, (_, slot) => (
          <EmptyRow key={`${names} ${slot}`} layout={layout} />
        ))}
      </div>
    </div>
  );
}

function slotOf(row: HTMLElement): RowSlot {
  return new RowSlot(row);
}

function elementIdOf({ node, column }: GridFocus): string {
  return column === WHOLE_ROW ? rowElementId(node) : cellElementId(node, column);
}

// React must not touch it again: what it shows is written by a RowSlot.
const EmptyRow = memo(
  function EmptyRow({ layout }: { layout: GridLayout }) {
    return <TreeRow layout={layout} />;
  },
  () => true,
);
