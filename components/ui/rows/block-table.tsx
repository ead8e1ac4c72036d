import type { ReactNode } from "react";
import { cx } from "../cx";
import { SortButton } from "./sort-button";
import { ariaSort, type DescendingFirst, type SortOrder, type WrittenOrder } from "./sort-order";

/** A column of a table whose rows are blocks on a phone. */
export interface BlockColumn<Sort extends string> {
  readonly title: string;
  readonly sort?: Sort;
  readonly className: string;
}

/** How the columns are sorted. */
export interface Sorting<Sort extends string> {
  readonly order: SortOrder<Sort>;
  readonly descendingFirst: DescendingFirst<Sort>;
  readonly onSort: (order: WrittenOrder<Sort>) => void;
}

/** The row of a `BlockTable`: on a phone its cells wrap in the order that their classes give them. */
export const blockRow =
  "border-b align-top hover:bg-surface-hover max-md:flex max-md:flex-wrap max-md:gap-x-4 max-md:gap-y-1 max-md:px-4 max-md:py-2 md:[&>*]:px-3 md:[&>*]:py-2";

/** A table with sortable headers; on a phone each row is a block, and the headers are for screen readers alone. */
export function BlockTable<Sort extends string>({
  label,
  columns,
  sorting: { order, descendingFirst, onSort },
  children,
}: {
  label: string;
  columns: readonly BlockColumn<Sort>[];
  sorting: Sorting<Sort>;
  /** Rows with the class `blockRow`. */
  children: ReactNode;
}) {
  return (
    <table aria-label={label} className="w-full border-collapse text-13 max-md:block">
      <thead className="sticky top-0 z-10 bg-surface max-md:sr-only">
        <tr className="border-b">
          {columns.map(({ title, sort, className }) => (
            <th
              key={title}
              scope="col"
              aria-sort={sort === undefined ? undefined : ariaSort(order, sort)}
              className={cx("column-head", className)}
            >
              {sort === undefined ? (
                title
              ) : (
                <SortButton column={sort} order={order} descendingFirst={descendingFirst} onSort={onSort}>
                  {title}
                </SortButton>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">{children}</tbody>
    </table>
  );
}
