"use client";

import { SearchX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/status/empty-state";
import { ExportMenu } from "@/components/ui/export-menu";
import { FacetFilter } from "@/components/ui/menu/facet-filter";
import { orderOf } from "@/components/ui/rows/sort-order";
import { SearchField } from "@/components/ui/field/search-field";
import { StatusIcon } from "@/components/ui/status/status-mark";
import { Token } from "@/components/ui/field/token";
import { toneText } from "@/components/ui/status/tone";
import { Toolbar } from "@/components/ui/panel/toolbar";
import { useShortcut } from "@/components/ui/keys/use-shortcut";
import type { ErrorGroup } from "@/lib/aws-config/aggregators/sources/error-groups";
import { type ConfigurationAggregator, sourceUpdateStatuses } from "@/lib/aws-config/aggregators/model";
import type { SourceHealth } from "@/lib/aws-config/aggregators/sources/source-health";
import type { SourceMatrix } from "@/lib/aws-config/aggregators/sources/source-matrix";
import { countOf, partOfAll } from "@/lib/format/count";
import { accountSearch } from "@/lib/organizations/account-search";
import { CellDetails } from "./cell-details";
import { errorTitle } from "./error-title";
import { aggregatorExportQuery } from "../export-query";
import { matrixView } from "./matrix-view";
import {
  type AggregatorParams,
  type AggregatorViewChange,
  sourcesDescendingFirst,
} from "@/components/inventory/addresses/aggregators-address";
import { SourceGrid } from "./source-grid";
import { sourceStatusLabels } from "./source-labels";
import type { OrganizationPlaces } from "../use-organization-places";

const statusOptions = sourceUpdateStatuses.map((value) => {
  const { word, tone } = sourceStatusLabels[value];
  return { value, label: word, icon: <StatusIcon tone={tone} className={toneText[tone]} /> };
});

const noFilter = { q: null, status: null, region: null, error: null } as const;

/** Every source in every Region, filtered and sorted as the URL says. */
export function SourcesTab({
  aggregator,
  matrix,
  health,
  groups,
  organization: { tree, placeOf },
  params,
  onChange,
}: {
  aggregator: ConfigurationAggregator;
  matrix: SourceMatrix;
  health: SourceHealth;
  groups: readonly ErrorGroup[];
  organization: Pick<OrganizationPlaces, "tree" | "placeOf">;
  params: AggregatorParams;
  onChange: (change: AggregatorViewChange) => void;
}) {
  const error = groups.find(({ key }) => key === params.error);
  const order = orderOf(params, sourcesDescendingFirst);
  const view = matrixView(matrix, health, placeOf, {
    isFound: accountSearch(tree, params.q),
    statuses: params.status,
    regions: params.region,
    error,
    order,
  });
  const open =
    params.source === null ? undefined : { sourceId: params.source, region: params.at ?? undefined };
  useShortcut({ keys: "Escape", does: "Close the details", group: "This page" });
  const isFiltered =
    view.sources.length < matrix.sources.length || view.regions.length < matrix.regions.length;
  return (
    <div
      className="flex min-h-0 flex-1 flex-col"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented || open === undefined) return;
        onChange({ source: null, at: null });
      }}
    >
      <Toolbar label="Filters">
        <SearchField
          label="Filter by name, id, e-mail or path"
          value={params.q}
          onChange={(q) => onChange({ q: q === "" ? null : q })}
          className="w-full sm:w-72"
        />
        <FacetFilter
          label="Status"
          options={statusOptions
            .map((option) => ({ ...option, count: health.total[option.value] }))
            .filter(({ value, count }) => value !== "UNKNOWN" || count > 0)}
          selected={params.status}
          onChange={(status) => onChange({ status: [...status] })}
        />
        <FacetFilter
          label="Region"
          options={matrix.regions.map((region, place) => ({
            value: region,
            label: region,
            detail: failedInWords(health.byRegion.failed[place] ?? 0),
          }))}
          selected={params.region}
          onChange={(region) => onChange({ region: [...region] })}
        />
        <span className="ml-auto" />
        <ExportMenu
          href="/api/aggregators/export"
          params={() => aggregatorExportQuery(aggregator, { rows: "pairs", ...exportedPart(params) })}
          everything="Account–Region pairs"
          isFiltered={isFiltered || params.status.length > 0 || params.error !== null}
        />
      </Toolbar>
      {(params.status.length > 0 || params.region.length > 0 || params.error !== null) && (
        <div className="flex flex-wrap items-center gap-1.5 border-b px-4 py-1.5">
          {params.status.length > 0 && (
            <Token name="Status" onRemove={() => onChange({ status: null })}>
              {params.status.map((status) => sourceStatusLabels[status].word).join(" or ")}
            </Token>
          )}
          {params.region.length > 0 && (
            <Token name="Region" onRemove={() => onChange({ region: null })}>
              {params.region.join(" or ")}
            </Token>
          )}
          {params.error !== null && (
            <Token name="Error" onRemove={() => onChange({ error: null })}>
              {error === undefined ? "no longer there" : errorTitle(error)}
            </Token>
          )}
          <Button variant="ghost" size="small" onClick={() => onChange(noFilter)}>
            Clear all
          </Button>
        </div>
      )}
      <p role="status" className="border-b px-4 py-1 text-12 text-ink-quiet tabular-nums">
        {isFiltered
          ? partOfAll(view.sources.length, matrix.sources.length, "source")
          : countOf(matrix.sources.length, "source")}{" "}
        {matrix.isOrganization.includes(1) &&
          !isFiltered &&
          `(${countOf(matrix.sources.length - 1, "account")} and the organization itself) `}
        in {countOf(view.regions.length, "Region")}
      </p>
      {view.sources.length === 0 ? (
        <EmptyState
          icon={<SearchX />}
          title="Nothing matches these filters"
          action={<Button onClick={() => onChange(noFilter)}>Clear all filters</Button>}
          className="flex-1"
        >
          The aggregator has sources, but none of them is as the filters above want it.
        </EmptyState>
      ) : (
        <SourceGrid
          matrix={matrix}
          health={health}
          view={view}
          placeOf={placeOf}
          open={open}
          sort={order}
          onSort={onChange}
          onOpen={({ sourceId, region }) => onChange({ source: sourceId, at: region ?? null })}
        />
      )}
      {open !== undefined && matrix.sources.includes(open.sourceId) && (
        <CellDetails
          open={open}
          matrix={matrix}
          placeOf={placeOf}
          onClose={() => onChange({ source: null, at: null })}
        />
      )}
    </div>
  );
}

function exportedPart({ q, status, region, error, sort, direction }: AggregatorParams) {
  return { q, status, region, error, sort, direction };
}

function failedInWords(failed: number): string {
  return failed === 0 ? "" : `${failed} failed`;
}
