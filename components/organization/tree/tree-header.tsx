import { memo, type ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { SortButton } from "@/components/ui/rows/sort-button";
import {
  ariaSort,
  type SortDirection,
  type SortOrder,
  type WrittenOrder,
} from "@/components/ui/rows/sort-order";
import { useWidthKeys, WidthHandle } from "@/components/ui/rows/width-handle";
import type { GridLayout, ShownColumn, TreeColumnKey } from "./columns/tree-columns";
import styles from "./tree-grid.module.css";

/** The head of the tree: what each column is, sorting among siblings, and one box for everything that matches. */
export function TreeHeader({
  layout,
  sort,
  onSort,
  selectAll,
  onSelectAll,
}: {
  layout: GridLayout;
  sort: SortOrder<TreeColumnKey>;
  onSort: (order: WrittenOrder<TreeColumnKey>) => void;
  selectAll: "none" | "some" | "all";
  onSelectAll: () => void;
}) {
  return (
    <div role="rowgroup" className={cx(styles.head, "sticky top-0 z-10 bg-surface")}>
      <div
        role="row"
        aria-rowindex={1}
        className={cx(styles.row, "border-b border-line text-12 text-ink-quiet")}
      >
        {layout.columns.map((column, index) => (
          <ColumnHead
            key={column.key}
            column={column}
            widthsWithout={layout.widthsWithout[index]}
            sort={sort.sort}
            direction={sort.direction}
            onSort={onSort}
          >
            {column.key === "name" && <SelectAllBox state={selectAll} onToggle={onSelectAll} />}
          </ColumnHead>
        ))}
      </div>
    </div>
  );
}

/** Rendered again for another order, and not for each selection and each key of the search. */
const ColumnHead = memo(function ColumnHead({
  column,
  widthsWithout,
  sort,
  direction,
  onSort,
  children,
}: {
  column: ShownColumn;
  widthsWithout: string | undefined;
  sort: TreeColumnKey;
  direction: SortDirection;
  onSort: (order: WrittenOrder<TreeColumnKey>) => void;
  children: ReactNode;
}) {
  const onWidthKey = useWidthKeys();
  const order = { sort, direction };
  return (
    <div
      role="columnheader"
      aria-sort={column.sort === undefined ? undefined : ariaSort(order, column.key)}
      data-without={widthsWithout}
      onKeyDown={(event) => onWidthKey(event, column.key)}
      className={cx(
        styles.cell,
        "relative flex h-full items-center gap-1.5",
        column.isAtEnd && "justify-end",
      )}
    >
      {children}
      {column.sort === undefined ? (
        column.title
      ) : (
        <SortButton column={column.key} order={order} onSort={onSort} inGrid>
          {column.title}
        </SortButton>
      )}
      <WidthHandle column={column.key} title={column.title} ownRem={column.width} />
    </div>
  );
});

function SelectAllBox({ state, onToggle }: { state: "none" | "some" | "all"; onToggle: () => void }) {
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      aria-label="Select everything that matches"
      checked={state === "all"}
      ref={(box) => {
        if (box) box.indeterminate = state === "some";
      }}
      onChange={onToggle}
      className="mx-[3px] size-3.5 shrink-0 cursor-pointer accent-accent"
    />
  );
}
