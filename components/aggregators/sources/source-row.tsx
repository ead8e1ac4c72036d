import { memo } from "react";
import { cx } from "@/components/ui/cx";
import { StatusIcon, StatusMark } from "@/components/ui/status/status-mark";
import { toneText } from "@/components/ui/status/tone";
import { sourceUpdateStatuses } from "@/lib/aws-config/aggregators/model";
import { formatCount } from "@/lib/format/count";
import type { AccountPlace } from "../account-places";
import styles from "./source-grid.module.css";
import { sourceStatusLabels } from "./source-labels";

export interface SourceRowProps {
  readonly place: AccountPlace;
  /** `status` of the matrix in each shown Region. */
  readonly cells: string;
  readonly regions: readonly string[];
  readonly failed: number;
  readonly rowIndex: number;
  /** Few Regions leave room for words beside the marks. */
  readonly inLabels: boolean;
  /** Distance from the top of the list in pixels. */
  readonly top: number;
  /** Column that has the keyboard; undefined where the keyboard is elsewhere. */
  readonly focusedColumn: number | undefined;
  /** Column whose details are open. */
  readonly openColumn: number | undefined;
}

/** `id` that `aria-activedescendant` of the grid points to. */
export function sourceCellId(sourceId: string, column: number): string {
  return `source-${sourceId}-${column}`;
}

// Memoised by hand: while scrolling only the rows that come into view may render. `cells` is text, so that it compares.
export const SourceRow = memo(function SourceRow(props: SourceRowProps) {
  const { place, cells, regions, failed, rowIndex, inLabels, top, focusedColumn, openColumn } = props;
  const isInactive = place.state !== undefined && place.state !== "ACTIVE";
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={cx(styles.row, styles.placed, "h-(--row-height) border-b text-13 hover:bg-surface-hover")}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div
        id={sourceCellId(place.id, 0)}
        role="rowheader"
        data-cell={`${rowIndex} 0`}
        data-focused={focusedColumn === 0 || undefined}
        title={place.path}
        className={cx(
          styles.account,
          "flex min-w-0 items-center gap-2 border-r px-4",
          openColumn === 0 ? "bg-surface-selected" : "bg-surface",
          focusRing,
        )}
      >
        <span className={cx("truncate", isInactive && "text-suspended line-through")}>{place.name}</span>
        {place.name !== place.id && (
          <span className="ml-auto shrink-0 font-mono text-12 text-ink-quiet tabular-nums max-sm:hidden">
            {place.id}
          </span>
        )}
      </div>
      {regions.map((region, index) => {
        const column = index + 1;
        return (
          <div
            key={region}
            id={sourceCellId(place.id, column)}
            role="gridcell"
            data-cell={`${rowIndex} ${column}`}
            data-focused={focusedColumn === column || undefined}
            aria-selected={openColumn === column}
            aria-label={`${region}: ${wordOf(cells.charCodeAt(index))}`}
            title={`${region}: ${wordOf(cells.charCodeAt(index))}`}
            className={cx(
              "flex min-w-0 cursor-default items-center",
              inLabels ? "px-3" : "justify-center",
              openColumn === column && "bg-surface-selected",
              focusRing,
            )}
          >
            {inLabels ? (
              <CellWord status={cells.charCodeAt(index)} />
            ) : (
              <CellMark status={cells.charCodeAt(index)} />
            )}
          </div>
        );
      })}
      <div
        role="gridcell"
        className={cx(
          "self-center px-3 text-right text-12 tabular-nums",
          failed > 0 ? "font-semibold text-failed" : "text-ink-faint",
        )}
      >
        {failed > 0 ? formatCount(failed) : "–"}
      </div>
    </div>
  );
});

const focusRing =
  "data-focused:rounded-chip data-focused:outline-2 data-focused:-outline-offset-2 data-focused:outline-accent";

function wordOf(code: number): string {
  const status = sourceUpdateStatuses[code];
  return status === undefined ? "nothing reported" : sourceStatusLabels[status].word;
}

/** What is fine is a dot, so that what is not stands out. */
function CellMark({ status: code }: { status: number }) {
  const status = sourceUpdateStatuses[code];
  if (status === undefined) return <span className="size-1 rounded-full border border-line-strong" />;
  if (status === "SUCCEEDED") return <span className="size-1.5 rounded-full bg-success/60" />;
  const { tone } = sourceStatusLabels[status];
  return <StatusIcon tone={tone} className={toneText[tone]} />;
}

function CellWord({ status: code }: { status: number }) {
  const status = sourceUpdateStatuses[code];
  if (status === undefined) return <span className="text-ink-faint">–</span>;
  return <StatusMark tone={sourceStatusLabels[status].tone}>{sourceStatusLabels[status].word}</StatusMark>;
}
