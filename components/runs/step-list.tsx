"use client";

import { memo } from "react";
import { associationLabels, requestLabels } from "@/components/inventory/runs/run-labels";
import { cx } from "@/components/ui/cx";
import { cellClass, ListRow, RowList, type RowSpot } from "@/components/ui/rows/row-list";
import { Skeleton } from "@/components/ui/status/skeleton";
import { StatusMark } from "@/components/ui/status/status-mark";
import { formatRelative } from "@/lib/format/instant";
import type { RunStep } from "@/lib/runs/run-step";
import { associationOfStep } from "@/lib/runs/run-view";
import styles from "./step-list.module.css";
import { messageOf } from "./step-view";

const stepColumns = [
  { key: "name", title: "Target" },
  { key: "id", title: "Id" },
  { key: "had", title: "Before" },
  { key: "request", title: "Request" },
  { key: "association", title: "Association" },
  { key: "message", title: "Message" },
  { key: "settled", title: "Answered" },
] as const;

/** The steps of a run; those that are not loaded yet are skeletons. */
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
  return (
    <RowList
      label="Targets of the run"
      name="step"
      count={count}
      styles={styles}
      head={stepColumns.map(({ key, title }) => (
        <div key={key} role="columnheader" className={cx(cellClass, styles[key])}>
          {title}
        </div>
      ))}
      scrollKey={scrollKey}
      onLastRow={onLastRow}
      onOpen={(row) => {
        const step = stepAt(row);
        if (step !== undefined) onOpen(step);
      }}
    >
      {({ id, row, top, isFocused }) => {
        const step = stepAt(row);
        return (
          <StepRow
            step={step}
            had={step === undefined ? "" : hadOf(step)}
            id={id}
            row={row}
            top={top}
            isFocused={isFocused}
            isOpen={step !== undefined && step.position === openStep}
            nowMs={nowMs}
          />
        );
      }}
    </RowList>
  );
}

// Memoised by hand: while scrolling only the rows that come into view may render, and a list is where the compiler stops.
const StepRow = memo(function StepRow({
  step,
  had,
  isOpen,
  nowMs,
  ...spot
}: RowSpot & {
  step: RunStep | undefined;
  had: string;
  isOpen: boolean;
  nowMs: number;
}) {
  return (
    <ListRow spot={spot} isOpen={isOpen} isBusy={step === undefined} styles={styles}>
      {step === undefined ? (
        <div role="gridcell" aria-label="Loading" className={cx(cellClass, styles.name)}>
          <Skeleton className="w-1/2" />
        </div>
      ) : (
        <StepCells step={step} had={had} nowMs={nowMs} />
      )}
    </ListRow>
  );
});

function StepCells({ step, had, nowMs }: { step: RunStep; had: string; nowMs: number }) {
  const request = requestLabels[step.state];
  const { status } = associationOfStep(step) ?? {};
  const association = status && associationLabels[status];
  const message = messageOf(step);
  return (
    <>
      <div role="gridcell" title={step.targetName} className={cx(cellClass, styles.name, "truncate")}>
        {step.targetName}
      </div>
      <div
        role="gridcell"
        title={step.targetId}
        className={cx(cellClass, styles.id, "truncate font-mono text-12 text-ink-quiet tabular-nums")}
      >
        {step.targetId}
      </div>
      <div
        role="gridcell"
        title={had}
        className={cx(cellClass, styles.had, "truncate text-12 text-ink-quiet")}
      >
        {had}
      </div>
      <div role="gridcell" className={cx(cellClass, styles.request)}>
        <StatusMark tone={request.tone}>{request.word}</StatusMark>
      </div>
      <div role="gridcell" className={cx(cellClass, styles.association)}>
        {association && <StatusMark tone={association.tone}>{association.word}</StatusMark>}
      </div>
      <div
        role="gridcell"
        title={message}
        className={cx(cellClass, styles.message, "truncate text-12 text-ink-quiet")}
      >
        {message}
      </div>
      <div role="gridcell" className={cx(cellClass, styles.settled, "text-12 text-ink-quiet tabular-nums")}>
        {step.settledAt !== undefined && formatRelative(Date.parse(step.settledAt), nowMs)}
      </div>
    </>
  );
}
