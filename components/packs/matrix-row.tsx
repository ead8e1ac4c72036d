import { Building2, ChevronRight, Folder } from "lucide-react";
import { memo } from "react";
import { cx } from "@/components/ui/cx";
import { formatCount } from "@/lib/format/count";
import { accountCell, UnitCellContent } from "./matrix-cell";
import type { MatrixRowView } from "./matrix-row-view";
import styles from "./matrix.module.css";

export interface MatrixRowProps {
  readonly view: MatrixRowView;
  readonly node: number;
  /** Undefined for a row without children. */
  readonly expanded: boolean | undefined;
  /** The pack that has the keyboard; -1 for the row's name; undefined when the keyboard is elsewhere. */
  readonly focusedColumn: number | undefined;
  readonly rowIndex: number;
  /** Distance from the top of the list in pixels; undefined for rows in the ordinary flow. */
  readonly top: number | undefined;
  /** Of an OU, how many accounts below match the filter; undefined without one. */
  readonly matching: number | undefined;
}

/** `id`s that `aria-activedescendant` of the grid points to; column -1 is the name. */
export function matrixCellId(node: number, column: number): string {
  return `cell-${node}-${column}`;
}

const indents = [
  "",
  styles.depth1,
  styles.depth2,
  styles.depth3,
  styles.depth4,
  styles.depth5,
  styles.depth6,
];

const focusRing =
  "data-focused:rounded-chip data-focused:outline-2 data-focused:-outline-offset-2 data-focused:outline-accent";

// Memoised by hand: while scrolling only the rows that come into view may render, and a list is where the compiler stops.
export const MatrixRow = memo(function MatrixRow(props: MatrixRowProps) {
  const { view, node, expanded, focusedColumn, rowIndex, top, matching } = props;
  const isUnit = view.kind !== "account";
  const isInactive = view.state !== undefined && view.state !== "ACTIVE";
  return (
    <div
      role="row"
      aria-level={view.depth + 1}
      aria-expanded={expanded}
      aria-rowindex={rowIndex}
      data-node={node}
      className={cx(
        styles.row,
        top !== undefined && styles.placed,
        "group/row border-b border-line text-13",
        focusedColumn !== undefined && "bg-surface-hover",
        "hover:bg-surface-hover",
      )}
      style={top === undefined ? undefined : { transform: `translateY(${top}px)` }}
    >
      <div
        id={matrixCellId(node, -1)}
        role="rowheader"
        data-column={-1}
        data-focused={focusedColumn === -1 || undefined}
        className={cx(
          styles.name,
          focusRing,
          "cursor-pointer gap-1.5 border-r border-line pr-2 pl-3 group-hover/row:bg-surface-hover",
          isUnit ? "bg-surface-sunken font-medium" : "bg-surface",
          focusedColumn !== undefined && "bg-surface-hover",
        )}
      >
        <span className={cx("flex min-w-0 items-center gap-1.5", indents[Math.min(view.depth, 6)])}>
          {expanded !== undefined && (
            <ChevronRight
              aria-hidden="true"
              className={cx("size-3.5 shrink-0 text-ink-faint", expanded && "rotate-90")}
              strokeWidth={2}
            />
          )}
          {view.kind === "root" && (
            <Building2 aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />
          )}
          {view.kind === "ou" && <Folder aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />}
          <span
            title={`${view.name} ${view.id}`}
            className={cx("truncate", isInactive && "text-suspended line-through")}
          >
            {view.name}
          </span>
          {matching !== undefined && (
            <span className="shrink-0 text-12 font-normal text-ink-quiet tabular-nums">
              {formatCount(matching)}
            </span>
          )}
        </span>
      </div>
      {(isUnit ? view.units : view.codes).map((cell, pack) => (
        <div
          key={pack}
          id={matrixCellId(node, pack)}
          role="gridcell"
          data-column={pack}
          data-focused={focusedColumn === pack || undefined}
          className={cx(styles.cell, focusRing, "cursor-pointer", isUnit && "bg-surface-sunken/60")}
        >
          {typeof cell === "number" ? accountCell(cell) : <UnitCellContent cell={cell} />}
        </div>
      ))}
    </div>
  );
});
