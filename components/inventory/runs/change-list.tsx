"use client";

import { SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { RefreshFailure } from "@/components/failures/refresh-failure";
import { Button } from "@/components/ui/button";
import { ViewsMenu } from "@/components/inventory/views/views-menu";
import { ExportMenu } from "@/components/ui/export-menu";
import { SearchField } from "@/components/ui/field/search-field";
import { FacetFilter } from "@/components/ui/menu/facet-filter";
import { Toolbar } from "@/components/ui/panel/toolbar";
import type { BlockColumn, Sorting } from "@/components/ui/rows/block-table";
import { SortMenu } from "@/components/ui/rows/sort-menu";
import { StatusIcon } from "@/components/ui/status/status-mark";
import { EmptyState } from "@/components/ui/status/empty-state";
import { type Tone, toneText } from "@/components/ui/status/tone";
import { TextLink } from "@/components/ui/text-link";
import type { Failure } from "@/lib/core/failure";
import { countOf } from "@/lib/format/count";

/** What the filters of a list of changes are. */
interface ChangeFilters<State extends string> {
  readonly q: string;
  readonly state: readonly State[];
  readonly by: readonly string[];
}

/** The pages that have been read of a list. */
interface ReadPages {
  readonly error: { readonly failure: Failure } | null;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
  readonly refetch: () => unknown;
}

/** A list of runs or plans, newest first, with what narrows it down, sorts it and saves it. */
export function ChangeList<State extends string, Sort extends string>({
  noun,
  states,
  peopleLabel,
  people,
  filters,
  onFilter,
  read: { error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch },
  columns,
  sorting,
  shown,
  total,
  exported,
  children,
}: {
  noun: "run" | "plan";
  states: readonly { readonly value: State; readonly word: string; readonly tone: Tone }[];
  peopleLabel: string;
  /** Names by id. */
  people: ReadonlyMap<string, string>;
  filters: ChangeFilters<State>;
  onFilter: (change: { q?: string | null; state?: State[] | null; by?: string[] | null }) => void;
  read: ReadPages;
  columns: readonly BlockColumn<Sort>[];
  sorting: Sorting<Sort>;
  /** How many pass the filters, of how many that have been read. */
  shown: number;
  total: number;
  exported: {
    readonly href: string;
    readonly everything: string;
    readonly params: () => URLSearchParams;
  };
  /** The table. */
  children: ReactNode;
}) {
  const nouns = `${noun}s`;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <RefreshFailure error={error} refetch={refetch} />
      <Toolbar label="Filters">
        <SearchField
          label="Filter by change, person, reason or number"
          value={filters.q}
          onChange={(q) => onFilter({ q })}
          className="w-full sm:w-72"
        />
        <FacetFilter
          label="State"
          options={states.map(({ value, word, tone }) => ({
            value,
            label: word,
            icon: <StatusIcon tone={tone} className={toneText[tone]} />,
          }))}
          selected={filters.state}
          onChange={(state) => onFilter({ state: [...state] })}
        />
        <FacetFilter
          label={peopleLabel}
          options={[...people].map(([value, label]) => ({ value, label }))}
          selected={filters.by}
          onChange={(by) => onFilter({ by: [...by] })}
        />
        <span role="status" className="text-12 text-ink-quiet tabular-nums">
          {countOf(shown, noun)}
          {hasNextPage && ` of the ${countOf(total, "newest", "newest")}`}
        </span>
        <span className="ml-auto" />
        <SortMenu
          columns={columns}
          order={sorting.order}
          descendingFirst={sorting.descendingFirst}
          onSort={sorting.onSort}
          className="md:hidden"
        />
        <ViewsMenu page={noun === "run" ? "/runs" : "/plans"} />
        <ExportMenu {...exported} isFiltered={shown < total} />
      </Toolbar>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {shown > 0 && children}
        {shown === 0 && (
          <EmptyState
            icon={<SearchX />}
            title={`No ${nouns} match`}
            action={
              <Button onClick={() => onFilter({ q: null, state: null, by: null })}>Clear all filters</Button>
            }
          >
            There are {nouns}, but none is as the filters above ask.
          </EmptyState>
        )}
        {hasNextPage && (
          <div className="px-4 py-3">
            <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              Show older {nouns}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

/** The cells of a row that name a change: its number, and its title with the reason below. */
export function ChangeName({
  number,
  href,
  title,
  reason,
}: {
  number: number;
  href: `/runs/${string}` | `/plans/${string}`;
  title: string;
  reason: string | undefined;
}) {
  return (
    <>
      <td className="text-ink-quiet tabular-nums max-md:order-1 md:pl-4!">#{number}</td>
      <th scope="row" className="text-left font-medium max-md:order-3 max-md:w-full">
        <TextLink href={href} look="quiet" prefetch={false} className="break-words">
          {title}
        </TextLink>
        {reason !== undefined && (
          <span className="block max-w-prose text-12 font-normal break-words text-ink-quiet">{reason}</span>
        )}
      </th>
    </>
  );
}
