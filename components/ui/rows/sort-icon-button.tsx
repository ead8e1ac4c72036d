import { ArrowDownUp } from "lucide-react";
import { SortButton } from "./sort-button";
import type { DescendingFirst, SortOrder, WrittenOrder } from "./sort-order";

/** Sorts by a column whose header is a link or a button already: a mark beside it, with a name of its own. */
export function SortIconButton<Key extends string>({
  column,
  label,
  order,
  descendingFirst = {},
  inGrid = false,
  onSort,
}: {
  column: NoInfer<Key>;
  /** What the column is called: `Sort by PCI`. */
  label: string;
  order: SortOrder<Key>;
  descendingFirst?: DescendingFirst<NoInfer<Key>>;
  inGrid?: boolean;
  onSort: (order: WrittenOrder<Key>) => void;
}) {
  return (
    <SortButton
      column={column}
      order={order}
      descendingFirst={descendingFirst}
      inGrid={inGrid}
      onSort={onSort}
    >
      <span className="sr-only">Sort by {label}</span>
      {order.sort !== column && <ArrowDownUp aria-hidden="true" className="size-3 shrink-0 text-ink-faint" />}
    </SortButton>
  );
}
