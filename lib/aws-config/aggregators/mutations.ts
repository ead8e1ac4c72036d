import { mutationOptions } from "@tanstack/react-query";
import type { Region } from "@/lib/core/identifiers";
import { callAction } from "@/lib/query/call-action";
import { keys } from "@/lib/query/keys";
import {
  changeAggregatorTags,
  deleteConfigurationAggregator,
  putConfigurationAggregator,
  readSourcesAgain,
} from "./actions";
import type { AggregatorName } from "./model";

type TagsInput = Parameters<typeof changeAggregatorTags>[0];

export const aggregatorMutations = {
  /** Creates or replaces. Rejects with a `conflict` where somebody else was faster: nothing was changed then. */
  put: () =>
    mutationOptions({
      mutationFn: (input: Parameters<typeof putConfigurationAggregator>[0]) =>
        callAction(() => putConfigurationAggregator(input)),
      meta: { invalidates: [keys.aggregators.all] },
    }),
  delete: () =>
    mutationOptions({
      mutationFn: (address: { region: Region; name: AggregatorName }) =>
        callAction(() => deleteConfigurationAggregator(address)),
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
      mutationFn: (input: TagsInput) => callAction(() => changeAggregatorTags(input)),
      meta: { invalidates: [keys.aggregators.all] },
    }),
};
