"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useState } from "react";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { announce } from "@/components/ui/status/announcer";
import { DiscardDialog } from "@/components/ui/dialog/discard-dialog";
import { notify } from "@/components/ui/status/notifications";
import { aggregatorQueries } from "@/lib/aws-config/aggregators/client/queries";
import { planPath } from "@/components/inventory/addresses/plans-address";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { ApprovalNotice, PlanInForm } from "@/components/inventory/plans/approval-notice";
import type { PlanInEdit } from "@/components/inventory/plans/save-plan";
import { DockedNotices } from "@/components/ui/notice-dock";
import type { RunId } from "@/lib/runs/run-id";
import { type AggregatorDraft, draftStore } from "./aggregator-draft";
import { checkedDraft } from "./draft-input";
import { EditStep } from "./edit-step";
import { ReviewStep } from "./review/review-step";
import { useOrganization } from "@/components/inventory/use-organization";
import { useStored } from "@/components/ui/stores/use-stored";

/** Creates or changes one aggregator: the form, then the review. `begun` is what the form starts from. */
export function AggregatorEditor({
  draftKey,
  begun,
  plan,
}: {
  draftKey: string;
  begun: AggregatorDraft;
  /** The plan that the form makes a new revision of. */
  plan?: PlanInEdit | undefined;
}) {
  const navigate = useNavigateAfterUrlUpdate();
  const store = draftStore(draftKey);
  const kept = useStored(store, undefined);
  const draft = kept ?? begun;
  const organization = useOrganization();
  const { data: list } = useQuery(aggregatorQueries.list());
  const [isDiscarding, setIsDiscarding] = useState(false);
  const checked = checkedDraft(draft);
  // A reload may come back to a review of something that is not valid any more.
  const step = checked.ok ? draft.step : "edit";

  function change(part: Partial<AggregatorDraft>) {
    store.begin({ ...(store.get() ?? begun), ...part });
  }
  function createAnew() {
    const anew = { ...draft };
    delete anew.base;
    store.begin(anew);
  }
  function end(to: Route) {
    store.discard();
    navigate(to);
  }
  function discard() {
    if (plan !== undefined) end(planPath(plan.id));
    else end(draft.base === undefined ? "/aggregators" : `/aggregators/${draft.region}/${draft.name}`);
  }
  function saved(runId?: RunId) {
    const made = draft.base === undefined ? "created" : "saved";
    notify({
      tone: "success",
      title: `${draft.name} is ${made}`,
      ...(runId !== undefined && { link: { label: "View run", href: runPath(runId) } }),
    });
    announce(`${draft.name} is ${made}.`);
    // What was entered while the request was under way is not what was saved.
    const now = store.get();
    if (now !== undefined && isSameEntry(now, draft)) store.discard();
    navigate(`/aggregators/${draft.region}/${draft.name}`);
  }

  return (
    <>
      <DockedNotices>
        <ApprovalNotice kind="aggregator" />
        {plan && <PlanInForm plan={plan} />}
      </DockedNotices>
      {step === "review" && checked.ok ? (
        <ReviewStep
          draft={draft}
          input={checked.input}
          state={checked.state}
          tree={organization.tree}
          onChange={store.change}
          onCreateAnew={createAnew}
          plan={plan}
          onSaved={saved}
          onPlanned={store.discard}
        />
      ) : (
        <EditStep
          draft={draft}
          organization={organization}
          homeRegions={list?.regions.map(({ region }) => region) ?? []}
          onChange={change}
          onReview={() => change({ step: "review" })}
          onDiscard={() => (kept === undefined ? discard() : setIsDiscarding(true))}
        />
      )}
      <DiscardDialog open={isDiscarding} onOpenChange={setIsDiscarding} onDiscard={discard} />
    </>
  );
}

/** Whether two drafts say the same, whatever they started from. */
function isSameEntry(one: AggregatorDraft, other: AggregatorDraft): boolean {
  const entry = (draft: AggregatorDraft) => JSON.stringify({ ...draft, base: undefined, step: undefined });
  return entry(one) === entry(other);
}
