import { useQuery } from "@tanstack/react-query";
import { type ProgressFeed, useCollectionProgress } from "@/components/inventory/use-collection-progress";
import { useNewest, useNewestSnapshot } from "@/components/inventory/use-newest";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { packQueries } from "@/lib/aws-config/packs/client/queries";
import type { Failure } from "@/lib/core/failure";
import type { CollectionProgress } from "@/lib/inventory/snapshot/progress";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";

/** How far the collections were when the server rendered the page. */
export interface PacksProgress {
  readonly packs: CollectionProgress;
  readonly organization: CollectionProgress;
  readonly compliance: CollectionProgress;
}

export interface PacksData {
  /** Undefined while it is on its way, null while the server has none. */
  readonly packs: PackSnapshot | null | undefined;
  readonly organization: Snapshot | null | undefined;
  readonly feed: ProgressFeed;
  readonly organizationFeed: ProgressFeed;
  /** Why the newest of one of the two could not be fetched. */
  readonly failures: readonly Failure[];
}

/** The packs and the organization that they lie over, each kept at its newest version. */
export function usePacksData(progress: PacksProgress): PacksData {
  const feed = useCollectionProgress(progress.packs, "conformance-packs");
  const organizationFeed = useCollectionProgress(progress.organization);
  const packs = useNewest(useQuery(packQueries.snapshot()), feed.progress.version);
  const organization = useNewestSnapshot(organizationFeed.progress.version);
  return {
    packs: packs.data,
    organization: organization.data,
    feed,
    organizationFeed,
    failures: [packs.error, organization.error].flatMap((error) => error?.failure ?? []),
  };
}
