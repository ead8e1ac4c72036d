import { ArrowDownUp } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu/menu";
import { MenuItem, MenuRadioGroup } from "@/components/ui/menu/menu-items";
import { type DescendingFirst, orderAfter, type SortOrder, type WrittenOrder } from "./sort-order";

/** What the headers of a list do, for widths at which a list has no headers. */
export function SortMenu<Key extends string>({
  columns,
  order,
  descendingFirst = {},
  onSort,
  className = "",
}: {
  /** Those without a sort stay out. */
  columns: readonly { readonly sort?: NoInfer<Key> | undefined; readonly title: string }[];
  order: SortOrder<Key>;
  descendingFirst?: DescendingFirst<NoInfer<Key>>;
  onSort: (order: WrittenOrder<Key>) => void;
  className?: string;
}) {
  const options = columns.flatMap(({ sort, title }) =>
    sort === undefined ? [] : [{ value: sort, label: title }],
  );
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="ghost" className={className}>
          <ArrowDownUp aria-hidden="true" />
          Sort
        </Button>
      }
    >
      <MenuRadioGroup
        value={order.sort}
        options={options}
        onChange={(sort) => {
          if (sort !== order.sort) onSort(orderAfter(order, sort, descendingFirst));
        }}
      />
      <MenuItem onSelect={() => onSort(orderAfter(order, order.sort, descendingFirst))}>
        {order.direction === "ascending" ? "Sort descending" : "Sort ascending"}
      </MenuItem>
    </Menu>
  );
}
