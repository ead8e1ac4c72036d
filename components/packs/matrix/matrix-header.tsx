import { memo } from "react";
import { SortButton } from "@/components/ui/rows/sort-button";
import { SortIconButton } from "@/components/ui/rows/sort-icon-button";
import {
  ariaSort,
  type SortDirection,
  type SortOrder,
  type WrittenOrder,
} from "@/components/ui/rows/sort-order";
import { TextLink } from "@/components/ui/text-link";
import { cx } from "@/components/ui/cx";
import { packHref } from "@/components/inventory/addresses/packs-address";
import { shortPackName } from "@/components/inventory/packs/pack-labels";
import { BY_NAME, worstFirst } from "../counted-order";
import styles from "./matrix.module.css";

/** The packs, each a link to its page with a button that sorts by it. Their full names are said and shown on hover. */
export function MatrixHeader({
  packs,
  focusedColumn,
  order,
  onSort,
}: {
  packs: readonly string[];
  focusedColumn: number | undefined;
  order: SortOrder<string>;
  onSort: (order: WrittenOrder<string>) => void;
}) {
  return (
    <div role="rowgroup" className="sticky top-0 z-20 border-b bg-surface">
      <div role="row" aria-rowindex={1} className={cx(styles.row, styles.head)}>
        <div
          role="columnheader"
          aria-sort={ariaSort(order, BY_NAME)}
          className={cx(styles.name, "items-end! border-r bg-surface pb-1.5 pl-3 text-12 text-ink-quiet")}
        >
          <SortButton column={BY_NAME} order={order} onSort={onSort} inGrid>
            OU and account
          </SortButton>
        </div>
        {packs.map((name, pack) => (
          <PackHead
            key={name}
            name={name}
            column={pack}
            isFocused={focusedColumn === pack}
            sort={order.sort}
            direction={order.direction}
            onSort={onSort}
          />
        ))}
      </div>
    </div>
  );
}

/** Rendered again when something of it changes: each step from pack to pack would render fifty of them. */
const PackHead = memo(function PackHead({
  name,
  column,
  isFocused,
  sort,
  direction,
  onSort,
}: {
  name: string;
  column: number;
  isFocused: boolean;
  sort: string;
  direction: SortDirection;
  onSort: (order: WrittenOrder<string>) => void;
}) {
  const order = { sort, direction };
  return (
    <div
      role="columnheader"
      data-column={column}
      aria-label={name}
      aria-sort={ariaSort(order, name)}
      title={name}
      className="flex min-w-0 items-end gap-1 overflow-hidden px-2 pb-1.5"
    >
      <TextLink
        href={packHref(name)}
        look="quiet"
        className={cx(
          "line-clamp-3 min-w-0 flex-1 text-12 leading-4 break-words",
          isFocused ? "font-medium text-ink" : "text-ink-quiet",
        )}
      >
        {shortPackName(name)}
      </TextLink>
      <SortIconButton
        column={name}
        label={shortPackName(name)}
        order={order}
        descendingFirst={worstFirst([name])}
        inGrid
        onSort={onSort}
      />
    </div>
  );
});
