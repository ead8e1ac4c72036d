import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { type DescendingFirst, orderAfter, type SortOrder, type WrittenOrder } from "./sort-order";

/**
 * The inside of a column's header by which rows are sorted, with mouse and keyboard; the header itself carries
 * `ariaSort`. In a grid, which is one stop of Tab, `inGrid` leaves it to the keys of the head.
 */
export function SortButton<Key extends string>({
  column,
  order,
  descendingFirst = {},
  inGrid = false,
  onSort,
  children,
}: {
  column: NoInfer<Key>;
  order: SortOrder<Key>;
  descendingFirst?: DescendingFirst<NoInfer<Key>>;
  inGrid?: boolean;
  onSort: (order: WrittenOrder<Key>) => void;
  children: ReactNode;
}) {
  const isSorted = order.sort === column;
  const Arrow = order.direction === "ascending" ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      tabIndex={inGrid ? -1 : undefined}
      onClick={() => onSort(orderAfter(order, column, descendingFirst))}
      className={cx("inline-flex items-center gap-1 rounded-chip hover:text-ink", isSorted && "text-ink")}
    >
      {children}
      {isSorted && <Arrow aria-hidden="true" className="size-3 shrink-0" />}
    </button>
  );
}
