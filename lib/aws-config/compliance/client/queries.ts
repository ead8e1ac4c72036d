import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { callAction } from "@/lib/query/call-action";
import { fetchJson } from "@/lib/query/fetch-json";
import { fetchColumns, urlAfter } from "@/lib/query/fetch-columns";
import { keys } from "@/lib/query/keys";
import type { AccountId } from "@/lib/core/identifiers";
import type { RuleName } from "../model";
import { getAggregateComplianceDetailsByConfigRule, readAccountRules } from "../server/actions";
import { decodeCompliance } from "../table/compliance-codec";
import type { ComplianceSnapshot } from "../table/compliance-snapshot";
import { type TrendQuestion, trendSearch } from "../trend/trend-question";
import { decodePackRules } from "../table/pack-rules";

/** Where the columns of compliance are served: fetched by the browser, preloaded by a page that shows them. */
export const COMPLIANCE_SNAPSHOT_URL = "/api/compliance/snapshot";

/** What the resources of a rule in an account are asked with. */
export interface ResourcesQuestion {
  readonly accountId: AccountId;
  readonly ruleName: RuleName;
  readonly type: "COMPLIANT" | "NON_COMPLIANT";
}

export const complianceQueries = {
  /** The newest snapshot of compliance, without which account fails which rule; `null` while there is none. */
  snapshot: () =>
    queryOptions({
      queryKey: keys.compliance.snapshot(),
      queryFn: ({ signal, client, queryKey }) => {
        const shown = client.getQueryData<ComplianceSnapshot | null>(queryKey);
        const url = urlAfter(COMPLIANCE_SNAPSHOT_URL, shown?.meta.version);
        return fetchColumns({ url, signal, decode: decodeCompliance, what: "The compliance of the packs" });
      },
      // The progress stream says when there is something newer.
      staleTime: Infinity,
      gcTime: Infinity,
      structuralSharing: false,
    }),
  /** Compliance as it was at an instant, in epoch milliseconds. Rejects as `not-found` where none of then is kept. */
  snapshotAt: (at: number) =>
    queryOptions({
      queryKey: keys.compliance.snapshotAt(at),
      queryFn: ({ signal }) =>
        fetchColumns({
          url: `${COMPLIANCE_SNAPSHOT_URL}/as-of?at=${at}`,
          signal,
          decode: decodeCompliance,
          what: "The compliance as it was then",
        }),
      staleTime: Infinity,
      structuralSharing: false,
    }),
  /** How a pack, an OU or an account developed, with the changes of packs. */
  trend: (question: TrendQuestion) =>
    queryOptions({
      queryKey: keys.compliance.trend(question),
      queryFn: ({ signal }) =>
        fetchJson({
          url: `/api/compliance/trend?${trendSearch(question)}`,
          signal,
          schema: async () => (await import("../trend/trend-series")).ComplianceTrend,
          what: "The compliance over time",
        }),
      staleTime: 60_000,
    }),
  /** The rules of a pack and the accounts that fail them, as of a version of the snapshot; `null` while there are none. */
  rules: (packName: string, version: string) =>
    queryOptions({
      queryKey: keys.compliance.rules(packName, version),
      queryFn: ({ signal }) =>
        fetchColumns({
          url: `/api/compliance/rules?pack=${encodeURIComponent(packName)}`,
          signal,
          decode: decodePackRules,
          what: "The rules of the pack",
        }),
      staleTime: Infinity,
      structuralSharing: false,
    }),
  /** The rules of an account by pack as AWS Config has them now. */
  accountRules: (accountId: AccountId) =>
    queryOptions({
      queryKey: keys.compliance.accountRules(accountId),
      queryFn: () => callAction(() => readAccountRules({ accountId })),
      staleTime: 60_000,
      refetchOnWindowFocus: false,
    }),
  /** The resources of a rule in an account as AWS Config has them now, page by page as a person asks for more. */
  resources: (question: ResourcesQuestion) =>
    infiniteQueryOptions({
      queryKey: keys.compliance.resources(question),
      queryFn: ({ pageParam }) =>
        callAction(() =>
          getAggregateComplianceDetailsByConfigRule({
            ...question,
            ...(pageParam !== "" && { nextToken: pageParam }),
          }),
        ),
      initialPageParam: "",
      getNextPageParam: (page) => page.nextToken,
      staleTime: 60_000,
      refetchOnWindowFocus: false,
    }),
};
