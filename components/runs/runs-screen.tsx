"use client";

import { ListChecks } from "lucide-react";
import {
  runsDescendingFirst,
  runsExportQuery,
  runsParsers,
} from "@/components/inventory/addresses/runs-address";
import { ChangeList } from "@/components/inventory/runs/change-list";
import { runViewLabels } from "@/components/inventory/runs/run-labels";
import { useRecentRuns, useRunList } from "@/components/inventory/runs/use-run";
import { useNow } from "@/components/ui/clock";
import { useAddress } from "@/components/ui/address/use-address";
import { LinkButton } from "@/components/ui/link-button";
import { orderOf } from "@/components/ui/rows/sort-order";
import { EmptyState } from "@/components/ui/status/empty-state";
import type { RunList } from "@/lib/runs/run";
import { runViews } from "@/lib/runs/run-view";
import { listedRuns, withRecent } from "./list-view";
import { runColumns, RunsTable } from "./runs-table";

const states = runViews.map((value) => ({ value, ...runViewLabels[value] }));

/** Every run of this caller, newest first; those that are under way as the news has them. `first` is what the server read. */
export function RunsScreen({ first }: { first: RunList }) {
  const [params, setParams] = useAddress(runsParsers);
  const query = useRunList(first);
  const all = withRecent(
    query.data.pages.flatMap(({ runs }) => runs),
    useRecentRuns(),
  );
  const order = orderOf(params, runsDescendingFirst);
  const runs = listedRuns(all, params, order, useNow());
  const sorting = {
    order,
    descendingFirst: runsDescendingFirst,
    onSort: (written: Parameters<typeof setParams>[0]) => void setParams(written),
  };
  if (all.length === 0) return <NoRuns />;
  return (
    <ChangeList
      noun="run"
      states={states}
      peopleLabel="Started by"
      people={new Map(all.map(({ by }) => [by.id, by.name]))}
      filters={params}
      onFilter={(filter) => void setParams(filter)}
      read={query}
      columns={runColumns}
      sorting={sorting}
      shown={runs.length}
      total={all.length}
      exported={{ href: "/api/runs/export", everything: "Runs", params: () => runsExportQuery(params) }}
    >
      <RunsTable runs={runs} sorting={sorting} />
    </ChangeList>
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
