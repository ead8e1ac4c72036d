import { cx } from "@/components/ui/cx";
import { cellParts } from "@/components/ui/rows/written-cell";
import type { RowContent } from "./row-content";
import type { TreeColumn } from "./columns/tree-column";
import { type GridLayout, hasPhoneLine } from "./columns/tree-columns";
import styles from "./tree-grid.module.css";

/**
 * One row. Every row has all parts, empty ones too: `RowSlot` writes another target into them without making or removing
 * an element. What can be pressed carries `data-part`; what is written into carries `data-fill`.
 */
export function TreeRow({
  layout,
  content,
  node,
  rowIndex,
  expanded,
}: {
  layout: GridLayout;
  /** Undefined for a row that waits, unseen, for what will be written into it. */
  content?: RowContent;
  node?: number;
  rowIndex?: number;
  /** Undefined for a row without children, and in a list. */
  expanded?: boolean | undefined;
}) {
  return (
    <div
      role="row"
      hidden={content === undefined}
      aria-level={content?.level}
      aria-expanded={expanded}
      aria-selected={false}
      aria-rowindex={rowIndex}
      data-node={node}
      className={cx(
        styles.row,
        styles.body,
        "cursor-default border-b border-line text-13 outline-accent hover:bg-surface-hover",
      )}
    >
      {layout.columns.map((column, index) => (
        <div
          key={column.key}
          role="gridcell"
          data-without={layout.widthsWithout[index]}
          data-phone={phonePlace(column)}
          className={cx(styles.cell, column.isAtEnd && "text-right", column.className)}
        >
          {hasPhoneLine(column) && (
            <span className={cx(styles.label, "text-ink-quiet")}>{column.title} </span>
          )}
          {column.cell(cellParts(content?.cells[index]))}
        </div>
      ))}
    </div>
  );
}

/** Where the column stands in a row of two lines, or below them. */
function phonePlace(column: TreeColumn): string | undefined {
  return hasPhoneLine(column) ? "line" : column.phone;
}
