"use client";

import { useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Banner } from "@/components/ui/status/banner";
import { Button } from "@/components/ui/button";
import { ReviewBar } from "@/components/ui/panel/review-bar";
import { changesAggregator, diffAggregator } from "@/lib/aws-config/aggregators/change/aggregator-diff";
import type { AggregatorInput } from "@/lib/aws-config/aggregators/change/aggregator-input";
import {
  type AggregatorState,
  isSameState,
  noAggregator,
} from "@/lib/aws-config/aggregators/aggregator-state";
import { countOf } from "@/lib/format/count";
import type { OrgTree } from "@/lib/organizations/tree";
import type { AggregatorBase, AggregatorDraft } from "../aggregator-draft";
import { CommandBlock } from "./command-block";
import { AggregatorChanges } from "@/components/inventory/changes/aggregator-changes";
import { withState } from "../draft-input";
import { MergeView } from "./merge-view";
import { QuotaMeter } from "./quota-meter";
import { isConsent, noConsent, RemovalConfirmation } from "./removal-confirmation";
import { removalsOf } from "./removals";
import { SaveFailure } from "@/components/failures/save-failure";
import { kindLabels, regionsInWords } from "@/components/inventory/changes/state-labels";
import { useAggregatorNow } from "../use-aggregator-now";
import { type PlanInEdit, SavePlan } from "@/components/inventory/plans/save-plan";
import { useNeedsApproval } from "@/components/inventory/plans/use-plans";
import { reasonOf } from "@/components/inventory/runs/reason";
import { ReasonFields } from "@/components/inventory/runs/reason-fields";
import { newRunId } from "@/components/inventory/runs/use-reason";
import type { NewRun } from "@/lib/runs/new-run";
import type { RunId } from "@/lib/runs/run-id";
import { FormPart } from "@/components/ui/field/form-part";
import { changesOfRequest, saveRequest } from "../save-request";
import { useSaveAggregator } from "../use-save-aggregator";
import { changesTags } from "@/lib/aws-config/tags/tag";

/** Second step: exactly what saving changes, whether that is still up to date, and the one press that does it. */
export function ReviewStep({
  draft,
  input,
  state,
  tree,
  plan,
  onChange,
  onCreateAnew,
  onSaved,
  onPlanned,
}: {
  draft: AggregatorDraft;
  input: AggregatorInput;
  state: AggregatorState;
  tree: OrgTree | undefined;
  plan: PlanInEdit | undefined;
  onChange: (change: Partial<AggregatorDraft>) => void;
  /** It has been deleted meanwhile and is wanted all the same. */
  onCreateAnew: () => void;
  /** Without a run where AWS had it already. */
  onSaved: (runId?: RunId) => void;
  onPlanned: () => void;
}) {
  const { base } = draft;
  const needsApproval = useNeedsApproval({ kinds: ["aggregator"], accounts: 0 }) === true;
  const isPlanned = needsApproval || plan !== undefined;
  const why = reasonOf(draft);
  const wanted = base?.areTagsKnown === false ? { ...state, tags: base.state.tags } : state;
  const before = base?.state ?? noAggregator;
  const diff = diffAggregator(before, wanted);
  const removals = removalsOf(diff);
  const [consent, setConsent] = useState(noConsent);
  const [asked, setAsked] = useState(false);
  const { now, readAgain } = useAggregatorNow(input, base);
  const setBase = (next: AggregatorBase) => onChange({ base: next });
  const saving = useSaveAggregator({ input, base, diff, onSaved: setBase });
  const isNothing = base !== undefined && !changesAggregator(diff) && !changesTags(diff.tags);
  // An attempt whose answer was lost may have got through.
  const isThere =
    !saving.isSaving &&
    (now.state === "changed" || now.state === "taken") &&
    isSameState(now.now.state, wanted);
  const isStale = !isThere && !saving.isSaving && ["changed", "taken", "deleted"].includes(now.state);

  async function save() {
    setAsked(true);
    if (isThere) {
      onSaved();
      return;
    }
    // A press before the check has ended is sent: the server compares once more under its lock.
    if (saving.isSaving || isNothing || isStale || !isConsent(removals, consent) || !why.ok) return;
    const run = { id: newRunId(), ...why.value };
    if (await saving.save(run)) onSaved(run.id);
    // Whatever came in between is shown beside the refusal.
    else readAgain();
  }

  /** What was reviewed; undefined where something is missing, and then the form says what. */
  function reviewed(): NewRun | undefined {
    setAsked(true);
    if (isNothing || isThere || isStale || !isConsent(removals, consent) || !why.ok) return undefined;
    const changes = changesOfRequest(saveRequest(input, base, diff));
    return { id: plan?.id ?? newRunId(), changes, ...why.value };
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
        {saving.failure && (
          <SaveFailure
            failure={saving.failure}
            {...(saving.isHalfSaved && {
              consequence:
                "Source, Regions and filters are saved; the tags are not. Saving again sends the tags alone.",
            })}
          />
        )}
        {now.state === "unknown" && (
          <FailureNotice
            failure={now.failure}
            consequence="Whether the aggregator has changed since you opened it could not be checked. Saving checks once more and changes nothing if it has."
            onRetry={readAgain}
          />
        )}
        {isThere && (
          <Banner
            title="AWS has exactly this already."
            action={
              <Button size="small" onClick={() => onSaved()}>
                View aggregator
              </Button>
            }
          >
            An earlier attempt may have got through without its answer, or someone else made the same change.
          </Banner>
        )}
        {isStale && now.state === "changed" && (
          <MergeView
            base={before}
            theirs={now.now.state}
            mine={wanted}
            tree={tree}
            onMerge={(merged) => onChange({ ...withState(draft, merged), base: now.now })}
          />
        )}
        {isStale && now.state === "taken" && (
          <Banner
            kind="danger"
            title={`There is an aggregator ${input.name} in ${input.region} already.`}
            action={
              <Button size="small" onClick={() => setBase(now.now)}>
                Change that one instead
              </Button>
            }
          >
            Saving would replace it. Go back and choose another name, or compare with it and change it on
            purpose.
          </Banner>
        )}
        {isStale && now.state === "deleted" && (
          <Banner
            kind="danger"
            title={`${input.name} was deleted while you were editing.`}
            action={
              <Button size="small" onClick={onCreateAnew}>
                Create again
              </Button>
            }
          >
            What you entered is still here. Creating it again collects everything from the start.
          </Banner>
        )}
        <FormPart title="Aggregator">
          <p className="text-14 font-medium break-words">
            {input.name} in {input.region}
          </p>
          <p className="text-13 text-ink-quiet">Collects from {sourceInWords(input)}.</p>
        </FormPart>
        <FormPart title="What changes">
          <AggregatorChanges diff={diff} tree={tree} />
          <RemovalConfirmation
            removals={removals}
            isToOrganization={diff.kind?.to === "organization"}
            consent={consent}
            isMissing={asked && !isConsent(removals, consent)}
            onChange={setConsent}
          />
        </FormPart>
        <FormPart title="Weekly quota">
          <QuotaMeter
            planned={diff.accounts.added.length + diff.accounts.removed.length}
            region={input.region}
          />
        </FormPart>
        <FormPart title="Record">
          <div className="grid max-w-xl gap-4">
            <ReasonFields typed={draft} errors={asked && !why.ok ? why.fields : {}} onChange={onChange} />
          </div>
        </FormPart>
        {!isNothing && (
          <FormPart title="AWS CLI equivalent">
            <CommandBlock input={input} base={base} diff={diff} />
          </FormPart>
        )}
      </div>
      <ReviewBar
        onBack={() => onChange({ step: "edit" })}
        hint={
          saving.isSaving
            ? "Saving…"
            : hint({ asked, isNew: base === undefined, isNothing, isStale, state: now.state })
        }
      >
        {!isPlanned && (
          <Button variant="primary" busy={saving.isSaving} onClick={() => void save()}>
            {base === undefined ? "Create" : "Save"} {input.name} in {input.region}
          </Button>
        )}
        <SavePlan
          review={reviewed}
          send={needsApproval}
          variant={isPlanned ? "primary" : "secondary"}
          editing={plan}
          onSaved={onPlanned}
        />
      </ReviewBar>
    </div>
  );
}

function sourceInWords({ source }: AggregatorInput): string {
  const accounts =
    source.kind === "organization" ? kindLabels.organization : countOf(source.accountIds.length, "account");
  return `${accounts} in ${regionsInWords(source.regions)}`;
}

function hint({
  asked,
  isNew,
  isNothing,
  isStale,
  state,
}: {
  asked: boolean;
  isNew: boolean;
  isNothing: boolean;
  isStale: boolean;
  state: string;
}): string {
  if (state === "reading")
    return isNew ? "Checking whether the name is available…" : "Checking for changes by others…";
  if (isStale)
    return asked ? "Nothing was sent. Review what changed first." : "It was changed after you opened it.";
  if (isNothing) return "There is nothing to save.";
  if (state !== "unchanged") return "";
  return isNew ? "The name is available." : "No changes by others.";
}
