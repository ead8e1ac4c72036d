import { queryOptions } from "@tanstack/react-query";
import type { Region } from "@/lib/core/identifiers";
import { callAction } from "@/lib/query/call-action";
import { fetchJson } from "@/lib/query/fetch-json";
import { keys } from "@/lib/query/keys";
import { describeConfigurationAggregator } from "../server/actions";
import type { AggregatorName } from "../model";
import { appendPart, type SourcesRead } from "../sources/sources-read";
import { isReading, type SourceReadingPart } from "../sources/source-reading";

/** How often a reading that grows is looked at. */
const growingMs = 1000;

export const aggregatorQueries = {
  /** The aggregators of all Regions that Canopy looks into. */
  list: () =>
    queryOptions({
      queryKey: keys.aggregators.list(),
      queryFn: ({ signal }) =>
        fetchJson({
          url: "/api/aggregators",
          signal,
          schema: async () => (await import("../aggregator-list")).AggregatorList,
          what: "The aggregators",
        }),
    }),

  /** How the sources of all of them are, in numbers. Grows until everything has been read. */
  health: () =>
    queryOptions({
      queryKey: keys.aggregators.health(),
      queryFn: ({ signal }) =>
        fetchJson({
          url: "/api/aggregators/health",
          signal,
          schema: async () => (await import("../sources/source-reading")).AggregatorsHealth,
          what: "The health of the aggregators",
        }),
      refetchInterval: ({ state }) =>
        state.data?.aggregators.some((each) => isReading(each.state)) === true ? 2 * growingMs : false,
    }),

  /** One aggregator as it currently is in AWS, with its tags and the fingerprint that a change has to name. */
  detail: (region: Region, name: AggregatorName) =>
    queryOptions({
      queryKey: keys.aggregators.detail(region, name),
      queryFn: () => callAction(() => describeConfigurationAggregator({ region, name })),
    }),

  /**
   * How its sources are, source by source and Region by Region. Grows until the reading is complete: AWS needs minutes
   * for 10,000 accounts in 17 Regions.
   */
  sources: (region: Region, name: AggregatorName) =>
    queryOptions({
      queryKey: keys.aggregators.sources(region, name),
      queryFn: async ({ signal, client, queryKey }): Promise<SourcesRead> => {
        const shown = client.getQueryData<SourcesRead>(queryKey);
        return appendPart(shown, await fetchSources({ region, name, shown, signal }));
      },
      refetchInterval: ({ state }) =>
        state.data !== undefined && isReading(state.data.state) ? growingMs : false,
      structuralSharing: false,
    }),
};

interface SourcesRequest {
  readonly region: Region;
  readonly name: AggregatorName;
  readonly shown?: SourcesRead | undefined;
  readonly signal: AbortSignal;
}

function fetchSources({ region, name, shown, signal }: SourcesRequest): Promise<SourceReadingPart> {
  const search = new URLSearchParams({ region, name });
  if (shown !== undefined) {
    search.set("reading", shown.id);
    search.set("batches", String(shown.batches.length));
  }
  return fetchJson({
    url: `/api/aggregators/sources?${search.toString()}`,
    signal,
    schema: async () => (await import("../sources/source-reading")).SourceReadingPart,
    what: "The sources of the aggregator",
  });
}
