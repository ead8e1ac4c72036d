"use client";

import {
  Fragment,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from "react";
import { cx } from "../cx";
import { focusHead, handleHeadKey, isUpFromFirstRow } from "./head-keyboard";
import { scrollToRow } from "./scroll-into-sight";
import { useListBox } from "./use-list-box";
import { useRowHeight } from "./use-row-density";
import { useVisibleRows } from "./use-visible-rows";

const PHONE_HEIGHT = 56;
const HEADER_HEIGHT = 32;

/** What every row is; its columns, and its two lines on a phone, are the list's. */
const rowClass = "grid items-center gap-x-3 ps-4 pe-3";

/** Of a cell of a `RowList`: its text is cut off, and widens no column. */
export const cellClass = "min-w-0 overflow-hidden whitespace-nowrap";

/** Where a row stands, and how it is called. */
export interface RowSpot {
  readonly id: string;
  readonly row: number;
  /** In pixels from the first row. */
  readonly top: number;
  readonly isFocused: boolean;
}

/**
 * A list of any length as a WAI-ARIA grid of which only the rows on screen exist, one stop of Tab. A row is opened by Enter
 * or a click. How many columns there are follows from the width of the list, which the style sheet of the list says.
 */
export function RowList({
  label,
  name,
  count,
  styles,
  head,
  headColumn = 0,
  scrollKey,
  onLastRow,
  onOpen,
  children,
}: {
  label: string;
  /** Distinguishes the ids of its rows from those of another list on the page. */
  name: string;
  count: number;
  /** Of the list's style sheet: `list`, `wide` or `phone`, `head` and `row`. */
  styles: Readonly<Record<string, string>>;
  /** The column headers. */
  head: ReactNode;
  /** Where Up from the first row leads: rows have no cells of their own for the keyboard. */
  headColumn?: number;
  /** Another one takes the list back to its top. */
  scrollKey: string;
  /** Hears how many rows there are down to the lower edge of the screen. */
  onLastRow?: (rows: number) => void;
  onOpen: (row: number) => void;
  /** Draws a row; best one that renders only when what it is given changes. */
  children: (spot: RowSpot) => ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { phone, rowHeight } = useListBox(box, { wide: useRowHeight(), phone: PHONE_HEIGHT });
  const { first, last, pageRows } = useVisibleRows(box, { count, rowHeight });
  const [wantedFocus, setFocus] = useState(0);
  const focus = Math.max(0, Math.min(count - 1, wantedFocus));
  const idOf = (row: number) => `${name}-${row}`;
  const reached = useEffectEvent((rows: number) => onLastRow?.(rows));
  useEffect(() => {
    reached(last);
  }, [last]);
  useEffect(() => {
    box.current?.scrollTo({ top: 0 });
  }, [scrollKey]);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const grid = event.currentTarget;
    if (event.altKey || event.ctrlKey || event.metaKey || handleHeadKey(event, grid)) return;
    if (isUpFromFirstRow(event, focus) && focusHead(grid, headColumn)) {
      event.preventDefault();
      return;
    }
    const to = rowAfter(event.key, { focus, last: count - 1, pageRows });
    if (event.key !== "Enter" && to === undefined) return;
    event.preventDefault();
    if (to === undefined) {
      if (count > 0) onOpen(focus);
      return;
    }
    const row = Math.max(0, Math.min(count - 1, to));
    setFocus(row);
    scrollToRow(grid, row, { rowHeight, headHeight: HEADER_HEIGHT });
  }
  function onClick({ target }: MouseEvent) {
    if (!(target instanceof Element)) return;
    const row = Number(target.closest<HTMLElement>("[data-row]")?.dataset["row"] ?? Number.NaN);
    if (Number.isNaN(row)) return;
    setFocus(row);
    onOpen(row);
  }

  const rows = [];
  for (let row = first; row < last; row++) {
    rows.push(
      // A row that leaves the screen gives its elements to the one that enters.
      <Fragment key={row % (last - first)}>
        {children({ id: idOf(row), row, top: row * rowHeight, isFocused: row === focus })}
      </Fragment>,
    );
  }
  return (
    <div
      ref={box}
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-activedescendant={focus >= first && focus < last ? idOf(focus) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      className={cx(
        styles["list"],
        phone ? styles["phone"] : styles["wide"],
        "relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto outline-none",
        "[&:not(:focus-visible)_[data-focused]]:outline-none",
      )}
    >
      <div role="rowgroup" className={cx(styles["head"], "sticky top-0 z-10 bg-surface")}>
        <div
          role="row"
          aria-rowindex={1}
          className={cx(styles["row"], rowClass, "h-8 border-b border-line text-12 text-ink-quiet")}
        >
          {head}
        </div>
      </div>
      <div role="rowgroup" className="relative" style={{ height: count * rowHeight }}>
        {rows}
      </div>
    </div>
  );
}

/** The frame of a row of a `RowList`. */
export function ListRow({
  spot: { id, row, top, isFocused },
  isOpen,
  isBusy = false,
  styles,
  children,
}: {
  spot: RowSpot;
  isOpen: boolean;
  isBusy?: boolean;
  /** Of the list's style sheet: `row`, which has its columns. */
  styles: Readonly<Record<string, string>>;
  children: ReactNode;
}) {
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={row + 2}
      aria-current={isOpen || undefined}
      aria-busy={isBusy || undefined}
      data-row={row}
      data-focused={isFocused || undefined}
      className={cx(
        styles["row"],
        rowClass,
        "absolute inset-x-0 top-0 h-(--row-height) cursor-default border-b border-line text-13 [contain:strict]",
        "data-focused:outline-2 data-focused:-outline-offset-2 data-focused:outline-accent",
        isOpen ? "bg-surface-selected" : "hover:bg-surface-hover",
      )}
      style={{ transform: `translateY(${top}px)` }}
    >
      {children}
    </div>
  );
}

function rowAfter(
  key: string,
  { focus, last, pageRows }: { readonly focus: number; readonly last: number; readonly pageRows: number },
): number | undefined {
  switch (key) {
    case "ArrowDown":
      return focus + 1;
    case "ArrowUp":
      return focus - 1;
    case "PageDown":
      return focus + pageRows;
    case "PageUp":
      return focus - pageRows;
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}
