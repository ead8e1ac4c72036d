import { ABSENT } from "@/lib/aws-config/aggregators/aggregator-detail";
import { type AggregatorDiff, changesAggregator } from "@/lib/aws-config/aggregators/change/aggregator-diff";
import type { AggregatorInput } from "@/lib/aws-config/aggregators/change/aggregator-input";
import { AggregatorArn } from "@/lib/aws-config/aggregators/model";
import type { NewChange } from "@/lib/runs/new-run";
import type { AggregatorTagsChange } from "@/lib/runs/object-change";
import type { AggregatorBase } from "./aggregator-draft";
import { changeOfTags, changesTags } from "@/lib/aws-config/tags/tag";

/** What saving sends: either is absent where it has nothing to do. */
export interface SaveRequest {
  /** PutConfigurationAggregator, with the tags of a new aggregator. */
  readonly put?: AggregatorInput & { readonly expected: string };
  /** UntagResource and TagResource of one that exists, after it. */
  readonly tags?: AggregatorTagsChange;
}

/** What makes an aggregator of the form out of what it was when it was opened; `base` is absent for a new one. */
export function saveRequest(
  { tags, ...input }: AggregatorInput,
  base: AggregatorBase | undefined,
  diff: AggregatorDiff,
): SaveRequest {
  if (base === undefined) return { put: { ...input, ...(tags?.length && { tags }), expected: ABSENT } };
  const { region, name } = input;
  return {
    ...(changesAggregator(diff) && { put: { ...input, expected: base.fingerprint } }),
    ...(base.areTagsKnown &&
      changesTags(diff.tags) && {
        tags: {
          ...{ region, name, arn: AggregatorArn.parse(base.arn) },
          ...changeOfTags(diff.tags),
          expected: [...base.state.tags],
        },
      }),
  };
}

/** The same as the changes of a run. */
export function changesOfRequest({ put, tags }: SaveRequest): NewChange[] {
  return [
    ...(put === undefined
      ? []
      : [{ kind: "aggregator" as const, aggregator: { operation: "put" as const, ...put } }]),
    ...(tags === undefined ? [] : [{ kind: "aggregator-tags" as const, tags }]),
  ];
}
