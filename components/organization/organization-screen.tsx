"use client";

import { DockedNotices } from "@/components/ui/notice-dock";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import type { CollectionProgress } from "@/lib/inventory/snapshot/progress";
import { FirstCollection } from "../inventory/first-collection";
import { FirstPaint, type FirstPaintView } from "./tree/first-paint";
import { OrganizationTree } from "./tree/organization-tree";
import { useCollectionProgress } from "../inventory/use-collection-progress";
import { useNewestSnapshot } from "../inventory/use-newest";

/**
 * The organization page. Until the columns have arrived it shows what the server rendered; without any snapshot it
 * shows the first collection.
 */
export function OrganizationScreen({
  first,
  progress,
}: {
  first: FirstPaintView | undefined;
  progress: CollectionProgress;
}) {
  const feed = useCollectionProgress(progress);
  const { data: snapshot, error } = useNewestSnapshot(feed.progress.version);
  const router = useRouter();
  const isFirst = Boolean(snapshot) && first === undefined;
  useEffect(() => {
    // The frame was rendered before it was known through whose eyes the organization is seen.
    if (isFirst) router.refresh();
  }, [isFirst, router]);
  if (snapshot) {
    return (
      <div className="flex min-h-0 flex-1 flex-col">
        <DockedNotices>{error && <FailureNotice failure={error.failure} />}</DockedNotices>
        <OrganizationTree snapshot={snapshot} feed={feed} />
      </div>
    );
  }
  if (first && snapshot === undefined)
    return <FirstPaint view={first} feed={feed} failure={error?.failure} />;
  return <FirstCollection feed={feed} />;
}
