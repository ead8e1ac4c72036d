"use client";

import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { cx } from "@/components/ui/cx";
import { RelativeTime } from "@/components/ui/relative-time";
import { SortButton } from "@/components/ui/rows/sort-button";
import { ariaSort, type SortOrder, type WrittenOrder } from "@/components/ui/rows/sort-order";
import { TextLink } from "@/components/ui/text-link";
import type { PackStatus } from "@/lib/aws-config/packs/model";
import { formatCount } from "@/lib/format/count";
import { PackStatusBar, PackStatusNumbers } from "../inventory/packs/pack-status-bar";
import { packHref, packsDescendingFirst, type PackSort } from "../inventory/addresses/packs-address";
import type { PackRowView } from "../inventory/packs/pack-row-view";
import { WholeStatus } from "./whole-status";

export const packColumns: readonly {
  readonly title: string;
  readonly sort?: PackSort;
  readonly className: string;
}[] = [
  { title: "Pack", sort: "name", className: "pl-4" },
  { title: "Status, as AWS says", sort: "status", className: "" },
  { title: "Accounts by status", sort: "failed", className: "w-2/5" },
  { title: "Excluded", sort: "excluded", className: "text-right" },
  { title: "Deployed by", className: "max-lg:hidden" },
  { title: "Last update", sort: "updated", className: "pr-4 text-right" },
];

/** Every pack with its state as a whole and in the accounts. On a phone each is a block, the status first. */
export function PacksTable({
  rows,
  deployedBy,
  order,
  onSort,
}: {
  /** In the order in which they are shown. */
  rows: readonly PackRowView[];
  deployedBy: string;
  order: SortOrder<PackSort>;
  onSort: (order: WrittenOrder<PackSort>) => void;
}) {
  const navigate = useNavigateAfterUrlUpdate();
  return (
    <table aria-label="Conformance packs" className="w-full border-collapse text-13 max-md:block">
      <thead className="sticky top-0 z-10 bg-surface max-md:sr-only">
        <tr className="border-b">
          {packColumns.map(({ title, sort, className }) => (
            <th
              key={title}
              scope="col"
              aria-sort={sort === undefined ? undefined : ariaSort(order, sort)}
              className={cx("h-8 px-3 text-left text-12 font-normal text-ink-quiet", className)}
            >
              {sort === undefined ? (
                title
              ) : (
                <SortButton
                  column={sort}
                  order={order}
                  descendingFirst={packsDescendingFirst}
                  onSort={onSort}
                >
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
            <th
              scope="row"
              className="text-left font-medium max-md:order-2 max-md:w-full md:max-w-72 md:pl-4!"
            >
              <TextLink href={packHref(row.name)} look="quiet" className="break-words">
                {row.name}
              </TextLink>
            </th>
            <td className="max-md:order-1">
              <WholeStatus whole={row.whole} />
            </td>
            <td className="grid gap-1 max-md:order-4 max-md:w-full">
              <PackStatusBar
                label={`Accounts of ${row.name} by status`}
                byStatus={row.counts.byStatus}
                className="mt-1.5"
              />
              <PackStatusNumbers
                byStatus={row.counts.byStatus}
                onFilter={(status: PackStatus) => navigate(packHref(row.name, { status }))}
              />
              {!row.isRead && <span className="text-12 text-stuck">not all accounts could be read</span>}
            </td>
            <td className="text-12 text-ink-quiet tabular-nums max-md:order-5 md:text-right">
              {row.excluded === undefined ? "not known" : formatCount(row.excluded)}
              <span className="md:hidden"> excluded</span>
            </td>
            <td className="font-mono text-12 text-ink-quiet tabular-nums max-lg:hidden">{deployedBy}</td>
            <td className="text-12 text-ink-quiet max-md:order-1 max-md:ml-auto md:pr-4! md:text-right">
              <RelativeTime at={row.updatedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
