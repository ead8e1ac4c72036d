"use client";

import { FileClock, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { RefreshFailure } from "@/components/failures/refresh-failure";
import {
  activityParsers,
  activityQuestion,
  noActivityFilters,
} from "@/components/inventory/addresses/activity-address";
import { type FirstActivity, useActivityList } from "@/components/inventory/activity/use-activity";
import { useTargetFacts } from "@/components/inventory/use-target-facts";
import { useAddress } from "@/components/ui/address/use-address";
import { Button } from "@/components/ui/button";
import { ViewsMenu } from "@/components/inventory/views/views-menu";
import { ExportMenu } from "@/components/ui/export-menu";
import { Toolbar } from "@/components/ui/panel/toolbar";
import { EmptyState } from "@/components/ui/status/empty-state";
import type { ActivityDetail } from "@/lib/activity/activity";
import { activitySearch } from "@/lib/activity/client/queries";
import { countOf } from "@/lib/format/count";
import { ActivityFilters, isFilteredBy } from "./activity-filters";
import { ActivityTable } from "./activity-table";
import { ChangePanel } from "./change-panel";

/** Every change made through Canopy, newest first. `first` is what the server read. */
export function ActivityScreen({
  first,
  differenceOf,
}: {
  first: FirstActivity;
  differenceOf: (detail: ActivityDetail) => ReactNode;
}) {
  const [params, setParams] = useAddress(activityParsers);
  const question = activityQuestion(params);
  const { query, changes, facets, newer, upTo, showNewer } = useActivityList(question, first);
  const { error, hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage, refetch } = query;
  const facts = useTargetFacts();
  const isFiltered = isFilteredBy(params);
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <RefreshFailure error={error} refetch={refetch} />
        <Toolbar label="Filters">
          <ActivityFilters
            params={params}
            facets={facets}
            facts={facts}
            onChange={(change) => void setParams(change)}
          />
          <span role="status" className="text-12 text-ink-quiet tabular-nums">
            {countOf(changes.length, "change")}
            {hasNextPage && ", older ones not shown"}
          </span>
          <span className="ml-auto" />
          <ViewsMenu page="/activity" />
          <ExportMenu
            href="/api/activity/export"
            params={() => activitySearch(question, { upTo })}
            everything="Activity"
            isFiltered={isFiltered}
          />
        </Toolbar>
        {newer > 0 && (
          <div role="status" className="flex justify-center border-b bg-surface-sunken px-4 py-1">
            <Button variant="ghost" size="small" onClick={showNewer}>
              Show {newer >= 100 ? "100 or more newer changes" : countOf(newer, "newer change")}
            </Button>
          </div>
        )}
        <div className="min-h-0 flex-1 overflow-y-auto" aria-busy={isPlaceholderData || undefined}>
          {changes.length > 0 && (
            <ActivityTable
              changes={changes}
              params={params}
              facts={facts}
              onOpen={({ id }) => void setParams({ change: id }, { history: "push" })}
            />
          )}
          {changes.length === 0 && !isFiltered && <NoActivity />}
          {changes.length === 0 && isFiltered && !isPlaceholderData && (
            <EmptyState
              icon={<SearchX />}
              title="No changes match"
              action={<Button onClick={() => void setParams(noActivityFilters)}>Clear all filters</Button>}
            >
              The record has no change that is as the filters above ask.
            </EmptyState>
          )}
          {hasNextPage && (
            <div className="px-4 py-3">
              <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                Show older changes
              </Button>
            </div>
          )}
        </div>
      </div>
      {params.change !== null && (
        <ChangePanel
          id={params.change}
          listed={changes.find(({ id }) => id === params.change)}
          facts={facts}
          differenceOf={differenceOf}
          onClose={() => void setParams({ change: null })}
        />
      )}
    </div>
  );
}

function NoActivity() {
  return (
    <EmptyState icon={<FileClock />} title="No changes yet">
      Each change that is made through Canopy is recorded here: who, when, what, before and after, and
      AWS&apos;s answer. Nothing has been changed through this Canopy so far.
    </EmptyState>
  );
}
