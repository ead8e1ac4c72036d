"use client";

import { DockedNotices } from "@/components/ui/notice-dock";
import { FailureNotice } from "@/components/failures/failure-notice";
import { useCollectionProgress } from "@/components/inventory/use-collection-progress";
import { useNewestSnapshot } from "../inventory/use-newest";
import type { MapView } from "@/components/overview/organization-map/map-facts";
import { OrganizationMap } from "@/components/overview/organization-map/organization-map";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { CollectionProgress } from "@/lib/inventory/snapshot/progress";
import { OverviewPanel } from "./overview-panel";

/** The map on the newest snapshot there is. */
export function MapPanel({ first, progress }: { first: MapView; progress: CollectionProgress }) {
  const feed = useCollectionProgress(progress);
  const { data: snapshot, error, refetch } = useNewestSnapshot(feed.progress.version);
  // The columns may have come before the panel has been brought to life, and the server rendered it without.
  const isHydrated = useHydrated();
  return (
    <>
      {isHydrated && error && (
        <DockedNotices>
          <FailureNotice
            failure={error.failure}
            consequence="The map could not be fetched; the numbers around it stay."
            onRetry={() => void refetch()}
          />
        </DockedNotices>
      )}
      <OrganizationMap snapshot={isHydrated ? snapshot : undefined} first={first} />
    </>
  );
}

/** Before anything has been read. */
export function MapToCome() {
  return (
    <div className="border-b">
      <OverviewPanel title="Map">
        <p className="px-4 py-3 text-13 text-ink-quiet">
          The organization map appears here when the first accounts have been read.
        </p>
      </OverviewPanel>
    </div>
  );
}
