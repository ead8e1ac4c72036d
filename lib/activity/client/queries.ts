import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/query/fetch-json";
import { keys } from "@/lib/query/keys";
import type { ActivityQuestion } from "../activity";

/** Reads of the record. The topic `activity` of the news has the number of its newest entry. */
export const activityQueries = {
  /** Matching changes up to the entry `upTo`, newest first, fifty a page. */
  list: (question: ActivityQuestion, upTo: number) =>
    infiniteQueryOptions({
      queryKey: keys.activity.list(question, upTo),
      queryFn: ({ signal, pageParam }) =>
        fetchJson({
          url: `/api/activity?${activitySearch(question, { upTo, before: pageParam }).toString()}`,
          signal,
          schema: async () => (await import("../activity")).ActivityPage,
          what: "The activity",
        }),
      initialPageParam: firstPage(),
      getNextPageParam: ({ next }) => next,
    }),
  /** The newest changes that match, as many as a panel shows. */
  newest: (question: ActivityQuestion, limit: number) =>
    queryOptions({
      queryKey: keys.activity.newest(question, limit),
      queryFn: ({ signal }) =>
        fetchJson({
          url: `/api/activity?${activitySearch(question, { limit }).toString()}`,
          signal,
          schema: async () => (await import("../activity")).ActivityPage,
          what: "The activity",
        }),
    }),
  /** One change with all of its entries; rejects as `not-found` where there is none. */
  change: (id: number) =>
    queryOptions({
      queryKey: keys.activity.change(id),
      queryFn: ({ signal }) =>
        fetchJson({
          url: `/api/activity/change?id=${id}`,
          signal,
          schema: async () => (await import("../activity")).ActivityDetail,
          what: "The change",
        }),
    }),
};

/** A question as the search parameters of the routes; lists are JSON, because a name may hold a comma. */
export function activitySearch(
  question: ActivityQuestion,
  more: Readonly<Record<string, number | undefined>> = {},
): URLSearchParams {
  const search = new URLSearchParams();
  const given: Readonly<Record<string, string | number | readonly string[] | undefined>> = {
    ...question,
    ...more,
  };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    search.set(name, typeof value === "object" ? JSON.stringify(value) : String(value));
  }
  return search;
}

function firstPage(): number | undefined {
  return undefined;
}
