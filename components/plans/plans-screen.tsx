"use client";

import { CalendarClock } from "lucide-react";
import {
  plansDescendingFirst,
  plansExportQuery,
  plansParsers,
} from "@/components/inventory/addresses/plans-address";
import { planViewLabels } from "@/components/inventory/plans/plan-labels";
import { usePlanList } from "@/components/inventory/plans/use-plans";
import { ChangeList } from "@/components/inventory/runs/change-list";
import { useAddress } from "@/components/ui/address/use-address";
import { LinkButton } from "@/components/ui/link-button";
import { orderOf } from "@/components/ui/rows/sort-order";
import { EmptyState } from "@/components/ui/status/empty-state";
import type { PlanList } from "@/lib/runs/plans/plan";
import { planViews } from "@/lib/runs/run-view";
import { listedPlans } from "./list-view";
import { planColumns, PlansTable } from "./plans-table";

const states = planViews.map((value) => ({ value, ...planViewLabels[value] }));

/** Every plan of this caller, newest first. `first` is what the server read. */
export function PlansScreen({ first }: { first: PlanList }) {
  const [params, setParams] = useAddress(plansParsers);
  const query = usePlanList(first);
  const all = query.data.pages.flatMap(({ plans }) => plans);
  const order = orderOf(params, plansDescendingFirst);
  const plans = listedPlans(all, params, order);
  const authors = all.flatMap(({ authors: [author] }) => author ?? []);
  const sorting = {
    order,
    descendingFirst: plansDescendingFirst,
    onSort: (written: Parameters<typeof setParams>[0]) => void setParams(written),
  };
  if (all.length === 0) return <NoPlans />;
  return (
    <ChangeList
      noun="plan"
      states={states}
      peopleLabel="Planned by"
      people={new Map(authors.map(({ id, name }) => [id, name]))}
      filters={params}
      onFilter={(filter) => void setParams(filter)}
      read={query}
      columns={planColumns}
      sorting={sorting}
      shown={plans.length}
      total={all.length}
      exported={{ href: "/api/plans/export", everything: "Plans", params: () => plansExportQuery(params) }}
    >
      <PlansTable plans={plans} sorting={sorting} />
    </ChangeList>
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
