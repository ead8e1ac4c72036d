import { queryOptions } from "@tanstack/react-query";
import { fetchColumns, urlAfter } from "@/lib/query/fetch-columns";
import { keys } from "@/lib/query/keys";
import type { Snapshot } from "../snapshot/snapshot";
import { decodeSnapshot } from "../snapshot/snapshot-codec";

/** Where the columns are served: fetched by the browser, preloaded by the page. */
export const SNAPSHOT_URL = "/api/inventory/snapshot";

export const inventoryQueries = {
  /** The newest snapshot; `null` while there is none. The browser revalidates by ETag, so asking again costs little. */
  snapshot: () =>
    queryOptions({
      queryKey: keys.organization.tree(),
      queryFn: ({ signal, client, queryKey }) => {
        const shown = client.getQueryData<Snapshot | null>(queryKey);
        const url = urlAfter(SNAPSHOT_URL, shown?.meta.version);
        return fetchColumns({ url, signal, decode: decodeSnapshot, what: "The organization" });
      },
      // The progress stream says when there is something newer.
      staleTime: Infinity,
      gcTime: Infinity,
      structuralSharing: false,
    }),
  /** The organization as Canopy knew it at an instant in epoch milliseconds; rejects as `not-found` where none is kept. */
  snapshotAt: (at: number) =>
    queryOptions({
      queryKey: keys.organization.treeAt(at),
      queryFn: ({ signal }) =>
        fetchColumns({
          url: `${SNAPSHOT_URL}/as-of?at=${at}`,
          signal,
          decode: decodeSnapshot,
          what: "The organization as it was then",
        }),
      staleTime: Infinity,
      structuralSharing: false,
    }),
};
