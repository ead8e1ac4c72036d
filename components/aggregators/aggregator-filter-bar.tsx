"use client";

import { PermittedLinkButton } from "@/components/frame/permitted-button";
import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { FacetFilter } from "@/components/ui/menu/facet-filter";
import { ViewsMenu } from "@/components/inventory/views/views-menu";
import { ExportMenu } from "@/components/ui/export-menu";
import { SortMenu } from "@/components/ui/rows/sort-menu";
import { orderOf } from "@/components/ui/rows/sort-order";
import { SearchField } from "@/components/ui/field/search-field";
import { Token } from "@/components/ui/field/token";
import { Toolbar } from "@/components/ui/panel/toolbar";
import type { AggregatorList } from "@/lib/aws-config/aggregators/aggregator-list";
import { aggregatorsExportQuery } from "./export-query";
import { aggregatorColumns } from "./aggregator-table";
import {
  type AggregatorsParams,
  listDescendingFirst,
  sourceKinds,
} from "../inventory/addresses/aggregators-address";

type Filters = Pick<AggregatorsParams, "q" | "region" | "source">;
type Change = { readonly [Name in keyof AggregatorsParams]?: AggregatorsParams[Name] | null };

const kindLabels = { accounts: "Individual accounts", organization: "Organization" } as const;
const kindOptions = sourceKinds.map((value) => ({ value, label: kindLabels[value] }));

/** The filters above the list, those in force as tokens, and the way to a new aggregator. */
export function AggregatorFilterBar({
  list,
  params,
  onChange,
}: {
  list: AggregatorList;
  params: AggregatorsParams;
  onChange: (change: Change) => void;
}) {
  const regionOptions = list.regions.map(({ region, aggregators }) => ({
    value: String(region),
    label: region,
    count: aggregators.length,
  }));
  return (
    <>
      <Toolbar label="Filters">
        <SearchField
          label="Filter by name"
          value={params.q}
          onChange={(q) => onChange({ q })}
          className="w-full sm:w-64"
        />
        <FacetFilter
          label="Region"
          options={regionOptions}
          selected={params.region}
          onChange={(region) => onChange({ region: [...region] })}
        />
        <FacetFilter
          label="Source"
          options={kindOptions}
          selected={params.source}
          onChange={(source) => onChange({ source: [...source] })}
        />
        <span className="ml-auto" />
        <SortMenu
          columns={aggregatorColumns}
          order={orderOf(params, listDescendingFirst)}
          descendingFirst={listDescendingFirst}
          onSort={onChange}
          className="xl:hidden"
        />
        <ViewsMenu page="/aggregators" />
        <ExportMenu
          href="/api/aggregators/export"
          params={() => aggregatorsExportQuery(params)}
          everything="Aggregators"
          isFiltered={isFiltered(params)}
        />
        <PermittedLinkButton permission="aggregator:write" variant="primary" href="/aggregators/new">
          <Plus aria-hidden="true" />
          New aggregator
        </PermittedLinkButton>
      </Toolbar>
      {params.region.length + params.source.length > 0 && (
        <div className="flex flex-wrap items-center gap-1.5 border-b px-4 py-1.5">
          {params.region.length > 0 && (
            <Token name="Region" onRemove={() => onChange({ region: [] })}>
              {params.region.join(" or ")}
            </Token>
          )}
          {params.source.length > 0 && (
            <Token name="Source" onRemove={() => onChange({ source: [] })}>
              {params.source.map((kind) => kindLabels[kind]).join(" or ")}
            </Token>
          )}
          <Button variant="ghost" size="small" onClick={() => onChange({ q: "", region: [], source: [] })}>
            Clear all
          </Button>
        </div>
      )}
    </>
  );
}

function isFiltered({ q, region, source }: Filters): boolean {
  return q.trim() !== "" || region.length + source.length > 0;
}
