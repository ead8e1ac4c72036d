import type { UseQueryResult } from "@tanstack/react-query";
import { useAutoRefresh } from "@/components/inventory/news/use-auto-refresh";

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
