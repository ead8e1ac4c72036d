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
import { complianceQueries } from "@/lib/aws-config/compliance/client/queries";
import { packQueries } from "@/lib/aws-config/packs/client/queries";
import { inventoryQueries } from "@/lib/inventory/client/queries";
import { EarlierComplianceLine } from "./compliance/compliance-line";
import { PacksContent } from "./packs-content";
import { PacksEmpty } from "./packs-empty";
import { usePackRecorders } from "./use-pack-recorders";
import { packsModel } from "./packs-model";

/** The conformance packs as Canopy knew them at an instant, over the organization of then. */
export function PacksAsOf({
  at,
  feed,
  isComplianceWanted,
  switchedOn,
}: {
  /** Epoch milliseconds. */
  at: number;
  feed: ProgressFeed;
  isComplianceWanted: boolean;
  switchedOn: SwitchedOn;
}) {
  const { data: packs, error } = useQuery(packQueries.snapshotAt(at));
  const organization = useQuery(inventoryQueries.snapshotAt(at));
  const recorders = usePackRecorders({ packs, organization: organization.data, switchedOn, at });
  const then = useQuery({ ...complianceQueries.snapshotAt(at), enabled: isComplianceWanted });
  const isNoneKept = then.error?.failure.code === "not-found";
  const compliance = isNoneKept ? null : then.data;
  const failure =
    error?.failure ?? organization.error?.failure ?? (isNoneKept ? undefined : then.error?.failure);
  return (
    <AsOf value={at}>
      <div className="flex min-h-0 flex-1 flex-col">
        <AsOfBanner at={at} takenAt={packs?.meta.takenAt} of="packs" />
        <DockedNotices>
          <MissingPartsNotice missingParts={packs?.meta.missingParts ?? []} />
        </DockedNotices>
        {failure && <ClientFailurePanel failure={failure} />}
        {!failure && !(packs && organization.data) && <Skeleton className="m-4 w-64" />}
        {packs?.meta.packs.length === 0 && <PacksEmpty meta={packs.meta} />}
        {packs && organization.data && packs.meta.packs.length > 0 && (
          <PacksContent
            model={packsModel(packs, organization.data, {
              ...(isComplianceWanted && { compliance: compliance ?? null }),
              recorders,
            })}
            feed={feed}
            complianceLine={<EarlierComplianceLine snapshot={compliance} tree={organization.data.tree} />}
            switchedOn={switchedOn}
          />
        )}
      </div>
    </AsOf>
  );
}
