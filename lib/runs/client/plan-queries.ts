import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/query/fetch-json";
import { keys } from "@/lib/query/keys";
import type { PlanId } from "../plans/plan-reference";

/** How long the approval rules count as known: an administrator changes them rarely, and the server decides. */
const rulesStaleMs = 60_000;

/**
 * Reads of plans. The topic `plans` of the news (`useNews().news.plans`) holds the summaries of those that are open, as they
 * change: a change there is the moment to read `list` and `detail` again.
 */
export const planQueries = {
  /** The caller's plans, newest first. */
  list: () =>
    infiniteQueryOptions({
      queryKey: keys.plans.list(),
      queryFn: ({ signal, pageParam }) =>
        fetchJson({
          url: pageParam === undefined ? "/api/plans" : `/api/plans?before=${pageParam}`,
          signal,
          schema: async () => (await import("../plans/plan")).PlanList,
          what: "The list of plans",
        }),
      initialPageParam: firstPage(),
      getNextPageParam: ({ next }) => next,
    }),
  /** One plan; rejects as `not-found` where this caller has no such plan. */
  detail: (id: PlanId) =>
    queryOptions({
      queryKey: keys.plans.detail(id),
      queryFn: ({ signal }) =>
        fetchJson({
          url: `/api/plans/plan?id=${id}`,
          signal,
          schema: async () => (await import("../plans/plan")).PlanDetail,
          what: "The plan",
        }),
    }),
  /** Which changes need the approval of a second person. */
  rules: () =>
    queryOptions({
      queryKey: keys.plans.rules(),
      queryFn: async ({ signal }) => {
        const { rules } = await fetchJson({
          url: "/api/plans/rules",
          signal,
          schema: async () => (await import("../plans/approval-rules")).ApprovalRulesAnswer,
          what: "The rules of approval",
        });
        return rules;
      },
      staleTime: rulesStaleMs,
    }),
};

function firstPage(): number | undefined {
  return undefined;
}
