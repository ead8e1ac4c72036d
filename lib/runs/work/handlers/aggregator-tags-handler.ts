import "server-only";
import { z } from "zod";
import { FailureError } from "@/lib/core/failure";
import type { Aws } from "@/lib/aws/create-aws";
import { isSameState, tagsAfter } from "@/lib/aws-config/aggregators/aggregator-state";
import * as operations from "@/lib/aws-config/aggregators/aws/operations";
import { requireSameTags } from "@/lib/aws-config/aggregators/change/require-unchanged";
import { readTags } from "@/lib/aws-config/aggregators/aws/find-aggregator";
import { Tag } from "@/lib/aws-config/aggregators/model";
import { recordRead } from "@/lib/inventory/record/record-definitions";
import { aggregatorTagsDefinition } from "@/lib/inventory/snapshot/changes/definition";
import type { AggregatorTagsChange } from "../../object-change";
import { consequenceOf } from "../../retry";
import { forgotten } from "./aggregator-handler";
import { comparing, rejection } from "./comparing";
import type { Accepted, StepHandler } from "./step-handler";
import { compared, recorded } from "./verdict";

/**
 * UntagResource and then TagResource for one aggregator, because a resource has 50 tags at the most. Where the second is
 * sent again, what the first has taken away is not in its way.
 */
export function aggregatorTagsHandler(aws: Aws, change: AggregatorTagsChange): StepHandler {
  const { region, name, arn, set, remove, expected } = change;
  const wanted = tagsAfter(expected, change);
  const accepted = (tags: readonly Tag[]): Accepted => ({
    answer: tags,
    record: async () => {
      await recordTags(tags);
      return forgotten({ region, name });
    },
  });
  const recordTags = (tags: readonly Tag[]) =>
    recordRead({ definitions: [aggregatorTagsDefinition(change, tags)], isAnswer: true });
  return {
    operation: "config:TagResource",
    target: arn,
    input: { region, arn, set, remove, expected },
    ready: () =>
      comparing(async () => {
        const current = await operations.listTagsForResource(aws, arn);
        const isHalfDone = isSameState({ tags: current }, { tags: tagsAfter(expected, { set: [], remove }) });
        const changed = rejection(() => requireSameTags(current, expected));
        if (isSameState({ tags: current }, { tags: wanted }))
          return { kind: "skip", before: current, ...(changed && { changed }) };
        if (changed !== undefined && !isHalfDone) return { kind: "refuse", failure: changed };
        return {
          kind: "send",
          before: expected,
          send: async () => {
            if (remove.length > 0 && !isHalfDone) await operations.untagResource(aws, arn, remove);
            try {
              if (set.length > 0) await operations.tagResource(aws, arn, set);
            } catch (error) {
              // Where AWS has refused it, the removal holds all the same, and isn't a change made elsewhere.
              const isRefused =
                error instanceof FailureError && consequenceOf(error.failure, 1).kind !== "verify";
              if (isRefused) await recordTags(tagsAfter(expected, { set: [], remove }));
              throw error;
            }
            const { tags = wanted } = await readTags(aws, arn);
            return accepted(tags);
          },
        };
      }),
    verify: async ({ before, at }) => {
      const tags = await operations.listTagsForResource(aws, arn);
      const was = recorded(z.array(Tag), before) ?? expected;
      const isHalfDone = isSameState({ tags }, { tags: tagsAfter(was, { set: [], remove }) });
      return compared(
        { at },
        {
          accepted: accepted(tags),
          isAsWanted: isSameState({ tags }, { tags: wanted }),
          isAsBefore: isHalfDone || isSameState({ tags }, { tags: was }),
          updatedAt: undefined,
        },
      );
    },
  };
}
