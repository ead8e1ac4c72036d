"use client";

import { ListChecks, SearchX } from "lucide-react";
import { FailureNotice } from "@/components/failures/failure-notice";
import {
  runsDescendingFirst,
  runsExportQuery,
  type RunsChange,
  runsParsers,
} from "@/components/inventory/addresses/runs-address";
import { runStateLabels } from "@/components/inventory/runs/run-labels";
import { useRecentRuns, useRunList } from "@/components/inventory/runs/use-run";
import { useAddress } from "@/components/ui/address/use-address";
import { Button } from "@/components/ui/button";
import { ExportMenu } from "@/components/ui/export-menu";
import { SearchField } from "@/components/ui/field/search-field";
import { LinkButton } from "@/components/ui/link-button";
import { FacetFilter } from "@/components/ui/menu/facet-filter";
import { DockedNotices } from "@/components/ui/notice-dock";
import { Toolbar } from "@/components/ui/panel/toolbar";
import { SortMenu } from "@/components/ui/rows/sort-menu";
import { orderOf } from "@/components/ui/rows/sort-order";
import { EmptyState } from "@/components/ui/status/empty-state";
import { StatusIcon } from "@/components/ui/status/status-mark";
import { toneText } from "@/components/ui/status/tone";
import { countOf } from "@/lib/format/count";
import { type RunList, RunState } from "@/lib/runs/run";
import { listedRuns, withRecent } from "./list-view";
import { runColumns, RunsTable } from "./runs-table";

const stateOptions = RunState.options.map((value) => {
  const { word, tone } = runStateLabels[value];
  return { value, label: word, icon: <StatusIcon tone={tone} className={toneText[tone]} /> };
});
const noFilters = { q: null, state: null, by: null } as const;

/** Every run of this caller, newest first; those that are under way as the news has them. `first` is what the server read. */
export function RunsScreen({ first }: { first: RunList }) {
  const [params, setParams] = useAddress(runsParsers);
  const query = useRunList(first);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const all = withRecent(
    data.pages.flatMap(({ runs }) => runs),
    useRecentRuns(),
  );
  const order = orderOf(params, runsDescendingFirst);
  const runs = listedRuns(all, params, order);
  const people = [...new Map(all.map(({ by }) => [by.id, by.name]))];
  const change = (next: RunsChange) => void setParams(next);
  if (all.length === 0) return <NoRuns />;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DockedNotices>
        {error && (
          <FailureNotice
            failure={error.failure}
            consequence="What is shown was read before."
            onRetry={() => void refetch()}
          />
        )}
      </DockedNotices>
      <Toolbar label="Filters">
        <SearchField
          label="Filter by change, person, reason or number"
          value={params.q}
          onChange={(q) => change({ q })}
          className="w-full sm:w-72"
        />
        <FacetFilter
          label="State"
          options={stateOptions}
          selected={params.state}
          onChange={(state) => change({ state: [...state] })}
        />
        <FacetFilter
          label="Started by"
          options={people.map(([value, label]) => ({ value, label }))}
          selected={params.by}
          onChange={(by) => change({ by: [...by] })}
        />
        <span role="status" className="text-12 text-ink-quiet tabular-nums">
          {countOf(runs.length, "run")}
          {hasNextPage && ` of the ${countOf(all.length, "newest", "newest")}`}
        </span>
        <span className="ml-auto" />
        <SortMenu
          columns={runColumns}
          order={order}
          descendingFirst={runsDescendingFirst}
          onSort={change}
          className="md:hidden"
        />
        <ExportMenu
          href="/api/runs/export"
          params={() => runsExportQuery(params)}
          everything="Runs"
          isFiltered={runs.length < all.length}
        />
      </Toolbar>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {runs.length > 0 && <RunsTable runs={runs} order={order} onSort={change} />}
        {runs.length === 0 && (
          <EmptyState
            icon={<SearchX />}
            title="No runs match"
            action={<Button onClick={() => change(noFilters)}>Clear all filters</Button>}
          >
            There are runs, but none is as the filters above ask.
          </EmptyState>
        )}
        {hasNextPage && (
          <div className="px-4 py-3">
            <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              Show older runs
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function NoRuns() {
  return (
    <EmptyState
      icon={<ListChecks />}
      title="No runs yet"
      action={
        <LinkButton href="/organization" variant="primary">
          Select targets
        </LinkButton>
      }
    >
      A run is a reviewed change that Canopy&apos;s server sends to AWS, target by target. It goes on while no
      browser is open, and stays here with the outcome of each target. Select targets in the organization and
      assign a configuration to start one.
    </EmptyState>
  );
}
