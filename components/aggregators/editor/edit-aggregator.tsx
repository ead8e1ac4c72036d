"use client";

import { DockedNotices } from "@/components/ui/notice-dock";
import { useQuery } from "@tanstack/react-query";
import { LockKeyhole } from "lucide-react";
import { ClientFailurePanel } from "@/components/failures/client-failure-panel";
import { MissingPartsNotice } from "@/components/failures/missing-parts-notice";
import { Banner } from "@/components/ui/status/banner";
import { EmptyState } from "@/components/ui/status/empty-state";
import { TextLink } from "@/components/ui/text-link";
import type { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { aggregatorQueries } from "@/lib/aws-config/aggregators/client/queries";
import type { Region } from "@/lib/core/identifiers";
import { draftStore } from "./aggregator-draft";
import { planInEdit, WithPlan } from "@/components/inventory/plans/with-plan";
import type { PlanDetail } from "@/lib/runs/plans/plan";
import { draftOfPlan, planDraftKey } from "./plan-draft";
import { AggregatorEditor } from "./aggregator-editor";
import { baseOf, draftOf, isUnchanged } from "./detail-draft";
import { EditorSkeleton } from "./editor-skeleton";
import { useStored } from "@/components/ui/stores/use-stored";

/** The editor of an aggregator that exists, or of the plan that the address names. */
export function EditAggregator({ region, name }: { region: Region; name: AggregatorName }) {
  return <WithPlan>{(plan) => <Editor region={region} name={name} planned={plan} />}</WithPlan>;
}

/** One that an AWS service made is not editable, and says so. */
function Editor({
  region,
  name,
  planned,
}: {
  region: Region;
  name: AggregatorName;
  planned: PlanDetail | undefined;
}) {
  const key = planned === undefined ? `${region}/${name}` : planDraftKey(planned);
  const plan = planned && planInEdit(planned);
  const store = draftStore(key);
  const kept = useStored(store, undefined);
  const { data, error, refetch } = useQuery(aggregatorQueries.detail(region, name));
  // What was begun goes on, whether AWS answers or not.
  if (kept !== undefined) {
    const isOutdated = data !== undefined && kept.base !== undefined && !isUnchanged(kept.base, baseOf(data));
    return (
      <>
        <DockedNotices>
          {isOutdated && kept.step === "edit" && (
            <Banner
              kind="warning"
              title="This aggregator was changed by someone else while you were editing."
            >
              What you entered is still here. The review shows both and merges them.
            </Banner>
          )}
        </DockedNotices>
        <AggregatorEditor draftKey={key} begun={kept} plan={plan} />
      </>
    );
  }
  if (data === undefined) {
    if (error) return <ClientFailurePanel failure={error.failure} onRetry={() => void refetch()} />;
    return <EditorSkeleton />;
  }
  const { createdBy } = data.aggregator;
  if (createdBy !== undefined) {
    return (
      <EmptyState
        icon={<LockKeyhole />}
        title={`${name} cannot be edited`}
        action={<TextLink href="/aggregators/new">Create an aggregator of your own</TextLink>}
      >
        <span className="font-mono text-12">{createdBy}</span> created this aggregator, and only that service
        changes or deletes it. Change it there.
      </EmptyState>
    );
  }
  return (
    <>
      <DockedNotices>
        <MissingPartsNotice missingParts={data.missingParts} />
      </DockedNotices>
      <AggregatorEditor
        draftKey={key}
        begun={(planned && draftOfPlan(planned, data)) ?? draftOf(data)}
        plan={plan}
      />
    </>
  );
}
