import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAutoRefresh } from "@/components/inventory/news/use-auto-refresh";
import { useNews } from "@/components/inventory/news/use-news";
import { planQueries } from "@/lib/runs/client/plan-queries";
import { type ApprovalKind, needsApproval } from "@/lib/runs/plans/approval-rules";
import type { PlanDetail, PlanList, PlanSummary } from "@/lib/runs/plans/plan";

const none: readonly PlanSummary[] = [];

/** The open plans and those that were started or discarded a moment ago, as the server said last; newest first. */
export function useRecentPlans(): readonly PlanSummary[] {
  return useNews().news.plans ?? none;
}

/** The pages of the list of plans, read again whenever a plan has changed or the organization was read anew. */
export function usePlanList(first: PlanList) {
  const query = useInfiniteQuery({
    ...planQueries.list(),
    initialData: { pages: [first], pageParams: [undefined] },
  });
  const { isFetching, refetch } = query;
  const plans = useRecentPlans().map(versionOf).join("\n");
  useRefreshWith([plans, useOrganizationVersion()], isFetching, () => void refetch({ cancelRefetch: false }));
  return query;
}

/** One plan, read again whenever it has changed or the organization was read anew. `first` is what the server read. */
export function usePlan(first: PlanDetail) {
  const query = useQuery({ ...planQueries.detail(first.plan.id), initialData: first });
  const { isFetching, refetch } = query;
  const heard = useRecentPlans().find(({ id }) => id === first.plan.id);
  const version = heard === undefined ? "" : versionOf(heard);
  useRefreshWith(
    [version, useOrganizationVersion()],
    isFetching,
    () => void refetch({ cancelRefetch: false }),
  );
  return query;
}

/** Whether a change needs the approval of a second person; undefined until the setting is known. */
export function useNeedsApproval(change: {
  readonly kinds: readonly ApprovalKind[];
  readonly accounts: number;
}): boolean | undefined {
  const { data } = useQuery(planQueries.rules());
  return data && change.kinds.some((kind) => needsApproval(data, { kind, accounts: change.accounts }));
}

function useOrganizationVersion(): string {
  return useNews().news.organization?.version ?? "";
}

/** Calls `refresh` when one of the versions is another one than when it was last called. */
function useRefreshWith(versions: readonly string[], isBusy: boolean, refresh: () => void): void {
  const newest = versions.join("\n");
  // What the last request was sent for: an answer may be older than the change that came while it was under way.
  const [asked, setAsked] = useState(newest);
  useAutoRefresh([{ shown: asked, newest }], {
    isBusy,
    refresh: () => {
      setAsked(newest);
      refresh();
    },
  });
}

/** Another one whenever the plan has changed. */
function versionOf({ id, state, revision, changedAt }: PlanSummary): string {
  return JSON.stringify([id, state, revision, changedAt]);
}
