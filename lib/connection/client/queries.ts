import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/query/fetch-json";
import { keys } from "@/lib/query/keys";

const MINUTE_MS = 60_000;

export const connectionQueries = {
  /** As which caller Canopy looks, asked again every few minutes while the page is used. */
  connection: () =>
    queryOptions({
      queryKey: keys.connection.connection(),
      queryFn: ({ signal }) =>
        fetchJson({
          url: "/api/connection/caller",
          signal,
          schema: async () => (await import("../connection")).Connection,
          what: "The caller",
        }),
      staleTime: 5 * MINUTE_MS,
      // A user who fixes the connection sees the result without reloading the page.
      refetchInterval: ({ state }) => (state.data?.failure === undefined ? false : MINUTE_MS / 4),
    }),
};
