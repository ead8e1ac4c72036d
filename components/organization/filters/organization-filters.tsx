import { ListFilter } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { InForce, InMenuContext } from "@/components/ui/menu/facet-popover";
import { Popover } from "@/components/ui/menu/popover";
import { FoldedFilters } from "@/components/ui/panel/folded-filters";
import type { ViewChange } from "@/components/inventory/addresses/organization-address";
import { treeFilters } from "../tree/columns/tree-columns";
import type { FilterNames, FilterValues } from "../tree/columns/tree-filter";

/** Widths of the toolbar at which the first filters, and then all of them, have room beside everything else in its line. */
const inSightFrom = ["sm:@max-[54rem]:hidden", "sm:@max-[61rem]:hidden", "sm:@max-[68rem]:hidden"] as const;
const ALL_IN_SIGHT = { others: "sm:@max-[104rem]:hidden", menu: "@min-[104rem]:hidden" } as const;

/** As many filters as the toolbar has room for, and a menu of all of them where some are missing. On a phone they are folded. */
export function OrganizationFilters({
  params,
  names,
  onChange,
}: {
  params: FilterValues;
  names: FilterNames;
  onChange: (change: ViewChange) => void;
}) {
  const inForce = treeFilters.filter((filter) => filter.inForce(params, names).length > 0).length;
  return (
    <>
      <FoldedFilters inForce={inForce}>
        {treeFilters.map(({ label, control }, index) => (
          <div key={label} className={cx("contents", inSightFrom[index] ?? ALL_IN_SIGHT.others)}>
            {control(params, names, onChange)}
          </div>
        ))}
      </FoldedFilters>
      <FacetMenu inForce={inForce} className={cx("max-sm:hidden", ALL_IN_SIGHT.menu)}>
        {treeFilters.map(({ control }) => control(params, names, onChange))}
      </FacetMenu>
    </>
  );
}

/** All filters of a toolbar below each other, for widths at which it has no room for each of them. */
function FacetMenu({
  inForce,
  className,
  children,
}: {
  /** How many of them narrow the list. */
  inForce: number;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Popover
      label="All filters"
      className="grid w-52 p-1"
      trigger={
        <Button className={cx("gap-1.5 px-2.5 font-normal", className)}>
          <ListFilter aria-hidden="true" className="text-ink-quiet" />
          All filters
          <InForce count={inForce} />
        </Button>
      }
    >
      <InMenuContext value={true}>{children}</InMenuContext>
    </Popover>
  );
}
