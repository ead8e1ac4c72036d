"use client";

import { type KeyboardEvent, type MouseEvent, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import { focusHead, handleHeadKey, isUpFromFirstRow } from "@/components/ui/rows/head-keyboard";
import { scrollToCell, scrollToRow } from "@/components/ui/rows/scroll-into-sight";
import { SortButton } from "@/components/ui/rows/sort-button";
import { ariaSort, type SortOrder, type WrittenOrder } from "@/components/ui/rows/sort-order";
import { useRowHeight } from "@/components/ui/rows/use-row-density";
import { useVisibleRows } from "@/components/ui/rows/use-visible-rows";
import type { SourceHealth } from "@/lib/aws-config/aggregators/sources/source-health";
import { NO_ROW, type SourceMatrix } from "@/lib/aws-config/aggregators/sources/source-matrix";
import { formatCount } from "@/lib/format/count";
import type { AccountPlace } from "../account-places";
import { type MatrixFocus, matrixMove } from "./matrix-keyboard";
import type { MatrixView } from "./matrix-view";
import {
  type SourceSortKey,
  sourcesDescendingFirst,
} from "@/components/inventory/addresses/aggregators-address";
import styles from "./source-grid.module.css";
import { sourceCellId, SourceRow } from "./source-row";
import { walkingKey } from "@/components/ui/keys/walking-keys";

/** Up to so many Regions there is room for words. */
const ROOMY_REGIONS = 6;

/** A source that is open, and where; no Region for the source as a whole. */
export interface OpenSource {
  readonly sourceId: string;
  readonly region: string | undefined;
}

/** Source × Region as a WAI-ARIA grid of which only the rows on screen exist. Enter or a click opens a cell. */
export function SourceGrid({
  matrix,
  health,
  view,
  placeOf,
  open,
  sort,
  onOpen,
  onSort,
}: {
  matrix: SourceMatrix;
  health: SourceHealth;
  view: MatrixView;
  placeOf: (id: string) => AccountPlace;
  open: OpenSource | undefined;
  sort: SortOrder<SourceSortKey>;
  onOpen: (open: OpenSource) => void;
  onSort: (order: WrittenOrder<SourceSortKey>) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { sources, regions } = view;
  const rowHeight = useRowHeight();
  const { first, last, pageRows } = useVisibleRows(box, { count: sources.length, rowHeight });
  const [wanted, setFocus] = useState<MatrixFocus>({ row: 0, column: 0 });
  // A filter may have taken the row away on which the keyboard stood.
  const focus = {
    row: Math.max(0, Math.min(wanted.row, sources.length - 1)),
    column: Math.min(wanted.column, regions.length),
  };
  const names = regions.map((region) => matrix.regions[region] ?? "");
  const idAt = (row: number) => matrix.sources[sources[row] ?? -1] ?? "";

  function openAt({ row, column }: MatrixFocus) {
    onOpen({ sourceId: idAt(row), region: column === 0 ? undefined : names[column - 1] });
  }
  function reveal({ row, column }: MatrixFocus) {
    const element = box.current;
    if (element === null) return;
    const headHeight = element.querySelector<HTMLElement>("[data-header]")?.offsetHeight ?? 0;
    scrollToRow(element, row, { rowHeight, headHeight });
    const cell = element.querySelectorAll<HTMLElement>("[data-region]")[column - 1];
    const account = element.querySelector<HTMLElement>("[data-account]")?.offsetWidth ?? 0;
    if (cell === undefined) element.scrollLeft = 0;
    else scrollToCell(element, cell, account);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || (box.current !== null && handleHeadKey(event, box.current))) return;
    if (isUpFromFirstRow(event, focus.row) && box.current !== null) {
      event.preventDefault();
      focusHead(box.current, focus.column);
      return;
    }
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      openAt(focus);
      return;
    }
    const press = { key: walkingKey(event), command: event.ctrlKey || event.metaKey };
    const size = { rows: sources.length, columns: regions.length + 1, pageRows };
    const next = matrixMove(press, focus, size);
    if (next === undefined) return;
    event.preventDefault();
    setFocus(next);
    reveal(next);
  }
  function onClick(event: MouseEvent) {
    if (!(event.target instanceof Element)) return;
    const cell = event.target.closest<HTMLElement>("[data-cell]")?.dataset["cell"];
    const [rowIndex, column] = (cell ?? "").split(" ").map(Number);
    if (rowIndex === undefined || column === undefined) return;
    const at = { row: rowIndex - 2, column };
    setFocus(at);
    openAt(at);
  }

  const rows = [];
  for (let row = first; row < last; row++) {
    const source = sources[row];
    if (source === undefined) continue;
    const place = placeOf(matrix.sources[source] ?? "");
    const isOpen = open?.sourceId === place.id;
    rows.push(
      <SourceRow
        // Keyed by slot: a row that scrolls out is the one that scrolls in.
        key={row % (last - first)}
        place={place}
        cells={cellsOf(matrix, source, regions)}
        regions={names}
        failed={health.bySource.failed[source] ?? 0}
        rowIndex={row + 2}
        inLabels={regions.length <= ROOMY_REGIONS}
        top={row * rowHeight}
        focusedColumn={row === focus.row ? focus.column : undefined}
        openColumn={isOpen ? (open.region === undefined ? 0 : names.indexOf(open.region) + 1) : undefined}
      />,
    );
  }
  const isRoomy = regions.length <= ROOMY_REGIONS;
  const isFocusDrawn = focus.row >= first && focus.row < last;
  return (
    <div
      ref={box}
      role="grid"
      aria-label="Sources by account and Region"
      aria-rowcount={sources.length + 1}
      aria-colcount={regions.length + 2}
      aria-activedescendant={isFocusDrawn ? sourceCellId(idAt(focus.row), focus.column) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      className={cx(
        styles.grid,
        isRoomy && styles.roomy,
        "relative min-h-0 flex-1 overflow-auto outline-none [&:not(:focus-visible)_[data-focused]]:outline-none",
      )}
      style={{ gridTemplateColumns: `var(--account) repeat(${regions.length}, var(--cell)) 4.5rem` }}
    >
      <div
        role="rowgroup"
        data-header
        className={cx(styles.rows, "sticky top-0 z-2 w-max min-w-full bg-surface")}
      >
        <div role="row" aria-rowindex={1} className={cx(styles.row, "border-b text-12 text-ink-quiet")}>
          <div
            role="columnheader"
            data-account
            aria-sort={ariaSort(sort, "name")}
            className={cx(styles.account, "flex items-end border-r bg-surface px-4 pb-1.5")}
          >
            <SortButton column="name" order={sort} onSort={onSort} inGrid>
              Account
            </SortButton>
          </div>
          {regions.map((region, index) => (
            <RegionHeader
              isRoomy={isRoomy}
              key={names[index]}
              name={names[index] ?? ""}
              failed={health.byRegion.failed[region] ?? 0}
            />
          ))}
          <div
            role="columnheader"
            aria-sort={ariaSort(sort, "worst")}
            className="flex items-end justify-end px-3 pb-1.5"
          >
            <SortButton
              column="worst"
              order={sort}
              descendingFirst={sourcesDescendingFirst}
              onSort={onSort}
              inGrid
            >
              Failed
            </SortButton>
          </div>
        </div>
      </div>
      <div
        role="rowgroup"
        className={cx(styles.rows, "relative w-max min-w-full")}
        style={{ height: sources.length * rowHeight }}
      >
        {rows}
      </div>
    </div>
  );
}

function RegionHeader({ name, failed, isRoomy }: { name: string; failed: number; isRoomy: boolean }) {
  return (
    <div
      role="columnheader"
      data-region
      title={`${name}: ${formatCount(failed)} failed`}
      className={cx(
        "flex pt-2 pb-1.5",
        isRoomy ? "items-end gap-2 px-3" : "flex-col items-center justify-end gap-1",
      )}
    >
      <span className={cx(!isRoomy && styles.region, "font-mono whitespace-nowrap")}>{name}</span>
      <span className={cx("tabular-nums", failed > 0 ? "font-semibold text-failed" : "text-ink-faint")}>
        {failed > 0 ? (failed > 999 ? "1k+" : failed) : "·"}
      </span>
    </div>
  );
}

function cellsOf({ status, regions: { length } }: SourceMatrix, source: number, regions: readonly number[]) {
  return String.fromCharCode(...regions.map((region) => status[source * length + region] ?? NO_ROW));
}
