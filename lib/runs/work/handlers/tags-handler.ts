import "server-only";
import { z } from "zod";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import type { Aws } from "@/lib/aws/create-aws";
import { findOrganizationConformancePack } from "@/lib/aws-config/packs/aws/operations";
import { packTarget, type PackTagsChange } from "@/lib/aws-config/packs/change/pack-change";
import * as operations from "@/lib/aws-config/tags/aws/operations";
import { requireSameTags, requireSoundTags } from "@/lib/aws-config/tags/check-tags";
import { isSameTags, Tag, tagsAfter, type TagsChange } from "@/lib/aws-config/tags/tag";
import { recordRead } from "@/lib/inventory/record/record-definitions";
import { aggregatorTagsDefinition } from "@/lib/inventory/snapshot/changes/definition";
import type { AggregatorTagsChange } from "../../object-change";
import { consequenceOf } from "../../retry";
import { forgotten } from "./aggregator-handler";
import { comparing, rejection } from "./comparing";
import type { Accepted, StepHandler } from "./step-handler";
import { compared, recorded } from "./verdict";

/** UntagResource and then TagResource for one aggregator; what it has then becomes part of the history. */
export function aggregatorTagsHandler(aws: Aws, change: AggregatorTagsChange): StepHandler {
  const { region, name, arn, set, remove, expected } = change;
  const record = (tags: readonly Tag[]) =>
    recordRead({ definitions: [aggregatorTagsDefinition(change, tags)], isAnswer: true });
  return tagsHandler(aws, change, {
    target: arn,
    input: { region, arn, set, remove, expected },
    record,
    recordAccepted: async (tags) => {
      await record(tags);
      return forgotten({ region, name });
    },
  });
}

/** UntagResource and then TagResource for one organization conformance pack. They are read whenever they are shown. */
export function packTagsHandler(aws: Aws, change: PackTagsChange): StepHandler {
  const { name, arn, set, remove, expected } = change;
  return tagsHandler(aws, change, {
    target: packTarget(name),
    input: { name, arn, set, remove, expected },
    compare: async () => {
      const found = await findOrganizationConformancePack(aws, name);
      if (found?.arn !== arn) throw new FailureError(replaced(name));
    },
    record: () => Promise.resolve(),
    recordAccepted: () => Promise.resolve([]),
  });
}

/** One that was deleted and deployed again has another ARN. */
function replaced(name: string): Failure {
  return {
    code: "conflict",
    message: `Conformance pack ${name} was deleted since it was read. Its tags were not changed.`,
  };
}

/**
 * UntagResource and then TagResource, because a resource has 50 tags at the most. Where the second is sent again, what the
 * first has taken away is not in its way.
 */
function tagsHandler(
  aws: Aws,
  { arn, set, remove, expected }: TagsChange & { readonly arn: string; readonly expected: readonly Tag[] },
  {
    target,
    input,
    compare,
    record,
    recordAccepted,
  }: Pick<StepHandler, "target" | "input"> & {
    /** Rejects where the resource isn't the one that was reviewed. */
    readonly compare?: () => Promise<void>;
    readonly record: (tags: readonly Tag[]) => Promise<void>;
    readonly recordAccepted: (tags: readonly Tag[]) => ReturnType<Accepted["record"]>;
  },
): StepHandler {
  const wanted = tagsAfter(expected, { set, remove });
  const accepted = (tags: readonly Tag[]): Accepted => ({ answer: tags, record: () => recordAccepted(tags) });
  return {
    operation: "config:TagResource",
    target,
    input,
    ready: () =>
      comparing(async () => {
        await compare?.();
        const current = await operations.listTagsForResource(aws, arn);
        const isHalfDone = isSameTags(current, tagsAfter(expected, { set: [], remove }));
        const changed = rejection(() => requireSameTags(current, expected));
        if (isSameTags(current, wanted))
          return { kind: "skip", before: current, ...(changed && { changed }) };
        if (changed !== undefined && !isHalfDone) return { kind: "refuse", failure: changed };
        requireSoundTags(wanted, expected);
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
              if (isRefused) await record(tagsAfter(expected, { set: [], remove }));
              throw error;
            }
            const { tags = wanted } = await operations.readTags(aws, arn);
            return accepted(tags);
          },
        };
      }),
    verify: async ({ before, at }) => {
      const tags = await operations.listTagsForResource(aws, arn);
      const was = recorded(z.array(Tag), before) ?? expected;
      const isHalfDone = isSameTags(tags, tagsAfter(was, { set: [], remove }));
      return compared(
        { at },
        {
          accepted: accepted(tags),
          isAsWanted: isSameTags(tags, wanted),
          isAsBefore: isHalfDone || isSameTags(tags, was),
          updatedAt: undefined,
        },
      );
    },
  };
}
