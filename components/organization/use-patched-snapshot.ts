import { useQueryClient } from "@tanstack/react-query";
import { inventoryQueries } from "@/lib/inventory/client/queries";
import { withAssociations } from "@/lib/inventory/snapshot/with-associations";
import type { PolicyAssociation } from "@/lib/security-hub/model";

/** Writes newer associations into the snapshot on screen; `cleared` are targets that have none any more. */
export function usePatchedSnapshot(): (
  associations: readonly PolicyAssociation[],
  cleared?: readonly string[],
) => void {
  const client = useQueryClient();
  const { queryKey } = inventoryQueries.snapshot();
  return (associations, cleared) =>
    void client.setQueryData(
      queryKey,
      (current) => current && withAssociations(current, associations, cleared),
    );
}
