import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useAutoRefresh } from "@/components/inventory/news/use-auto-refresh";
import { inventoryQueries } from "@/lib/inventory/client/queries";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";

/**
 * The snapshot of the organization, fetched again whenever the server has a newer one.
 * @param newest the version the progress stream named last
 */
export function useNewestSnapshot(newest: string | undefined): UseQueryResult<Snapshot | null> {
  return useNewest(useQuery(inventoryQueries.snapshot()), newest);
}

/**
 * Fetches a snapshot again whenever the server has a newer one, until what is shown is what the server named: an answer
 * that was on its way when the newer one came does not end it.
 * @param newest the version the news named last
 */
export function useNewest<Shown extends { readonly meta: { readonly version: string } }>(
  query: UseQueryResult<Shown | null>,
  newest: string | undefined,
): UseQueryResult<Shown | null> {
  const { data, isFetching, refetch } = query;
  useAutoRefresh([{ shown: data?.meta.version, newest }], {
    isBusy: isFetching,
    refresh: () => void refetch({ cancelRefetch: false }),
  });
  return query;
}
