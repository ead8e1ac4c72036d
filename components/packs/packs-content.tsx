"use client";

import type { ReactNode } from "react";
import { DockedNotices } from "@/components/ui/notice-dock";
import { ExpandMenu } from "@/components/inventory/tree/expand-menu";
import { useAsOfQuery, useIsEarlier } from "@/components/inventory/as-of/use-as-of";
import { AsOfMenu } from "@/components/inventory/as-of/as-of-menu";
import { PermittedLinkButton } from "@/components/frame/permitted-button";
import { CollectionStatus } from "@/components/inventory/collection-status";
import { type SwitchedOn, switched } from "@/components/ui/rows/chosen-columns";
import { ViewsMenu } from "@/components/inventory/views/views-menu";
import { ColumnMenu } from "@/components/ui/rows/column-menu";
import { SortMenu } from "@/components/ui/rows/sort-menu";
import { orderOf } from "@/components/ui/rows/sort-order";
import { groupByCause } from "@/lib/aws-config/packs/causes/failure-causes";
import { packsMissing } from "@/lib/aws-config/packs/pack-figures";
import { rowTest } from "@/lib/aws-config/packs/table/pack-filter";
import { countOf } from "@/lib/format/count";
import type { ProgressFeed } from "@/components/inventory/use-collection-progress";
import { CauseGroups } from "./pack/cause-groups";
import { ExportMenu } from "@/components/ui/export-menu";
import { orderChange } from "./counted-order";
import { shownFilter } from "./derived-view";
import { type ExportedRows, exportQuery } from "./export-query";
import { MatrixView } from "./matrix/matrix-view";
import { TagGroupMenu } from "@/components/inventory/tags/tag-group-menu";
import { PackCharts } from "./by-ou/pack-charts";
import { PackFilterBar, packFilter } from "./pack/pack-filter-bar";
import { type FilterToken, filterTokens, PackFilterTokens } from "./pack/pack-filter-tokens";
import {
  descendingFirst,
  orderedPacks,
  packColumnChoice,
  packColumns,
  shownPackColumns,
} from "./columns/pack-columns";
import { shortPackName } from "../inventory/packs/pack-labels";
import { useAccountCommands } from "./packs-commands";
import type { OtherCallersPacks } from "@/lib/aws-config/packs/other-callers-packs";
import { PacksElsewhere } from "./packs-elsewhere";
import { PacksFindings } from "./packs-findings";
import type { PacksModel } from "./packs-model";
import { PacksSummaryBar } from "./packs-summary-bar";
import { PacksTable } from "./packs-table";
import { deployHref } from "./deploy/deploy-address";
import { packsSteps } from "./packs-steps";
import { ViewPlace } from "@/components/ui/status/skeleton";
import { PacksTabs } from "./packs-tabs";
import type { PacksViewName } from "../inventory/addresses/packs-address";
import { StatusLegend } from "./status/status-legend";
import { useCauses, useModelFacts } from "./use-model-facts";
import { usePacksView } from "./use-packs-view";

const inEachPack = "Each account in each pack";

/** What a file is called that holds all rows of a view. */
const everything = {
  packs: "Packs",
  matrix: inEachPack,
  causes: "Failures",
  charts: "Packs by OU",
} as const satisfies Record<PacksViewName, string>;

/** The rows of a file that are what a view shows. */
const exportedRows = {
  packs: "packs",
  matrix: "deployments",
  causes: "failures",
  charts: "places",
} as const satisfies Record<PacksViewName, ExportedRows>;

/** All packs: in a table, account by account, by cause, by OU. */
export function PacksContent({
  model,
  feed,
  complianceLine,
  switchedOn,
  elsewhere = [],
  isOnItsWay = false,
}: {
  model: PacksModel;
  feed: ProgressFeed;
  /** Where compliance comes from, shown where it is. */
  complianceLine: ReactNode;
  /** The optional columns of the list that are switched on. */
  switchedOn: SwitchedOn;
  /** Of the present: what the callers of other connections into the same organization have deployed. */
  elsewhere?: readonly OtherCallersPacks[];
  /** Whether what the view shows beside deployments has yet to come. */
  isOnItsWay?: boolean;
}) {
  const isEarlier = useIsEarlier();
  const atThatTime = useAsOfQuery();
  const view = usePacksView(model);
  const { params, go, change } = view;
  useAccountCommands(model);
  const { rows, totals, departed, changedAt, findings } = useModelFacts(model);
  const { meta } = model.packs;
  const order = orderOf(params, descendingFirst);
  const columns = shownPackColumns(switchedOn, params.sort, params.show);
  const isFiltered = params.view !== "packs";
  const { question, causes } = useCauses(model, params.pack);
  const filter = shownFilter(params);
  const exported = () =>
    atThatTime(
      exportQuery(
        params,
        params.pack,
        exportedRows[params.view],
        params.view === "packs"
          ? { sort: params.sort, direction: params.direction }
          : { by: params.by, byDirection: params.byDirection, show: params.show },
      ),
    );
  const isComplianceShown = params.show === "compliance" && params.view !== "causes";
  const isNarrowed = view.matching !== undefined || params.pack.length > 0;

  const { showView, showFace, showOutcome } = packsSteps(params, go);
  const tokens: FilterToken[] = [
    ...filterTokens(params, model.organization.tree, causes, change),
    ...(params.pack.length === 0
      ? []
      : [
          {
            name: "Pack",
            text: params.pack.map(shortPackName).join(" or "),
            remove: () => change({ pack: null }),
          },
        ]),
  ];
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 border-b px-4 py-1.5">
        <PacksSummaryBar
          totals={totals}
          missing={packsMissing(meta)}
          departed={departed}
          isReading={!meta.complete}
          onFilter={showOutcome}
        />
        {!isEarlier && (
          <>
            <CollectionStatus
              takenAt={meta.takenAt}
              changedAt={changedAt}
              feed={feed}
              dataset="conformance-packs"
            />
            <AsOfMenu dataset="conformance-packs" />
            <PermittedLinkButton permission="pack:write" variant="primary" size="small" href={deployHref()}>
              Deploy pack
            </PermittedLinkButton>
          </>
        )}
      </div>
      <DockedNotices>
        <PacksFindings findings={findings} />
      </DockedNotices>
      <PacksTabs view={params.view} onView={showView} show={params.show} onShow={showFace} />
      {isComplianceShown && <div className="border-b px-4 py-1">{complianceLine}</div>}
      {isFiltered && (
        <>
          <PackFilterBar
            params={params}
            tree={model.organization.tree}
            onChange={change}
            hasCompliance={isComplianceShown}
            further={[packFilter(meta.packs, params.pack, (pack) => change({ pack }))]}
          >
            {params.view === "matrix" && !isEarlier && (
              <TagGroupMenu
                tree={model.organization.tree}
                group={params.group}
                onChange={(group) => go({ group, toggled: null, folded: null })}
              />
            )}
            <span className="ml-auto" />
            <StatusLegend />
            <ExportMenu
              href="/api/packs/export"
              params={exported}
              everything={everything[params.view]}
              isFiltered={isNarrowed}
              isIconOnly
              {...(params.view === "causes" && {
                more: [
                  {
                    label: "Summary by cause",
                    params: () => atThatTime(exportQuery(params, params.pack, "causes")),
                  },
                ],
              })}
            />
            {params.view === "matrix" && (
              <ExpandMenu
                tree={model.placed.tree}
                rows={view.rows}
                kept={view.matching}
                onOpenToDepth={view.openToDepth}
              />
            )}
          </PackFilterBar>
          {!isOnItsWay && (
            <PackFilterTokens
              tokens={tokens}
              accounts={view.matches.accounts}
              departed={view.matches.departed.length}
              onClear={view.clearFilter}
            />
          )}
        </>
      )}
      {isOnItsWay && <ViewPlace />}
      {!isOnItsWay && params.view === "packs" && (
        <div className="min-h-0 flex-1 overflow-auto">
          <PacksTable columns={columns} rows={orderedPacks(rows, order)} order={order} onSort={change} />
          <div className="flex flex-wrap items-center gap-2 px-4 py-2">
            <p className="mr-auto min-w-0 flex-1 basis-72 text-12 text-pretty text-ink-quiet">
              {packsMissing(meta).packs && "At least "}
              {countOf(rows.length, "pack")} that account {meta.deployedBy} deployed in {meta.region}. What
              the management account or another delegated administrator deployed is not visible from here
              {elsewhere.length > 0 && ", but by other connections: below"}.
            </p>
            <StatusLegend />
            <ViewsMenu page="/packs" columns={{ "/packs": packColumnChoice }} />
            <ColumnMenu
              columns={packColumns}
              isShown={(key) => columns.some((column) => column.key === key)}
              onChange={(key, isOn) => {
                packColumnChoice.choose(switched(switchedOn, key, isOn));
                // A list must not be sorted by what it does not show.
                if (!isOn && params.sort === key) change({ sort: null, direction: null });
              }}
            />
            <SortMenu
              columns={columns.map(({ key, title, sort }) => ({ title, sort: sort && key }))}
              order={order}
              descendingFirst={descendingFirst}
              onSort={change}
              className="md:hidden"
            />
            <ExportMenu
              href="/api/packs/export"
              params={exported}
              everything="Packs"
              isFiltered={false}
              more={[
                {
                  label: inEachPack,
                  params: () => atThatTime(exportQuery(params, params.pack, "deployments")),
                },
              ]}
            />
          </div>
          <PacksElsewhere elsewhere={elsewhere} />
        </div>
      )}
      {!isOnItsWay && params.view === "matrix" && <MatrixView view={view} />}
      {params.view === "causes" && (
        <CauseGroups
          model={model}
          causes={groupByCause(model.packs, question, rowTest(model.placed, view.matches, filter))}
          chosen={params.cause}
          onShow={({ key }) => go({ view: "matrix", cause: key, status: null })}
        />
      )}
      {!isOnItsWay && params.view === "charts" && (
        <PackCharts
          model={model}
          shown={view}
          params={params}
          onSort={(next) => change(orderChange(next))}
          asTable={params.table === "yes"}
          onTable={(asTable) => change({ table: asTable ? "yes" : null })}
          onShow={(unit) => go({ view: "matrix", within: model.placed.tree.ids[unit] ?? null })}
          onFilter={(pack, unit, compliance) => {
            const within = unit === 0 ? null : (model.placed.tree.ids[unit] ?? null);
            go({ view: "matrix", within, pack: [pack], compliance: [compliance] });
          }}
        />
      )}
    </>
  );
}
