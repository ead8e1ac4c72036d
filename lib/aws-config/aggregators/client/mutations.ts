import { mutationOptions } from "@tanstack/react-query";
import { FailureError } from "@/lib/core/failure-error";
import type { Region } from "@/lib/core/identifiers";
import { callAction } from "@/lib/query/call-action";
import { keys } from "@/lib/query/keys";
import {
  changeAggregatorTags,
  deleteConfigurationAggregator,
  describeConfigurationAggregator,
  putConfigurationAggregator,
  readSourcesAgain,
} from "../server/actions";
import type { AggregatorDetail } from "../aggregator-detail";
import { withAggregator, withoutAggregator } from "../aggregator-list";
import { fingerprintOf } from "../change/fingerprint";
import type { AggregatorName } from "../model";
import type { RunHead } from "@/lib/runs/new-run";
import { aggregatorQueries } from "./queries";

type PutInput = Parameters<typeof putConfigurationAggregator>[0];
type TagsInput = Parameters<typeof changeAggregatorTags>[0];
interface DeleteInput extends Address {
  readonly expected: string;
  readonly run: RunHead;
}
interface Address {
  readonly region: Region;
  readonly name: AggregatorName;
}

/** A change that was not made because the aggregator is no longer what it was decided on. */
export class AggregatorConflict extends FailureError {
  /** @param current the aggregator as it is now; undefined where another user has deleted it */
  constructor(
    failure: FailureError["failure"],
    readonly current: AggregatorDetail | undefined,
  ) {
    super(failure);
  }
}

export const aggregatorMutations = {
  /** Creates or replaces, and then changes the tags where asked. Rejects with `AggregatorConflict`, without a change, where another user changed it first. */
  put: () =>
    mutationOptions({
      mutationFn: async (input: PutInput) => {
        try {
          return await callAction(() => putConfigurationAggregator(input));
        } catch (error) {
          throw await withCurrent(error, input);
        }
      },
      // AWS's answer is shown until list and details have been read again.
      onSuccess: ({ aggregator: saved }, _input, _begun, { client }) => {
        const { queryKey } = aggregatorQueries.detail(saved.region, saved.name);
        client.setQueryData(aggregatorQueries.list().queryKey, (list) => list && withAggregator(list, saved));
        client.setQueryData(
          queryKey,
          (detail) => detail && { ...detail, aggregator: saved, fingerprint: fingerprintOf(saved) },
        );
      },
      meta: { invalidates: [keys.aggregators.all] },
    }),
  /** Rejects with `AggregatorConflict` where it is not what was reviewed any more: nothing was deleted then. */
  delete: () =>
    mutationOptions({
      mutationFn: async (input: DeleteInput) => {
        try {
          await callAction(() => deleteConfigurationAggregator(input));
        } catch (error) {
          throw await withCurrent(error, input);
        }
      },
      onSuccess: (_done, address, _begun, { client }) => {
        client.setQueryData(
          aggregatorQueries.list().queryKey,
          (list) => list && withoutAggregator(list, address),
        );
      },
      // What is shown of the deleted one must not be asked for again.
      meta: { invalidates: [keys.aggregators.list()] },
    }),
  /** Has the sources of aggregators read anew; the queries of them show the progress. */
  readSourcesAgain: () =>
    mutationOptions({
      mutationFn: (aggregators: { region: Region; name: AggregatorName }[]) =>
        callAction(() => readSourcesAgain({ aggregators })),
      meta: { invalidates: [keys.aggregators.allSources, keys.aggregators.health()] },
    }),
  changeTags: () =>
    mutationOptions({
      mutationFn: async (input: TagsInput) => {
        try {
          return await callAction(() => changeAggregatorTags(input));
        } catch (error) {
          throw await withCurrent(error, input.change);
        }
      },
      meta: { invalidates: [keys.aggregators.all] },
    }),
};

/** A conflict with what stands there now, read anew; any other error, and where that cannot be read, as it was. */
async function withCurrent(
  error: unknown,
  { region, name }: Pick<PutInput, "region" | "name">,
): Promise<unknown> {
  if (!(error instanceof FailureError) || error.failure.code !== "conflict") return error;
  try {
    const current = await callAction(() => describeConfigurationAggregator({ region, name }));
    return new AggregatorConflict(error.failure, current);
  } catch (unread) {
    const isGone = unread instanceof FailureError && unread.failure.code === "not-found";
    return isGone ? new AggregatorConflict(error.failure, undefined) : error;
  }
}
