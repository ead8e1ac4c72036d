import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import type { PolicySort } from "./search-params";

/** The head of a column; one that names a sort is pressed to sort by it, and again to go back to the order of the policies. */
export function Heading({
  sort,
  current,
  onSort,
  className,
  children,
}: {
  sort?: PolicySort;
  current?: PolicySort;
  onSort?: (sort: PolicySort) => void;
  className?: string;
  children: ReactNode;
}) {
  const isSorted = sort !== undefined && sort === current;
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={
        sort === undefined ? undefined : isSorted ? (sort === "name" ? "ascending" : "descending") : "none"
      }
      className={cx("h-8 px-2 font-medium whitespace-nowrap", className)}
    >
      {sort === undefined ? (
        children
      ) : (
        <button
          type="button"
          onClick={() => onSort?.(isSorted ? "place" : sort)}
          className={cx("rounded-chip hover:text-ink", isSorted && "text-ink underline underline-offset-4")}
        >
          {children}
        </button>
      )}
    </th>
  );
}
