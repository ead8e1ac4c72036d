"use client";

import { useQuery } from "@tanstack/react-query";
import { PackageX } from "lucide-react";
import { ClientFailurePanel } from "@/components/failures/client-failure-panel";
import { planInEdit, WithPlan } from "@/components/inventory/plans/with-plan";
import { useAddress } from "@/components/ui/address/use-address";
import { EmptyState } from "@/components/ui/status/empty-state";
import { Skeleton } from "@/components/ui/status/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { ABSENT_PACK, type TemplateSource } from "@/lib/aws-config/packs/change/pack-change";
import { packQueries } from "@/lib/aws-config/packs/client/queries";
import { causesOf } from "@/lib/aws-config/packs/causes/failure-causes";
import { PackName } from "@/lib/aws-config/packs/model";
import { packIndex } from "@/lib/aws-config/packs/table/placed-packs";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import type { AccountId } from "@/lib/core/identifiers";
import type { PlanDetail } from "@/lib/runs/plans/plan";
import { deployParsers } from "./deploy-address";
import { draftOf, draftOfPlan, emptyDraft, packDraftStore, plannedPack } from "./pack-draft";
import { PackEditor } from "./pack-editor";
import { useStored } from "@/components/ui/stores/use-stored";

/** Deploys a pack, or changes the one or the plan that the address names. */
export function DeployScreen() {
  const [{ pack, excluding }] = useAddress(deployParsers);
  return (
    <WithPlan>
      {(plan) => {
        if (plan !== undefined) return <PlannedPack detail={plan} />;
        if (pack === null) return <PackEditor draftKey="new" begun={emptyDraft()} />;
        const name = PackName.safeParse(pack);
        return name.success ? (
          <ExistingPack name={name.data} excluding={excluding} />
        ) : (
          <NoSuchPack name={pack} />
        );
      }}
    </WithPlan>
  );
}

function ExistingPack({ name, excluding }: { name: PackName; excluding: string | null }) {
  const draftKey = excluding === null ? name : `${name} ${excluding}`;
  const store = packDraftStore(draftKey);
  const kept = useStored(store, undefined);
  const detail = useQuery(packQueries.detail(name));
  const snapshot = useQuery({ ...packQueries.snapshot(), enabled: excluding !== null });
  const template = useTemplateText(detail.data?.pack?.template);
  // What was begun goes on, whether AWS answers or not.
  if (kept !== undefined) return <PackEditor draftKey={draftKey} begun={kept} />;
  const failure = detail.error?.failure ?? template.failure ?? snapshot.error?.failure;
  if (failure !== undefined)
    return <ClientFailurePanel failure={failure} onRetry={() => void detail.refetch()} />;
  if (detail.data === undefined || template.isPending || (excluding !== null && snapshot.data === undefined))
    return <Skeleton className="mx-auto my-6 h-64 w-full max-w-5xl" />;
  if (detail.data.pack === null) return <NoSuchPack name={name} />;
  const begun = draftOf(detail.data, template.body);
  const added = excluding === null || !snapshot.data ? [] : accountsOf(snapshot.data, name, excluding);
  const excluded = [...new Set([...begun.excluded, ...added])];
  return <PackEditor draftKey={draftKey} begun={{ ...begun, excluded }} />;
}

/** The accounts in which a pack failed for a cause. */
function accountsOf(snapshot: PackSnapshot, name: PackName, cause: string): AccountId[] {
  const pack = packIndex(snapshot, name);
  const causeOf = causesOf(snapshot);
  return snapshot.accountIds.filter((_, row) => pack !== undefined && causeOf(pack, row) === cause);
}

function PlannedPack({ detail }: { detail: PlanDetail }) {
  const { put, tagging } = plannedPack(detail);
  const name = put?.name ?? tagging?.name;
  // Which tags it has now, and of a plan of tags alone the pack itself: neither is part of what was planned.
  const isThere = name !== undefined && put?.expected !== ABSENT_PACK;
  const present = useQuery({ ...packQueries.detail(name ?? noPack), enabled: isThere });
  const template = useTemplateText(put?.template ?? present.data?.pack?.template);
  const failure = template.failure ?? (put === undefined ? present.error?.failure : undefined);
  if (failure) return <ClientFailurePanel failure={failure} />;
  const isReading = isThere && present.data === undefined && present.error === null;
  if (template.isPending || isReading) return <Skeleton className="mx-auto my-6 h-64 w-full max-w-5xl" />;
  const begun = draftOfPlan(detail, { text: template.body, present: present.data });
  if (begun === undefined)
    return <EmptyState title="This plan doesn't deploy a pack">Open it from the list of plans.</EmptyState>;
  const { id, revision } = detail.plan;
  return <PackEditor draftKey={`plan ${id} ${revision}`} begun={begun} plan={planInEdit(detail)} />;
}

/** Of a plan that is about no pack: nothing is asked for. */
const noPack = PackName.parse("none");

/** The text of a template that Canopy keeps; nothing of one in S3. */
function useTemplateText(source: TemplateSource | undefined) {
  const sha256 = source?.kind === "body" ? source.sha256 : undefined;
  const query = useQuery(packQueries.template(sha256));
  const isPending = sha256 !== undefined && query.data === undefined && query.error === null;
  return { body: query.data?.body, isPending, failure: query.error?.failure };
}

function NoSuchPack({ name }: { name: string }) {
  return (
    <EmptyState icon={<PackageX />} title="There is no such pack">
      This account has deployed no pack called <code className="font-mono text-12">{name}</code> in this
      Region, or it was deleted since. <TextLink href="/packs">All conformance packs</TextLink>
    </EmptyState>
  );
}
