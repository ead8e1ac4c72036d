"use client";

import {
  type KeyboardEvent,
  memo,
  type MouseEvent,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from "react";
import { associationLabels, requestLabels } from "@/components/inventory/runs/run-labels";
import { cx } from "@/components/ui/cx";
import { rowsOfPage, scrollToRow } from "@/components/ui/rows/scroll-into-sight";
import { useListBox } from "@/components/ui/rows/use-list-box";
import { useVisibleRows } from "@/components/ui/rows/use-visible-rows";
import { Skeleton } from "@/components/ui/status/skeleton";
import { StatusMark } from "@/components/ui/status/status-mark";
import { formatRelative } from "@/lib/format/instant";
import type { RunStep } from "@/lib/runs/run-step";
import styles from "./step-list.module.css";
import { messageOf } from "./step-view";

const ROW_HEIGHTS = { wide: 32, phone: 56 } as const;
const HEADER_HEIGHT = 32;

const stepColumns = [
  { key: "name", title: "Target" },
  { key: "id", title: "Id" },
  { key: "had", title: "Before" },
  { key: "request", title: "Request" },
  { key: "association", title: "Association" },
  { key: "message", title: "Message" },
  { key: "settled", title: "Answered" },
] as const;

/** The steps of a run as a WAI-ARIA grid of which only the rows on screen exist. Enter and a click open one. */
export function StepList({
  count,
  stepAt,
  hadOf,
  openStep,
  nowMs,
  scrollKey,
  onLastRow,
  onOpen,
}: {
  count: number;
  /** Undefined for a step that is not loaded yet. */
  stepAt: (row: number) => RunStep | undefined;
  /** What governed the target before, in words. */
  hadOf: (step: RunStep) => string;
  openStep: number | null;
  nowMs: number;
  /** Another one takes the list back to its top. */
  scrollKey: string;
  /** Hears how many rows there are down to the lower edge of the screen, to load them. */
  onLastRow: (rows: number) => void;
  onOpen: (step: RunStep) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { phone, rowHeight } = useListBox(box, ROW_HEIGHTS);
  const { first, last } = useVisibleRows(box, { count, rowHeight });
  const [wantedFocus, setFocus] = useState(0);
  const focus = Math.max(0, Math.min(count - 1, wantedFocus));
  const reached = useEffectEvent(onLastRow);
  useEffect(() => {
    reached(last);
  }, [last]);
  useEffect(() => {
    box.current?.scrollTo({ top: 0 });
  }, [scrollKey]);

  function open(row: number) {
    const step = stepAt(row);
    if (step !== undefined) onOpen(step);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const heights = { rowHeight, headHeight: HEADER_HEIGHT };
    const page = rowsOfPage(box.current, heights);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: focus + 1,
      ArrowUp: focus - 1,
      PageDown: focus + page,
      PageUp: focus - page,
      Home: 0,
      End: count - 1,
    };
    const to = moves[event.key];
    if (event.key === "Enter") open(focus);
    else if (to === undefined) return;
    event.preventDefault();
    if (to === undefined || box.current === null) return;
    const row = Math.max(0, Math.min(count - 1, to));
    setFocus(row);
    scrollToRow(box.current, row, heights);
  }
  function onClick({ target }: MouseEvent) {
    if (!(target instanceof Element)) return;
    const row = Number(target.closest<HTMLElement>("[data-row]")?.dataset["row"] ?? Number.NaN);
    if (Number.isNaN(row)) return;
    setFocus(row);
    open(row);
  }

  const rows = [];
  for (let row = first; row < last; row++) {
    const step = stepAt(row);
    rows.push(
      <StepRow
        key={row % (last - first)}
        step={step}
        had={step === undefined ? "" : hadOf(step)}
        row={row}
        top={row * rowHeight}
        focused={row === focus}
        open={step !== undefined && step.position === openStep}
        nowMs={nowMs}
      />,
    );
  }
  return (
    <div
      ref={box}
      role="grid"
      aria-label="Targets of the run"
      aria-rowcount={count + 1}
      aria-activedescendant={focus >= first && focus < last ? rowId(focus) : undefined}
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
          {stepColumns.map(({ key, title }) => (
            <div key={key} role="columnheader" className={cx(styles.cell, styles[key])}>
              {title}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="relative" style={{ height: count * rowHeight }}>
        {rows}
      </div>
    </div>
  );
}

function rowId(row: number): string {
  return `step-${row}`;
}

// Memoised by hand: while scrolling only the rows that come into view may render, and a list is where the compiler stops.
const StepRow = memo(function StepRow({
  step,
  had,
  row,
  top,
  focused,
  open,
  nowMs,
}: {
  step: RunStep | undefined;
  had: string;
  row: number;
  top: number;
  focused: boolean;
  open: boolean;
  nowMs: number;
}) {
  return (
    <div
      id={rowId(row)}
      role="row"
      aria-rowindex={row + 2}
      aria-current={open || undefined}
      aria-busy={step === undefined || undefined}
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
      {step === undefined ? (
        <div role="gridcell" aria-label="Loading" className={cx(styles.cell, styles.name)}>
          <Skeleton className="w-1/2" />
        </div>
      ) : (
        <StepCells step={step} had={had} nowMs={nowMs} />
      )}
    </div>
  );
});

function StepCells({ step, had, nowMs }: { step: RunStep; had: string; nowMs: number }) {
  const request = requestLabels[step.state];
  const association = step.association && associationLabels[step.association.status];
  const message = messageOf(step);
  return (
    <>
      <div role="gridcell" title={step.targetName} className={cx(styles.cell, styles.name, "truncate")}>
        {step.targetName}
      </div>
      <div
        role="gridcell"
        title={step.targetId}
        className={cx(styles.cell, styles.id, "truncate font-mono text-12 text-ink-quiet tabular-nums")}
      >
        {step.targetId}
      </div>
      <div
        role="gridcell"
        title={had}
        className={cx(styles.cell, styles.had, "truncate text-12 text-ink-quiet")}
      >
        {had}
      </div>
      <div role="gridcell" className={cx(styles.cell, styles.request)}>
        <StatusMark tone={request.tone}>{request.word}</StatusMark>
      </div>
      <div role="gridcell" className={cx(styles.cell, styles.association)}>
        {association && <StatusMark tone={association.tone}>{association.word}</StatusMark>}
      </div>
      <div
        role="gridcell"
        title={message}
        className={cx(styles.cell, styles.message, "truncate text-12 text-ink-quiet")}
      >
        {message}
      </div>
      <div role="gridcell" className={cx(styles.cell, styles.settled, "text-12 text-ink-quiet tabular-nums")}>
        {step.settledAt !== undefined && formatRelative(Date.parse(step.settledAt), nowMs)}
      </div>
    </>
  );
}
