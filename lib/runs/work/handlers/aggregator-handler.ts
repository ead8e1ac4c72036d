import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import { isSameState, stateOf } from "@/lib/aws-config/aggregators/aggregator-state";
import { findAggregator } from "@/lib/aws-config/aggregators/aws/find-aggregator";
import * as operations from "@/lib/aws-config/aggregators/aws/operations";
import {
  requireOwn,
  requireSound,
  requireUnchanged,
} from "@/lib/aws-config/aggregators/change/require-unchanged";
import type { ConfigurationAggregator } from "@/lib/aws-config/aggregators/model";
import { recordedTarget } from "@/lib/aws-config/aggregators/recorded-targets";
import type { JsonObject } from "@/lib/core/json";
import { recordRead } from "@/lib/inventory/record/record-definitions";
import type { AggregatorAddress } from "@/lib/inventory/serve/aggregators/read-list";
import { forgetAggregatorSources } from "@/lib/inventory/serve/aggregators/source-readings";
import { aggregatorDefinition } from "@/lib/inventory/snapshot/changes/definition";
import { failureFrom } from "@/lib/server/failure-from";
import { type AggregatorChange, FormerAggregator } from "../../object-change";
import { comparing, rejection } from "./comparing";
import type { Accepted, StepHandler } from "./step-handler";
import { compared, done, notDone, recorded } from "./verdict";
import { readTags } from "@/lib/aws-config/tags/aws/operations";

/**
 * PutConfigurationAggregator or DeleteConfigurationAggregator.
 * @param rest of an undo: what AWS said of its sources beyond the model
 */
export function aggregatorHandler(aws: Aws, change: AggregatorChange, rest?: JsonObject): StepHandler {
  return change.operation === "put" ? put(aws, change, rest) : deletion(aws, change);
}

function put(
  aws: Aws,
  change: Extract<AggregatorChange, { readonly operation: "put" }>,
  rest: JsonObject | undefined,
): StepHandler {
  const { region, name, source, filters, tags, expected } = change;
  const address = { region, name };
  const wish = { ...address, source, ...(filters && { filters }), ...(tags && { tags }) };
  const wanted = stateOf({ source, ...(filters && { filters }) }, []);
  const accepted = (aggregator: ConfigurationAggregator): Accepted => ({
    answer: aggregator,
    record: async () => {
      await recordRead({ definitions: [aggregatorDefinition(aggregator)], isAnswer: true });
      return forgotten(address);
    },
  });
  return {
    operation: "config:PutConfigurationAggregator",
    target: recordedTarget(address),
    input: { ...wish, expected },
    ready: () =>
      comparing(async () => {
        const current = await findAggregator(aws, name);
        requireOwn(current);
        const changed = rejection(() => requireUnchanged(current, expected));
        if (changed !== undefined)
          return current !== undefined && isSameState(stateOf(current, []), wanted)
            ? { kind: "skip", before: current, changed }
            : { kind: "refuse", failure: changed };
        requireSound(wish, current);
        return {
          kind: "send",
          before: current,
          send: async () =>
            accepted(
              await operations.putConfigurationAggregator(aws, {
                ...{ name, source, filters, tags },
                rest: rest ?? current?.rest,
              }),
            ),
        };
      }),
    verify: async ({ before, at }) => {
      const found = await findAggregator(aws, name);
      const was = recorded(FormerAggregator, before);
      if (found === undefined) return was === undefined ? notDone : { ...changedSince };
      const state = stateOf(found, []);
      return compared(
        { at },
        {
          accepted: accepted(found),
          isAsWanted: isSameState(state, wanted),
          isAsBefore: was?.arn === found.arn && isSameState(state, stateOf(was, [])),
          updatedAt: found.updatedAt,
        },
      );
    },
  };
}

const changedSince = { outcome: "unknown", reason: "it was changed in another way since." } as const;

/** What the aggregator has collected goes with it; the authorizations in the source accounts stay. */
function deletion(
  aws: Aws,
  { region, name, expected }: Extract<AggregatorChange, { readonly operation: "delete" }>,
): StepHandler {
  const target = recordedTarget({ region, name });
  const accepted: Accepted = {
    answer: null,
    record: async () => {
      await recordRead({ definitions: [], gone: [target], isAnswer: true });
      return forgotten({ region, name });
    },
  };
  return {
    operation: "config:DeleteConfigurationAggregator",
    target,
    input: { region, name, expected },
    ready: () =>
      comparing(async () => {
        const current = await findAggregator(aws, name);
        requireOwn(current);
        const changed = rejection(() => requireUnchanged(current, expected));
        if (current === undefined) return { kind: "skip", before: undefined, ...(changed && { changed }) };
        if (changed !== undefined) return { kind: "refuse", failure: changed };
        // With its tags, which a creation anew sets again.
        const { tags } = await readTags(aws, current.arn);
        return {
          kind: "send",
          before: { ...current, ...(tags !== undefined && { tags }) } satisfies FormerAggregator,
          send: async () => {
            await operations.deleteConfigurationAggregator(aws, name);
            return accepted;
          },
        };
      }),
    // Another one of that name has another ARN.
    verify: async ({ before }) => {
      const found = await findAggregator(aws, name);
      const isSame = found !== undefined && found.arn === recorded(FormerAggregator, before)?.arn;
      return isSame ? notDone : done(accepted);
    },
  };
}

/** What was read of the sources before isn't true anymore. Never rejects: AWS has the change. */
export async function forgotten(address: AggregatorAddress): Promise<readonly []> {
  try {
    await forgetAggregatorSources(address);
  } catch (error) {
    failureFrom(error, "canopy:ForgetAggregatorSources");
  }
  return [];
}
