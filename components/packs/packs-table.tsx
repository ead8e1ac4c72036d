"use client";

import { packHref } from "@/components/inventory/addresses/packs-address";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { cx } from "@/components/ui/cx";
import { SortButton } from "@/components/ui/rows/sort-button";
import { ariaSort, type SortOrder, type WrittenOrder } from "@/components/ui/rows/sort-order";
import type { PackCellActions, PackSource } from "./columns/pack-column";
import { descendingFirst, type ListedPackColumn, type PackColumnKey } from "./columns/pack-columns";

/** Every pack with its state as a whole and in the accounts. On a phone each is a block, the status first. */
export function PacksTable({
  columns,
  rows,
  order,
  onSort,
}: {
  /** Those that are shown. */
  columns: readonly ListedPackColumn[];
  /** In the order in which they are shown. */
  rows: readonly PackSource[];
  order: SortOrder<PackColumnKey>;
  onSort: (order: WrittenOrder<PackColumnKey>) => void;
}) {
  const navigate = useNavigateAfterUrlUpdate();
  const actions: PackCellActions = {
    onStatus: (name, status) => navigate(packHref(name, { status })),
    onCompliance: (name, compliance) => navigate(packHref(name, { compliance })),
  };
  return (
    <table aria-label="Conformance packs" className="w-full border-collapse text-13 max-md:block">
      <thead className="sticky top-0 z-10 bg-surface max-md:sr-only">
        <tr className="border-b">
          {columns.map(({ key, title, sort, headClass }) => (
            <th
              key={key}
              scope="col"
              aria-sort={sort === undefined ? undefined : ariaSort(order, key)}
              className={cx("column-head", headClass)}
            >
              {sort === undefined ? (
                title
              ) : (
                <SortButton column={key} order={order} descendingFirst={descendingFirst} onSort={onSort}>
                  {title}
                </SortButton>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <tr
            key={row.name}
            className="border-b align-top hover:bg-surface-hover max-md:flex max-md:flex-wrap max-md:gap-x-4 max-md:gap-y-1 max-md:px-4 max-md:py-2 md:[&>*]:px-3 md:[&>*]:py-2"
          >
            {columns.map(({ key, isRowHeader, className, cell }) =>
              isRowHeader ? (
                <th key={key} scope="row" className={className}>
                  {cell(row, actions)}
                </th>
              ) : (
                <td key={key} className={className}>
                  {cell(row, actions)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
