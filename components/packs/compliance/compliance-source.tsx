import { CollectionStatus } from "@/components/inventory/collection-status";
import type { ProgressFeed } from "@/components/inventory/use-collection-progress";
import { TextLink } from "@/components/ui/text-link";
import { coverageOf } from "@/lib/aws-config/compliance/table/placed-compliance";
import type { ComplianceMeta } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import { formatCount } from "@/lib/format/count";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";

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
  const { aggregator } = meta;
  return (
    <p className="flex min-w-0 flex-1 basis-96 flex-wrap items-center gap-x-3 gap-y-0.5 text-12 text-ink-quiet">
      {aggregator === undefined ? (
        <span>
          Compliance is not known: there is no aggregator to read it through.{" "}
          <TextLink href="/aggregators">Aggregators</TextLink>
        </span>
      ) : (
        <span className="min-w-0 flex-1 basis-72">
          Compliance through the aggregator{" "}
          <TextLink
            href={`/aggregators/${encodeURIComponent(meta.region)}/${encodeURIComponent(aggregator.name)}`}
          >
            {aggregator.name}
          </TextLink>
          , {coverage(meta, tree)}
        </span>
      )}
      <CollectionStatus takenAt={meta.takenAt} changedAt={undefined} feed={feed} dataset="compliance" />
    </p>
  );
}

function coverage(meta: ComplianceMeta, tree: OrgTree): string {
  if (meta.aggregator?.accountIds === undefined) return "which covers every account of the organization";
  const covers = coverageOf(meta);
  let [accounts, covered] = [0, 0];
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind[node] !== NodeKind.Account) continue;
    accounts += 1;
    if (covers(tree.ids[node] ?? "")) covered += 1;
  }
  return `which covers ${formatCount(covered)} of ${formatCount(accounts)} accounts`;
}
