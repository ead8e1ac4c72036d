"use client";

import { useQuery } from "@tanstack/react-query";
import { ClientFailurePanel } from "@/components/failures/client-failure-panel";
import { MissingPartsNotice } from "@/components/failures/missing-parts-notice";
import { AsOfBanner } from "@/components/inventory/as-of/as-of-banner";
import { AsOf } from "@/components/inventory/as-of/use-as-of";
import type { ProgressFeed } from "@/components/inventory/use-collection-progress";
import type { SwitchedOn } from "@/components/ui/rows/chosen-columns";
import { DockedNotices } from "@/components/ui/notice-dock";
import { Skeleton } from "@/components/ui/status/skeleton";
import { inventoryQueries } from "@/lib/inventory/client/queries";
import { OrganizationTree } from "./tree/organization-tree";

/** The organization as Canopy knew it at an instant: to look at, filter and export, and nothing more. */
export function OrganizationAsOf({
  at,
  feed,
  switchedOn,
}: {
  /** Epoch milliseconds. */
  at: number;
  feed: ProgressFeed;
  switchedOn: SwitchedOn;
}) {
  const { data: snapshot, error } = useQuery(inventoryQueries.snapshotAt(at));
  return (
    <AsOf value={at}>
      <div className="flex min-h-0 flex-1 flex-col">
        <AsOfBanner at={at} takenAt={snapshot?.meta.takenAt} of="organization" />
        <DockedNotices>
          <MissingPartsNotice missingParts={snapshot?.meta.missingParts ?? []} />
        </DockedNotices>
        {error && <ClientFailurePanel failure={error.failure} />}
        {!error && !snapshot && <Skeleton className="m-4 w-64" />}
        {snapshot && <OrganizationTree snapshot={snapshot} feed={feed} switchedOn={switchedOn} />}
      </div>
    </AsOf>
  );
}
