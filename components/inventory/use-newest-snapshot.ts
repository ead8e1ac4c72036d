import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { inventoryQueries } from "@/lib/inventory/client/queries";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { useNewest } from "./use-newest";

/**
 * The snapshot of the organization, fetched again whenever the server has a newer one.
 * @param newest the version the progress stream named last
 */
export function useNewestSnapshot(newest: string | undefined): UseQueryResult<Snapshot | null> {
  return useNewest(useQuery(inventoryQueries.snapshot()), newest);
}
