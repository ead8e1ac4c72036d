import { ABSENT, type AggregatorDetail } from "@/lib/aws-config/aggregators/aggregator-detail";
import type { AggregatorState } from "@/lib/aws-config/aggregators/aggregator-state";
import { fingerprintOf } from "@/lib/aws-config/aggregators/change/fingerprint";
import type { PlanDetail } from "@/lib/runs/plans/plan";
import { type AggregatorBase, type AggregatorDraft, emptyDraft } from "./aggregator-draft";
import { baseOf } from "./detail-draft";
import { withState } from "./draft-input";
import { type Tag, tagsAfter } from "@/lib/aws-config/tags/tag";

/** Under which the draft of a revision of a plan is kept in the tab. */
export function planDraftKey({ plan: { id, revision } }: PlanDetail): string {
  return `plan ${id} ${revision}`;
}

/**
 * The form filled with what was planned, begun from the aggregator as it was reviewed: what it has become since is compared in
 * the review. Undefined where the plan isn't one of this form.
 * @param present the aggregator as AWS has it; absent for one that is to be created
 */
export function draftOfPlan(
  detail: PlanDetail,
  present: AggregatorDetail | undefined,
): AggregatorDraft | undefined {
  const { changes, reason = "", ticket = "" } = detail.body;
  const put = changes.map((change) => (change.kind === "aggregator" ? change.aggregator : undefined))[0];
  const tags = changes.flatMap((change) => (change.kind === "aggregator-tags" ? [change.tags] : []))[0];
  const address = put ?? tags;
  if (address === undefined || put?.operation === "delete") return undefined;
  const { region, name } = address;
  const begun = { ...emptyDraft(region), name, reason, ticket };
  if (put?.expected === ABSENT) return withState(begun, stateOfPut(put, put.tags ?? []));
  if (present === undefined) return undefined;
  const base = reviewedBase(detail, present);
  const planned = tags === undefined ? base.state.tags : tagsAfter(base.state.tags, tags);
  const state = put === undefined ? { ...base.state, tags: planned } : stateOfPut(put, planned);
  return { ...withState(begun, state), base };
}

function stateOfPut(
  { source, filters }: Pick<AggregatorState, "source" | "filters">,
  tags: readonly Tag[],
): AggregatorState {
  return { ...(source && { source }), ...(filters && { filters }), tags };
}

/** The aggregator and its tags as they were reviewed; what was not kept is as AWS has it. */
function reviewedBase({ objects }: PlanDetail, present: AggregatorDetail): AggregatorBase {
  const reviewed = objects.flatMap((object) => object.reviewed ?? []);
  const had = reviewed.flatMap((each) =>
    each.kind === "aggregator" && each.had !== null ? [each.had] : [],
  )[0];
  const tags = reviewed.flatMap((each) =>
    each.kind === "aggregator-tags" && each.had !== null ? [each.had] : [],
  );
  return baseOf({
    ...present,
    ...(had !== undefined && { aggregator: had, fingerprint: fingerprintOf(had) }),
    ...(tags[0] !== undefined && { tags: tags[0] }),
  });
}
