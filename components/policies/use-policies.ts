import { useQuery } from "@tanstack/react-query";
import { useAutoRefresh } from "@/components/inventory/news/use-auto-refresh";
import { type ProgressFeed, useCollectionProgress } from "@/components/inventory/use-collection-progress";
import type { Failure } from "@/lib/core/failure";
import type { PolicyOverview } from "@/lib/inventory/snapshot/policies/policy-overview";
import type { CollectionProgress } from "@/lib/inventory/snapshot/progress";
import { policiesQueries } from "@/lib/security-hub/policies/client/queries";

/** What the pages of policies begin with: what the server knew when it rendered them. */
export interface FirstPolicies {
  readonly overview: PolicyOverview | undefined;
  readonly progress: CollectionProgress;
}

export interface Policies {
  /** Undefined while there is no snapshot of the organization. */
  readonly overview: PolicyOverview | undefined;
  readonly feed: ProgressFeed;
  /** Why what is shown is not the newest. */
  readonly failure: Failure | undefined;
  readonly reload: () => void;
}

/** The overview of the policies is small, and a change of one is what its page is about. */
const GATHERED_MS = 300;

/** The policies, read again whenever the server has something newer. Until the first answer, what the server rendered. */
export function usePolicies({ overview: first, progress }: FirstPolicies): Policies {
  const feed = useCollectionProgress(progress);
  const query = useQuery(policiesQueries.overview());
  const overview = query.data ?? first;
  useAutoRefresh([{ shown: overview?.meta.version, newest: feed.progress.version }], {
    isBusy: query.isFetching,
    refresh: () => void query.refetch({ cancelRefetch: false }),
    gatheredMs: GATHERED_MS,
  });
  return { overview, feed, failure: query.error?.failure, reload: () => void query.refetch() };
}
