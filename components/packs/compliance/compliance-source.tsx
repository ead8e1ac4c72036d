import { CollectionStatus } from "@/components/inventory/collection-status";
import { ComplianceCoverage } from "@/components/inventory/packs/compliance-coverage";
import type { ProgressFeed } from "@/components/inventory/use-collection-progress";
import type { ComplianceMeta } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import type { OrgTree } from "@/lib/organizations/tree";

/** Through which aggregator compliance was read, which accounts that covers, and when. */
export function ComplianceSource({
  meta,
  tree,
  feed,
}: {
  meta: ComplianceMeta;
  tree: OrgTree;
  feed: ProgressFeed;
}) {
  return (
    <p className="flex min-w-0 flex-1 basis-96 flex-wrap items-center gap-x-3 gap-y-0.5 text-12 text-ink-quiet">
      <span className={meta.aggregator && "min-w-0 flex-1 basis-72"}>
        <ComplianceCoverage meta={meta} tree={tree} />
      </span>
      <CollectionStatus takenAt={meta.takenAt} changedAt={undefined} feed={feed} dataset="compliance" />
    </p>
  );
}
