import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { type ProgressFeed, useCollectionProgress } from "@/components/organization/use-collection-progress";
import type { Failure } from "@/lib/core/failure";
import type { PolicyOverview } from "@/lib/inventory/policy-overview";
import type { CollectionProgress } from "@/lib/inventory/progress";
import { policiesQueries } from "@/lib/security-hub/policies/queries";

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

/** Long enough for a server that has just been told of a newer snapshot to serve it. */
const NEWER_DELAY_MS = 300;

/** The policies, read again whenever the server has something newer. Until the first answer, what the server rendered. */
export function usePolicies({ overview: first, progress }: FirstPolicies): Policies {
  const feed = useCollectionProgress(progress);
  const query = useQuery(policiesQueries.overview());
  const overview = query.data ?? first;
  const { version } = feed.progress;
  const isOutdated = version !== undefined && version !== overview?.meta.version;
  const readAgain = useEffectEvent(() => void query.refetch({ cancelRefetch: false }));

  useEffect(() => {
    if (!isOutdated) return undefined;
    const timer = setTimeout(() => readAgain(), NEWER_DELAY_MS);
    return () => clearTimeout(timer);
  }, [isOutdated, version]);
  return { overview, feed, failure: query.error?.failure, reload: () => void query.refetch() };
}
