"use client";

import { PackageX } from "lucide-react";
import { useMutation } from "@tanstack/react-query";
import { FirstCollection } from "@/components/inventory/first-collection";
import { packParsers } from "@/components/inventory/addresses/packs-address";
import { usePlacedRecorders } from "@/components/inventory/recorders/use-placed-recorders";
import { useAddress } from "@/components/ui/address/use-address";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/status/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { packIndex } from "@/lib/aws-config/packs/table/placed-packs";
import { inventoryMutations } from "@/lib/inventory/client/mutations";
import { useTagReading } from "@/components/inventory/tags/use-tags";
import { useComplianceData } from "../compliance/use-compliance-data";
import { PackContent } from "./pack-content";
import { PackFirstPaint } from "./pack-first-paint";
import type { PackRowView } from "@/components/inventory/packs/pack-row-view";
import { packsModel } from "../packs-model";
import { PacksNotices } from "../packs-notices";
import { type PacksProgress, usePacksData } from "../use-packs-data";

/** The page of one pack, which may have been deleted since, also while it is open. */
export function PackScreen({
  name,
  first,
  progress,
}: {
  name: string;
  first: PackRowView | undefined;
  progress: PacksProgress;
}) {
  const { packs, organization, feed, organizationFeed, failures } = usePacksData(progress);
  const compliance = useComplianceData(progress.compliance, true);
  const [{ recorder }] = useAddress({ recorder: packParsers.recorder });
  const recorders = usePlacedRecorders(organization?.tree, packs?.meta.region ?? "", {
    isWanted: recorder.length > 0,
  });
  const [{ tag }] = useAddress({ tag: packParsers.tag });
  const areTagsWanted = tag.length > 0;
  const tags = useTagReading(areTagsWanted);
  if (packs === null) return <FirstCollection feed={feed} dataset="conformance-packs" />;
  if (packs === undefined || organization === undefined) {
    return first === undefined ? null : <PackFirstPaint row={first} />;
  }
  const pack = packIndex(packs, name);
  const described = packs.meta.packs[pack ?? -1];
  const notices = <PacksNotices meta={packs.meta} progress={feed.progress} failures={failures} />;
  if (pack === undefined || described === undefined) {
    return (
      <div className="flex min-h-0 flex-1 flex-col">
        {notices}
        <NoSuchPack name={name} deployedBy={packs.meta.deployedBy} region={packs.meta.region} />
      </div>
    );
  }
  if (organization === null) return <FirstCollection feed={organizationFeed} />;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {notices}
      <PackContent
        model={packsModel(packs, organization, {
          compliance: compliance.snapshot,
          recorders,
          tags: areTagsWanted ? (tags.snapshot ?? null) : undefined,
        })}
        pack={pack}
        described={described}
        feed={feed}
        compliance={compliance}
      />
    </div>
  );
}

function NoSuchPack({ name, deployedBy, region }: { name: string; deployedBy: string; region: string }) {
  const refresh = useMutation(inventoryMutations.refresh("conformance-packs"));
  return (
    <EmptyState
      icon={<PackageX />}
      title="There is no such pack"
      action={
        <Button busy={refresh.isPending} onClick={() => refresh.mutate()}>
          Collect the conformance packs again
        </Button>
      }
    >
      Account {deployedBy} has deployed no pack called <code className="font-mono text-12">{name}</code> in{" "}
      {region}, or it was deleted since. Packs that another account deployed are not visible from here.{" "}
      <TextLink href="/packs">All conformance packs</TextLink>
    </EmptyState>
  );
}
