import type { AggregatorDetail } from "@/lib/aws-config/aggregators/aggregator-detail";
import { isSameState, stateOf } from "@/lib/aws-config/aggregators/aggregator-state";
import { type AggregatorBase, type AggregatorDraft, emptyDraft } from "./aggregator-draft";
import { withState } from "./draft-input";

/** What an aggregator in AWS is, to compare with later. */
export function baseOf({ aggregator, tags, fingerprint }: AggregatorDetail): AggregatorBase {
  return {
    fingerprint,
    arn: aggregator.arn,
    state: { ...stateOf(aggregator, tags ?? []), tags: [...(tags ?? [])] },
    areTagsKnown: tags !== undefined,
    ...(aggregator.rest && { rest: aggregator.rest }),
  };
}

/** The form filled with an aggregator as it is in AWS. */
export function draftOf(detail: AggregatorDetail): AggregatorDraft {
  const { region, name } = detail.aggregator;
  const base = baseOf(detail);
  return { ...withState({ ...emptyDraft(region), name }, base.state), base };
}

/** Whether an aggregator is still what the draft was begun from. Tags that could not be read say nothing. */
export function isUnchanged(base: AggregatorBase, now: AggregatorBase): boolean {
  if (base.fingerprint !== now.fingerprint) return false;
  return (
    !base.areTagsKnown ||
    !now.areTagsKnown ||
    isSameState({ tags: base.state.tags }, { tags: now.state.tags })
  );
}
