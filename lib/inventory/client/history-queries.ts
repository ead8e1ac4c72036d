import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/query/fetch-json";
import { keys } from "@/lib/query/keys";
import type { Dataset } from "../snapshot/dataset";
import type { HistoryQuestion } from "../snapshot/changes/history-question";

export const historyQueries = {
  /** What changed, the newest first, page by page. */
  pages: (question: HistoryQuestion) =>
    infiniteQueryOptions({
      queryKey: keys.history.pages(question),
      queryFn: ({ signal, pageParam }) => {
        const search = historySearch(question);
        if (pageParam !== undefined) search.set("before", String(pageParam));
        return fetchJson({
          url: `/api/history?${search}`,
          signal,
          schema: async () => (await import("../snapshot/changes/history")).HistoryPage,
          what: "The history",
        });
      },
      initialPageParam: firstPage(),
      getNextPageParam: ({ next }) => next,
    }),
  /** When the snapshots of a dataset were taken that can be looked at, newest first, in epoch milliseconds. */
  moments: (dataset: Dataset) =>
    queryOptions({
      queryKey: keys.history.moments(dataset),
      queryFn: ({ signal }) =>
        fetchJson({
          url: `/api/history/moments?dataset=${dataset}`,
          signal,
          schema: async () => (await import("../snapshot/changes/history")).SnapshotInstants,
          what: "The list of earlier snapshots",
        }),
      staleTime: 60_000,
    }),
  /** The newest two hundred changes of one bundle. */
  bundle: (question: HistoryQuestion, snapshotId: number, key: string) =>
    queryOptions({
      queryKey: keys.history.bundle(question, snapshotId, key),
      queryFn: ({ signal }) => {
        const search = historySearch(question);
        search.set("snapshot", String(snapshotId));
        search.set("key", key);
        const url = `/api/history/bundle?${search}`;
        return fetchJson({
          url,
          signal,
          schema: async () => (await import("../snapshot/changes/history")).BundleEntries,
          what: "These changes",
        });
      },
    }),
};

/** The question as the routes have it in their address. */
export function historySearch({ kinds, ...rest }: HistoryQuestion): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) search.set(name, String(value));
  if (kinds !== undefined && kinds.length > 0) search.set("kinds", kinds.join(","));
  return search;
}

function firstPage(): number | undefined {
  return undefined;
}
