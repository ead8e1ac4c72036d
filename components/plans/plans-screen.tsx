"use client";

import { CalendarClock, SearchX } from "lucide-react";
import { FailureNotice } from "@/components/failures/failure-notice";
import {
  plansDescendingFirst,
  type PlansChange,
  plansExportQuery,
  plansParsers,
} from "@/components/inventory/addresses/plans-address";
import { planStateLabels } from "@/components/inventory/plans/plan-labels";
import { usePlanList } from "@/components/inventory/plans/use-plans";
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
import { type PlanList, PlanState } from "@/lib/runs/plans/plan";
import { listedPlans } from "./list-view";
import { planColumns, PlansTable } from "./plans-table";

const stateOptions = PlanState.options.map((value) => {
  const { word, tone } = planStateLabels[value];
  return { value, label: word, icon: <StatusIcon tone={tone} className={toneText[tone]} /> };
});
const noFilters = { q: null, state: null, by: null } as const;

/** Every plan of this caller, newest first. `first` is what the server read. */
export function PlansScreen({ first }: { first: PlanList }) {
  const [params, setParams] = useAddress(plansParsers);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = usePlanList(first);
  const all = data.pages.flatMap(({ plans }) => plans);
  const order = orderOf(params, plansDescendingFirst);
  const plans = listedPlans(all, params, order);
  const people = [
    ...new Map(all.flatMap(({ authors: [author] }) => (author ? [[author.id, author.name] as const] : []))),
  ];
  const change = (next: PlansChange) => void setParams(next);
  if (all.length === 0) return <NoPlans />;
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
          label="Planned by"
          options={people.map(([value, label]) => ({ value, label }))}
          selected={params.by}
          onChange={(by) => change({ by: [...by] })}
        />
        <span role="status" className="text-12 text-ink-quiet tabular-nums">
          {countOf(plans.length, "plan")}
          {hasNextPage && ` of the ${countOf(all.length, "newest", "newest")}`}
        </span>
        <span className="ml-auto" />
        <SortMenu
          columns={planColumns}
          order={order}
          descendingFirst={plansDescendingFirst}
          onSort={change}
          className="md:hidden"
        />
        <ExportMenu
          href="/api/plans/export"
          params={() => plansExportQuery(params)}
          everything="Plans"
          isFiltered={plans.length < all.length}
        />
      </Toolbar>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {plans.length > 0 && <PlansTable plans={plans} order={order} onSort={change} />}
        {plans.length === 0 && (
          <EmptyState
            icon={<SearchX />}
            title="No plans match"
            action={<Button onClick={() => change(noFilters)}>Clear all filters</Button>}
          >
            There are plans, but none is as the filters above ask.
          </EmptyState>
        )}
        {hasNextPage && (
          <div className="px-4 py-3">
            <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              Show older plans
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function NoPlans() {
  return (
    <EmptyState
      icon={<CalendarClock />}
      title="No plans yet"
      action={
        <LinkButton href="/organization" variant="primary">
          Select targets
        </LinkButton>
      }
    >
      A plan is a reviewed change that is saved instead of started: shared by its address, approved by a
      second person where that is required, and started later or at a set time. Select targets in the
      organization, review the assignment and choose Save as plan.
    </EmptyState>
  );
}
