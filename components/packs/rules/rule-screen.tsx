"use client";

import { FirstCollection } from "@/components/inventory/first-collection";
import { Skeleton } from "@/components/ui/status/skeleton";
import { packParsers } from "@/components/inventory/addresses/packs-address";
import { useTagReading } from "@/components/inventory/tags/use-tags";
import { useAddress } from "@/components/ui/address/use-address";
import { useComplianceData } from "../compliance/use-compliance-data";
import { packsModel } from "../packs-model";
import { PacksNotices } from "../packs-notices";
import { type PacksProgress, usePacksData } from "../use-packs-data";
import { RuleContent } from "./rule-content";

/** The page of a rule of a pack, over the newest snapshots. */
export function RuleScreen({
  packName,
  rule,
  partition,
  progress,
}: {
  packName: string;
  rule: string;
  partition: string;
  progress: PacksProgress;
}) {
  const { packs, organization, feed, organizationFeed, failures } = usePacksData(progress);
  const compliance = useComplianceData(progress.compliance, true);
  const [{ tag }] = useAddress({ tag: packParsers.tag });
  const areTagsWanted = tag.length > 0;
  const tags = useTagReading(areTagsWanted);
  if (packs === null) return <FirstCollection feed={feed} dataset="conformance-packs" />;
  if (organization === null) return <FirstCollection feed={organizationFeed} />;
  if (packs === undefined || organization === undefined) return <Skeleton className="m-4 w-64" />;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PacksNotices meta={packs.meta} progress={feed.progress} failures={failures} />
      <RuleContent
        model={packsModel(packs, organization, {
          compliance: compliance.snapshot,
          tags: areTagsWanted ? (tags.snapshot ?? null) : undefined,
        })}
        compliance={compliance}
        packName={packName}
        rule={rule}
        partition={partition}
      />
    </div>
  );
}
