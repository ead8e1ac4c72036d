import { queryOptions } from "@tanstack/react-query";
import { fetchColumns, urlAfter } from "@/lib/query/fetch-columns";
import { keys } from "@/lib/query/keys";
import { decodeRecorders } from "../table/recorder-codec";
import type { RecorderSnapshot } from "../table/recorder-snapshot";

const url = "/api/recorders/snapshot";

export const recorderQueries = {
  /** The newest snapshot of recorder coverage; `null` while there is none. */
  snapshot: () =>
    queryOptions({
      queryKey: keys.recorders.snapshot(),
      queryFn: ({ signal, client, queryKey }) => {
        const shown = client.getQueryData<RecorderSnapshot | null>(queryKey);
        const after = urlAfter(url, shown?.meta.version);
        return fetchColumns({ url: after, signal, decode: decodeRecorders, what: "Recorder coverage" });
      },
      // The progress stream says when there is something newer.
      staleTime: Infinity,
      gcTime: Infinity,
      structuralSharing: false,
    }),
  /** Recorder coverage as Canopy knew it at an instant in epoch milliseconds; `null` where none of then is kept. */
  snapshotAt: (at: number) =>
    queryOptions({
      queryKey: keys.recorders.snapshotAt(at),
      queryFn: ({ signal }) =>
        fetchColumns({
          url: `${url}/as-of?at=${at}`,
          signal,
          decode: decodeRecorders,
          what: "Recorder coverage as it was then",
        }),
      staleTime: Infinity,
      structuralSharing: false,
    }),
};
