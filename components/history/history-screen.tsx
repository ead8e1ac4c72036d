"use client";

import { History, SearchX } from "lucide-react";
import { useState } from "react";
import { RefreshFailure } from "@/components/failures/refresh-failure";
import {
  type HistoryChange,
  historyParsers,
  historyQuestion,
} from "@/components/inventory/addresses/history-address";
import { causeLabels } from "@/components/inventory/history/export-lines";
import { changeLabels } from "@/components/inventory/history/change-labels";
import { Timeline } from "@/components/inventory/history/timeline";
import { useHistory } from "@/components/inventory/history/use-history";
import { useAddress } from "@/components/ui/address/use-address";
import { Button } from "@/components/ui/button";
import { ViewsMenu } from "@/components/inventory/views/views-menu";
import { ExportMenu } from "@/components/ui/export-menu";
import { Token } from "@/components/ui/field/token";
import { FacetFilter } from "@/components/ui/menu/facet-filter";
import { Moment } from "@/components/ui/moment";
import { Toolbar } from "@/components/ui/panel/toolbar";
import { EmptyState } from "@/components/ui/status/empty-state";
import { Skeleton } from "@/components/ui/status/skeleton";
import { countOf } from "@/lib/format/count";
import { historySearch } from "@/lib/inventory/client/history-queries";
import { changeKinds } from "@/lib/inventory/snapshot/changes/change";
import type { HistoryPage } from "@/lib/inventory/snapshot/changes/history";

const kindOptions = changeKinds.map((value) => ({ value, label: changeLabels[value] }));
const causeOptions = [
  { value: "canopy", label: causeLabels.canopy },
  { value: "elsewhere", label: causeLabels.elsewhere },
] as const;
const noFilters = { subject: null, only: null, kind: null, by: null, from: null, to: null } as const;

/** What changed in the organization and its conformance packs, newest first. `first` is what the server read. */
export function HistoryScreen({
  first,
  subjectName,
  isUnit: isOpenedUnit,
}: {
  first: HistoryPage;
  /** How what the address asks for is called; absent where it asks for everything. */
  subjectName?: string | undefined;
  /** Whether there is something below it. */
  isUnit: boolean;
}) {
  const [params, setParams] = useAddress(historyParsers);
  const question = historyQuestion(params);
  // What came with the page answers the question that the page was opened with, and no later one.
  const [opened] = useState(() => JSON.stringify(question));
  const query = useHistory(question, JSON.stringify(question) === opened ? first : undefined);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const groups = data?.pages.flatMap((page) => page.groups);
  const count = groups?.reduce(
    (sum, { bundles }) => bundles.reduce((inGroup, bundle) => inGroup + bundle.count, sum),
    0,
  );
  const isUnit = isOpenedUnit && params.subject !== null;
  const change = (next: HistoryChange) => void setParams(next);
  const isFiltered = Object.keys(question).length > 0;
  const isOneSubject = question.subject !== undefined && (!isUnit || params.only);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <RefreshFailure error={error} refetch={refetch} />
      <Toolbar label="Filters">
        <FacetFilter
          label="Change"
          options={kindOptions}
          selected={params.kind}
          onChange={(kind) => change({ kind: [...kind] })}
        />
        <FacetFilter
          label="Changed by"
          options={causeOptions}
          selected={params.by === null ? [] : [params.by]}
          onChange={(by) => change({ by: by.find((each) => each !== params.by) ?? null })}
        />
        {params.subject !== null && (
          <Token
            name={isUnit && !params.only ? "Within" : "Target"}
            onRemove={() => change({ subject: null, only: null })}
          >
            {subjectName ?? params.subject}
          </Token>
        )}
        {isUnit && (
          <Button size="small" variant="ghost" onClick={() => change({ only: params.only ? null : true })}>
            {params.only ? "Include what is below" : "This target only"}
          </Button>
        )}
        {params.from !== null && (
          <Token name="Since" onRemove={() => change({ from: null })}>
            <Moment at={params.from.getTime()} />
          </Token>
        )}
        {params.to !== null && (
          <Token name="Until" onRemove={() => change({ to: null })}>
            <Moment at={params.to.getTime()} />
          </Token>
        )}
        <span role="status" className="text-12 text-ink-quiet tabular-nums">
          {count !== undefined && countOf(count, "change")}
          {hasNextPage && " so far"}
        </span>
        <span className="ml-auto" />
        <ViewsMenu page="/history" />
        <ExportMenu
          href="/api/history/export"
          params={() => historySearch(question)}
          everything="Changes"
          isFiltered={isFiltered}
        />
      </Toolbar>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {groups === undefined && !error && <Skeleton className="m-4 w-64" />}
        {groups !== undefined && groups.length > 0 && (
          <Timeline groups={groups} question={question} isOneSubject={isOneSubject} />
        )}
        {groups?.length === 0 && !isFiltered && <NothingYet />}
        {groups?.length === 0 && isFiltered && (
          <EmptyState
            icon={<SearchX />}
            title="No changes match"
            action={<Button onClick={() => change(noFilters)}>Clear all filters</Button>}
          >
            Canopy has seen no change that is as the filters above ask.
          </EmptyState>
        )}
        {hasNextPage && (
          <div className="px-4 py-3">
            <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              Show earlier changes
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function NothingYet() {
  return (
    <EmptyState icon={<History />} title="No changes yet">
      Canopy compares each collection with the one before: accounts that joined, left or moved, policies and
      what they are applied to, association and conformance pack statuses. What changes from now on is listed
      here, with both values.
    </EmptyState>
  );
}
