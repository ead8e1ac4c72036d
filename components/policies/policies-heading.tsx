import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { SortButton } from "@/components/ui/rows/sort-button";
import { ariaSort, type SortOrder, type WrittenOrder } from "@/components/ui/rows/sort-order";
import { policiesDescendingFirst, type PolicySort } from "../inventory/addresses/policies-address";

/** The head of a column of policies; one that names a sort is pressed to sort by it, and again the other way round. */
export function Heading({
  sort,
  order,
  onSort,
  className,
  children,
}: {
  sort?: PolicySort;
  order: SortOrder<PolicySort>;
  onSort: (order: WrittenOrder<PolicySort>) => void;
  className?: string;
  children: ReactNode;
}) {
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={sort === undefined ? undefined : ariaSort(order, sort)}
      className={cx("h-8 px-2 font-medium whitespace-nowrap", className)}
    >
      {sort === undefined ? (
        children
      ) : (
        <SortButton column={sort} order={order} descendingFirst={policiesDescendingFirst} onSort={onSort}>
          {children}
        </SortButton>
      )}
    </th>
  );
}
