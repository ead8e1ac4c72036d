"use client";

import { DockedNotices } from "@/components/ui/notice-dock";
import { useMutation, useQuery } from "@tanstack/react-query";
import { RefreshCw, SearchX } from "lucide-react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { ClientFailurePanel } from "@/components/failures/client-failure-panel";
import { MissingPartsNotice } from "@/components/failures/missing-parts-notice";
import { useAddress } from "@/components/ui/address/use-address";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { EmptyState } from "@/components/ui/status/empty-state";
import { FigureDefinitions } from "@/components/ui/panel/figure-definitions";
import { RelativeTime } from "@/components/ui/relative-time";
import { orderOf } from "@/components/ui/rows/sort-order";
import { aggregatorDefinitions } from "@/lib/aws-config/aggregators/figure-definitions";
import { aggregatorMutations } from "@/lib/aws-config/aggregators/client/mutations";
import { aggregatorQueries } from "@/lib/aws-config/aggregators/client/queries";
import { type AggregatorList } from "@/lib/aws-config/aggregators/aggregator-list";
import { isReading } from "@/lib/aws-config/aggregators/sources/source-reading";
import { AggregatorFilterBar } from "./aggregator-filter-bar";
import { AggregatorTable } from "./aggregator-table";
import { listLines } from "./list-view";
import { NoAggregators } from "./no-aggregators";
import { RegionMeters } from "./sources/region-meters";
import { aggregatorsParsers, listDescendingFirst } from "../inventory/addresses/aggregators-address";
import { useAggregatorsNews } from "../inventory/news/use-aggregators-news";

/** The aggregators of all Regions side by side. `first` is what the server read for the first paint. */
export function AggregatorsScreen({ first }: { first: AggregatorList }) {
  const [params, setParams] = useAddress(aggregatorsParsers);
  const query = useQuery({
    ...aggregatorQueries.list(),
    initialData: first,
    initialDataUpdatedAt: first.readAt,
  });
  const health = useQuery(aggregatorQueries.health());
  useAggregatorsNews();
  const again = useMutation(aggregatorMutations.readSourcesAgain());
  const { data: list } = query;
  const lines = listLines(list, health.data, params);
  const all = list.regions.flatMap(({ aggregators }) => aggregators);
  const missingParts = list.regions.flatMap(({ region, failure }) =>
    failure === undefined ? [] : [{ part: "aggregators" as const, of: region, failure }],
  );
  const isBusy = query.isFetching || health.data?.aggregators.some(({ state }) => isReading(state)) === true;

  function readAgain() {
    void query.refetch();
    again.mutate(all.map(({ region, name }) => ({ region, name })));
  }

  const [firstMissing] = missingParts;
  if (firstMissing !== undefined && all.length === 0 && missingParts.length === list.regions.length) {
    return <ClientFailurePanel failure={firstMissing.failure} onRetry={() => void query.refetch()} />;
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DockedNotices>
        {query.error && (
          <FailureNotice
            failure={query.error.failure}
            consequence="What is shown was read before."
            onRetry={() => void query.refetch()}
          />
        )}
        <MissingPartsNotice
          missingParts={missingParts}
          action={
            <Button size="small" busy={query.isFetching} onClick={() => void query.refetch()}>
              Try again
            </Button>
          }
        />
        {health.error && (
          <FailureNotice
            failure={health.error.failure}
            consequence="The aggregators themselves are listed."
          />
        )}
      </DockedNotices>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b px-4 py-1.5">
        <RegionMeters list={list} />
        <FigureDefinitions definitions={aggregatorDefinitions} />
        <div className="ml-auto flex items-center gap-3 text-12 text-ink-quiet">
          <span>
            as of <RelativeTime at={list.readAt} />
          </span>
          <Button
            variant="ghost"
            size="small"
            busy={isBusy}
            aria-label="Read the aggregators and their sources again"
            title="Read the aggregators and their sources again"
            onClick={readAgain}
            className="w-7 px-0"
          >
            <RefreshCw aria-hidden="true" className={cx(isBusy && "motion-safe:animate-spin")} />
          </Button>
        </div>
      </div>
      <AggregatorFilterBar list={list} params={params} onChange={(change) => void setParams(change)} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {lines.length > 0 && (
          <AggregatorTable
            lines={lines}
            order={orderOf(params, listDescendingFirst)}
            onSort={(order) => void setParams(order)}
          />
        )}
        {lines.length === 0 && all.length > 0 && (
          <EmptyState
            icon={<SearchX />}
            title="Nothing matches these filters"
            action={
              <Button onClick={() => void setParams({ q: null, region: null, source: null })}>
                Clear all filters
              </Button>
            }
          >
            There are aggregators, but none of them is as the filters above want it.
          </EmptyState>
        )}
        {all.length === 0 && missingParts.length === 0 && (
          <NoAggregators regions={list.regions.map(({ region }) => region)} />
        )}
      </div>
    </div>
  );
}
