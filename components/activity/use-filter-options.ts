import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Option } from "@/components/ui/menu/option-filter";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import { inventoryQueries } from "@/lib/inventory/client/queries";
import { displayName, placeOf } from "@/lib/organizations/ancestry";

interface FilterOptions {
  readonly targets: readonly Option[];
  readonly policies: readonly Option[];
}

/** What the organization has to narrow the activity down to; self-managed alone until it has been fetched. */
export function useFilterOptions(): FilterOptions {
  const { data } = useQuery(inventoryQueries.snapshot());
  // Ten thousand paths are made once for each snapshot, not at each key.
  return useMemo(
    () => ({
      targets:
        data?.tree.ids.map((id, node) => ({
          value: id,
          label: displayName(data.tree, node),
          detail: [id, placeOf(data.tree, node)].filter((part) => part !== undefined).join(", "),
        })) ?? [],
      policies: [
        ...(data?.governance.policies.map(({ id, name }) => ({ value: String(id), label: name })) ?? []),
        { value: SELF_MANAGED, label: "Self-managed" },
      ],
    }),
    [data],
  );
}
