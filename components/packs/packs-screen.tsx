"use client";

import { type ReactNode, useState } from "react";
import type { SwitchedOn } from "@/components/ui/rows/chosen-columns";
import { useChosen } from "@/components/ui/stores/use-chosen";
import { asOfParsers } from "@/components/inventory/as-of/as-of-address";
import { useAddress } from "@/components/ui/address/use-address";
import { FirstCollection } from "@/components/inventory/first-collection";
import { packColumnChoice } from "./columns/pack-columns";
import { ComplianceLine } from "./compliance/compliance-line";
import { useComplianceData } from "./compliance/use-compliance-data";
import { useTagReading } from "@/components/inventory/tags/use-tags";
import { arePackTagsShown, groupKey, packsParsers } from "@/components/inventory/addresses/packs-address";
import { usePackRecorders } from "./use-pack-recorders";
import { PacksAsOf } from "./packs-as-of";
import { PacksContent } from "./packs-content";
import type { OtherCallersPacks } from "@/lib/aws-config/packs/other-callers-packs";
import { PacksElsewhere } from "./packs-elsewhere";
import { PacksEmpty } from "./packs-empty";
import { PacksFirstPaint, type PacksFirstView } from "./packs-first-paint";
import { packsModel } from "./packs-model";
import { PacksNotices } from "./packs-notices";
import { type PacksProgress, usePacksData } from "./use-packs-data";

/**
 * The page of all packs. Until the columns have arrived it shows what the server rendered; without any snapshot it shows
 * the first collection, of the packs or of the organization that they lie over.
 */
export function PacksScreen({
  first,
  progress,
  columns,
  elsewhere,
}: {
  first: PacksFirstView | undefined;
  progress: PacksProgress;
  /** The optional columns of the list that the cookie names. */
  columns: SwitchedOn;
  /** Those of other connections into the same organization. */
  elsewhere: readonly OtherCallersPacks[];
}) {
  const [{ asof, show, compliance: filtered, view, group, tag }] = useAddress({
    ...asOfParsers,
    show: packsParsers.show,
    compliance: packsParsers.compliance,
    view: packsParsers.view,
    group: packsParsers.group,
    tag: packsParsers.tag,
  });
  const switchedOn = useChosen(packColumnChoice, columns);
  const { packs, organization, feed, organizationFeed, failures } = usePacksData(progress);
  const isWanted = asof === null && (show === "compliance" || filtered.length > 0);
  const compliance = useComplianceData(progress.compliance, isWanted);
  const recorders = usePackRecorders({ packs, organization, switchedOn, at: asof?.getTime() });
  const areTagsWanted = asof === null && arePackTagsShown({ view, group, tag });
  const tags = useTagReading(areTagsWanted);
  const [wasWorkable, setWasWorkable] = useState(false);
  if (asof !== null)
    return (
      <PacksAsOf
        at={asof.getTime()}
        feed={feed}
        isComplianceWanted={show === "compliance" || filtered.length > 0}
        switchedOn={switchedOn}
      />
    );
  if (packs === null || (packs === undefined && first === undefined)) {
    return <FirstCollection feed={feed} dataset="conformance-packs" />;
  }
  const isOnItsWay =
    (isWanted && compliance.snapshot === undefined && compliance.failures.length === 0) ||
    (areTagsWanted && tags.snapshot === undefined && tags.failure === undefined);
  // Where one has begun to work, what comes later has a place of its own: the page under one's hands stays.
  if (!packs || organization === undefined || (isOnItsWay && first !== undefined && !wasWorkable)) {
    return <Frame>{first && <PacksFirstPaint first={first} feed={feed} switchedOn={switchedOn} />}</Frame>;
  }
  const notices = <PacksNotices meta={packs.meta} progress={feed.progress} failures={failures} />;
  if (packs.meta.packs.length === 0) {
    return (
      <Frame>
        {notices}
        {packs.meta.complete && packs.meta.missingParts.length === 0 && <PacksEmpty meta={packs.meta} />}
        <PacksElsewhere elsewhere={elsewhere} />
      </Frame>
    );
  }
  if (organization === null) return <FirstCollection feed={organizationFeed} />;
  if (!wasWorkable) setWasWorkable(true);
  return (
    <Frame>
      {notices}
      <PacksContent
        model={packsModel(packs, organization, {
          compliance: isWanted && !isOnItsWay ? (compliance.snapshot ?? null) : undefined,
          recorders,
          tags: areTagsWanted && !isOnItsWay ? (tags.snapshot ?? null) : undefined,
          groupBy: groupKey({ view, group }),
        })}
        feed={feed}
        complianceLine={<ComplianceLine compliance={compliance} tree={organization.tree} />}
        switchedOn={switchedOn}
        elsewhere={elsewhere}
        isOnItsWay={isOnItsWay}
      />
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  return <div className="flex min-h-0 flex-1 flex-col">{children}</div>;
}
