"use client";

import { useQuery } from "@tanstack/react-query";
import { ClientFailurePanel } from "@/components/failures/client-failure-panel";
import { aggregatorQueries } from "@/lib/aws-config/aggregators/client/queries";
import { planInEdit, WithPlan } from "@/components/inventory/plans/with-plan";
import { draftOfPlan, planDraftKey } from "./plan-draft";
import { emptyDraft } from "./aggregator-draft";
import { AggregatorEditor } from "./aggregator-editor";
import { EditorSkeleton } from "./editor-skeleton";

/** The editor of an aggregator that does not exist yet. `region` is where a link wants it. */
export function NewAggregator({ region }: { region: string | undefined }) {
  const { data, error, refetch } = useQuery(aggregatorQueries.list());
  if (data === undefined) {
    if (error) return <ClientFailurePanel failure={error.failure} onRetry={() => void refetch()} />;
    return <EditorSkeleton />;
  }
  const codes: string[] = data.regions.map((each) => each.region);
  const home = region !== undefined && codes.includes(region) ? region : (codes[0] ?? "");
  return (
    <WithPlan>
      {(plan) => {
        const begun = plan && draftOfPlan(plan, undefined);
        return plan === undefined || begun === undefined ? (
          <AggregatorEditor draftKey="new" begun={emptyDraft(home)} />
        ) : (
          <AggregatorEditor draftKey={planDraftKey(plan)} begun={begun} plan={planInEdit(plan)} />
        );
      }}
    </WithPlan>
  );
}
