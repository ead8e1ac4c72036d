import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/query/fetch-json";
import { keys } from "@/lib/query/keys";
import { Viewpoint } from "./viewpoint";

const MINUTE_MS = 60_000;

export const connectionQueries = {
  /** Through whose eyes Canopy looks, asked again every few minutes while the page is used. */
  viewpoint: () =>
    queryOptions({
      queryKey: keys.connection.viewpoint(),
      queryFn: ({ signal }) => fetchJson("/api/connection/viewpoint", Viewpoint, signal),
      staleTime: 5 * MINUTE_MS,
    }),
};
