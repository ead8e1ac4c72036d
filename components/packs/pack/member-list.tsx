"use client";

import { type KeyboardEvent, memo, type MouseEvent, useEffect, useRef, useState } from "react";
import { focusHead, handleHeadKey, isUpFromFirstRow } from "@/components/ui/rows/head-keyboard";
import { scrollToRow } from "@/components/ui/rows/scroll-into-sight";
import { SortButton } from "@/components/ui/rows/sort-button";
import { ariaSort, type SortOrder, type WrittenOrder } from "@/components/ui/rows/sort-order";
import { useListBox } from "@/components/ui/rows/use-list-box";
import { Badge } from "@/components/ui/status/badge";
import { cx } from "@/components/ui/cx";
import { StatusMark } from "@/components/ui/status/status-mark";
import { useVisibleRows } from "@/components/ui/rows/use-visible-rows";
import { formatRelative } from "@/lib/format/instant";
import { absenceLabels } from "@/lib/organizations/absence";
import type { MemberRef, MemberRow } from "./member-rows";
import styles from "./member-list.module.css";
import { cellFilterOf, cellLabels } from "@/components/inventory/packs/pack-labels";
import { accountsDescendingFirst, type AccountSort } from "@/components/inventory/addresses/packs-address";

const ROW_HEIGHTS = { wide: 32, phone: 56 } as const;
const HEADER_HEIGHT = 32;
/** Where Up from the first row leads: rows have no cells of their own for the keyboard. */
const STATUS_COLUMN = 3;

export const memberColumns = [
  { key: "name", title: "Account", sort: "name" },
  { key: "id", title: "Id", sort: undefined },
  { key: "path", title: "OU", sort: "place" },
  { key: "status", title: "Status", sort: "status" },
  { key: "code", title: "Error code", sort: "code" },
  { key: "message", title: "Error message", sort: undefined },
  { key: "updated", title: "Last update", sort: "updated" },
] as const satisfies readonly { key: string; title: string; sort: AccountSort | undefined }[];

/** The accounts of a pack as a WAI-ARIA grid of which only the rows on screen exist. Enter and a click open one. */
export function MemberList({
  refs,
  rowAt,
  hasAllAccounts,
  openAccount,
  nowMs,
  scrollKey,
  order,
  onSort,
  onOpen,
}: {
  refs: Int32Array;
  rowAt: (ref: MemberRef) => MemberRow;
  /** Whether every account of the organization was read. */
  hasAllAccounts: boolean;
  openAccount: string | null;
  nowMs: number;
  /** Another one takes the list back to its top. */
  scrollKey: string;
  order: SortOrder<AccountSort>;
  onSort: (order: WrittenOrder<AccountSort>) => void;
  onOpen: (accountId: string) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { phone, rowHeight } = useListBox(box, ROW_HEIGHTS);
  const { first: start, last: end, pageRows } = useVisibleRows(box, { count: refs.length, rowHeight });
  const [wantedFocus, setFocus] = useState(0);
  const last = refs.length - 1;
  const focus = Math.max(0, Math.min(last, wantedFocus));
  useEffect(() => {
    box.current?.scrollTo({ top: 0 });
  }, [scrollKey]);

  function moveTo(row: number) {
    const element = box.current;
    if (!element) return;
    setFocus(row);
    scrollToRow(element, row, { rowHeight, headHeight: HEADER_HEIGHT });
  }
  function open(row: number) {
    const ref = refs[row];
    if (ref !== undefined) onOpen(rowAt(ref).accountId);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (box.current !== null && handleHeadKey(event, box.current)) return;
    if (isUpFromFirstRow(event, focus) && box.current !== null && focusHead(box.current, STATUS_COLUMN)) {
      event.preventDefault();
      return;
    }
    if (event.key === "Enter") {
      event.preventDefault();
      open(focus);
      return;
    }
    const to = rowAfter(event.key, { focus, last, pageRows });
    if (to === undefined) return;
    event.preventDefault();
    moveTo(Math.max(0, Math.min(last, to)));
  }
  function onClick({ target }: MouseEvent) {
    if (!(target instanceof Element)) return;
    const row = Number(target.closest<HTMLElement>("[data-row]")?.dataset["row"] ?? Number.NaN);
    if (Number.isNaN(row)) return;
    setFocus(row);
    open(row);
  }

  const rows = [];
  for (let row = start; row < end; row++) {
    const member = rowAt(refs[row] ?? 0);
    rows.push(
      <Member
        key={row % (end - start)}
        member={member}
        hasAllAccounts={hasAllAccounts}
        row={row}
        top={row * rowHeight}
        focused={row === focus}
        open={member.accountId === openAccount}
        nowMs={nowMs}
      />,
    );
  }
  return (
    <div
      ref={box}
      role="grid"
      aria-label="Accounts of the pack"
      aria-rowcount={refs.length + 1}
      aria-activedescendant={focus >= start && focus < end ? rowId(focus) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      className={cx(
        styles.list,
        phone ? styles.phone : styles.wide,
        "relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto outline-none",
        "[&:not(:focus-visible)_[data-focused]]:outline-none",
      )}
    >
      <div role="rowgroup" className={cx(styles.head, "sticky top-0 z-10 bg-surface")}>
        <div
          role="row"
          aria-rowindex={1}
          className={cx(styles.row, "border-b border-line text-12 text-ink-quiet")}
        >
          {memberColumns.map(({ key, title, sort }) => (
            <div
              key={key}
              role="columnheader"
              aria-sort={sort === undefined ? undefined : ariaSort(order, sort)}
              className={cx(styles.cell, styles[key])}
            >
              {sort === undefined ? (
                title
              ) : (
                <SortButton
                  column={sort}
                  order={order}
                  descendingFirst={accountsDescendingFirst}
                  onSort={onSort}
                  inGrid
                >
                  {title}
                </SortButton>
              )}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="relative" style={{ height: refs.length * rowHeight }}>
        {rows}
      </div>
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

function rowId(row: number): string {
  return `member-${row}`;
}

// Memoised by hand: while scrolling only the rows that come into view may render, and a list is where the compiler stops.
const Member = memo(function Member({
  member,
  hasAllAccounts,
  row,
  top,
  focused,
  open,
  nowMs,
}: {
  member: MemberRow;
  hasAllAccounts: boolean;
  row: number;
  top: number;
  focused: boolean;
  open: boolean;
  nowMs: number;
}) {
  const { word, tone } = cellLabels[cellFilterOf(member.code)];
  const absence = absenceLabels(hasAllAccounts);
  const isInactive = member.state !== undefined && member.state !== "ACTIVE";
  return (
    <div
      id={rowId(row)}
      role="row"
      aria-rowindex={row + 2}
      aria-current={open || undefined}
      data-row={row}
      data-focused={focused || undefined}
      className={cx(
        styles.row,
        styles.placed,
        "cursor-default border-b border-line text-13 hover:bg-surface-hover",
        "data-focused:outline-2 data-focused:-outline-offset-2 data-focused:outline-accent",
        open && "bg-surface-selected hover:bg-surface-selected",
      )}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className={cx(styles.cell, styles.name, "flex items-center gap-1.5")}>
        <span title={member.name} className={cx("truncate", isInactive && "text-suspended line-through")}>
          {member.name}
        </span>
        {member.path === undefined && hasAllAccounts && <Badge tone="stuck">left</Badge>}
      </div>
      <div
        role="gridcell"
        className={cx(styles.cell, styles.id, "font-mono text-12 text-ink-quiet tabular-nums")}
      >
        {member.accountId}
      </div>
      <div
        role="gridcell"
        title={member.path ?? absence.because}
        className={cx(styles.cell, styles.path, "truncate text-12 text-ink-quiet")}
      >
        {member.path ?? absence.place}
      </div>
      <div role="gridcell" className={cx(styles.cell, styles.status)}>
        <StatusMark tone={tone}>{word}</StatusMark>
      </div>
      <div
        role="gridcell"
        title={member.errorCode}
        className={cx(styles.cell, styles.code, "truncate font-mono text-12")}
      >
        {member.errorCode}
      </div>
      <div
        role="gridcell"
        title={member.errorMessage}
        className={cx(styles.cell, styles.message, "truncate text-12 text-ink-quiet")}
      >
        {member.errorMessage}
      </div>
      <div role="gridcell" className={cx(styles.cell, styles.updated, "text-12 text-ink-quiet tabular-nums")}>
        {member.updatedAt > 0 && formatRelative(member.updatedAt, nowMs)}
      </div>
    </div>
  );
});
