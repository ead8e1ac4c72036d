import { type FilterRoom, FoldedFilters } from "@/components/ui/panel/folded-filters";
import type { ViewChange } from "@/components/inventory/addresses/organization-address";
import { treeFilters } from "../tree/columns/tree-columns";
import type { FilterNames, FilterValues } from "../tree/columns/tree-filter";

const room: FilterRoom = {
  first: ["sm:@max-[54rem]:hidden", "sm:@max-[61rem]:hidden", "sm:@max-[68rem]:hidden"],
  others: "sm:@max-[104rem]:hidden",
  menu: "@min-[104rem]:hidden",
};

/** The filters above the rows of the organization. */
export function OrganizationFilters({
  params,
  names,
  onChange,
}: {
  params: FilterValues;
  names: FilterNames;
  onChange: (change: ViewChange) => void;
}) {
  const filters = treeFilters.map(({ label, control, inForce }) => ({
    label,
    control: control(params, names, onChange),
    isInForce: inForce(params, names).length > 0,
  }));
  return <FoldedFilters filters={filters} room={room} />;
}
