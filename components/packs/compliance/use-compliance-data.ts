import { useQuery } from "@tanstack/react-query";
import { type ProgressFeed, useCollectionProgress } from "@/components/inventory/use-collection-progress";
import { useNewest } from "@/components/inventory/use-newest";
import { complianceQueries } from "@/lib/aws-config/compliance/client/queries";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import type { Failure } from "@/lib/core/failure";
import type { CollectionProgress } from "@/lib/inventory/snapshot/progress";

export interface ComplianceData {
  /** Undefined while it is on its way or not wanted, null while the server has none. */
  readonly snapshot: ComplianceSnapshot | null | undefined;
  readonly feed: ProgressFeed;
  readonly failures: readonly Failure[];
}

/** The compliance of the packs at its newest version; fetched where it is wanted only, so that the matrix waits for nothing. */
export function useComplianceData(progress: CollectionProgress, isWanted: boolean): ComplianceData {
  const feed = useCollectionProgress(progress, "compliance");
  const query = useQuery({ ...complianceQueries.snapshot(), enabled: isWanted });
  const newest = useNewest(query, isWanted ? feed.progress.version : undefined);
  const failures = newest.error?.failure === undefined ? [] : [newest.error.failure];
  return { snapshot: isWanted ? newest.data : undefined, feed, failures };
}
