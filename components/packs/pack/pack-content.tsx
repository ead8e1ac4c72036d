"use client";

import { DockedNotices } from "@/components/ui/notice-dock";
import { useMemo } from "react";
import { Info, Pencil, RadioTower } from "lucide-react";
import { CollectionStatus } from "@/components/inventory/collection-status";
import { PermittedLinkButton } from "@/components/frame/permitted-button";
import { NothingMatches } from "@/components/inventory/nothing-matches";
import type { ProgressFeed } from "@/components/inventory/use-collection-progress";
import { useAddress } from "@/components/ui/address/use-address";
import { Button } from "@/components/ui/button";
import { useNow } from "@/components/ui/clock";
import { SortMenu } from "@/components/ui/rows/sort-menu";
import { orderOf } from "@/components/ui/rows/sort-order";
import { FigureDefinitions } from "@/components/ui/panel/figure-definitions";
import { findContradictions } from "@/lib/aws-config/packs/contradictions";
import { packDefinitions } from "@/lib/aws-config/packs/figure-definitions";
import { groupByCause } from "@/lib/aws-config/packs/causes/failure-causes";
import type { OrganizationConformancePack } from "@/lib/aws-config/packs/model";
import { countsOfRows } from "@/lib/aws-config/packs/pack-counts";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { ComplianceNumbers } from "@/components/inventory/packs/compliance-bar";
import { ComplianceLine } from "../compliance/compliance-line";
import type { ComplianceData } from "../compliance/use-compliance-data";
import { filterQuery } from "../rules/filter-query";
import { RuleRanking } from "../rules/rule-ranking";
import { isEmptyPackFilter, matchesPackFilter } from "@/lib/aws-config/packs/table/pack-filter";
import { newestPackChange } from "@/lib/inventory/snapshot/newest-change";
import { countOf } from "@/lib/format/count";
import { deployHref } from "../deploy/deploy-address";
import { CauseGroups } from "./cause-groups";
import { ComplianceOverTime } from "@/components/inventory/compliance-trend/over-time-later";
import { DeletePack } from "./delete-pack";
import { ContradictionNotice } from "../status/contradiction-notice";
import { ExportMenu } from "@/components/ui/export-menu";
import { exportQuery } from "../export-query";
import { memberColumns, MemberList } from "./member-list";
import { memberRefs, memberRow } from "./member-rows";
import { PackFilterBar } from "./pack-filter-bar";
import { filterTokens, PackFilterTokens } from "./pack-filter-tokens";
import { PackPanel } from "./pack-panel";
import { ViewButton } from "./view-button";
import { PackStatusBar, PackStatusNumbers } from "@/components/inventory/packs/pack-status-bar";
import { useAccountCommands } from "../packs-commands";
import type { PacksModel } from "../packs-model";
import {
  clearedPackFilter,
  accountsDescendingFirst,
  type PackChange,
  packFilterOf,
  packParsers,
} from "@/components/inventory/addresses/packs-address";
import { StatusLegend } from "../status/status-legend";
import { WholeStatus } from "../status/whole-status";

/** The view by cause shows all failures of the pack. */
const nothingFiltered = { q: "", status: [], state: [], within: null, cause: null, compliance: [], tag: [] };
const MINUTE_MS = 60_000;

/** One pack: its state as a whole, its accounts, its causes of failure, and a panel beside them. */
export function PackContent({
  model,
  pack,
  described,
  feed,
  compliance,
}: {
  model: PacksModel;
  /** Its index. */
  pack: number;
  described: OrganizationConformancePack;
  feed: ProgressFeed;
  compliance: ComplianceData;
}) {
  const [params, setParams] = useAddress(packParsers, { history: "replace", clearOnDefault: true });
  const change = (next: PackChange) => void setParams(next);
  const go = (next: PackChange) => void setParams(next, { history: "push" });
  useAccountCommands(model);
  const nowMs = Math.floor(useNow() / MINUTE_MS) * MINUTE_MS;
  const { placed, packs } = model;
  const changedAt = useMemo(() => newestPackChange(packs), [packs]);
  const columns = packs.columns[pack];
  const filter = packFilterOf(params, [described.name]);
  const matches = matchesPackFilter(placed, filter);
  const lookup = nodeLookup(placed.tree);
  const order = orderOf(params, accountsDescendingFirst);
  const refs = memberRefs(placed, pack, matches, order);
  const causes = groupByCause(packs, [pack]);
  const tokens = filterTokens(params, placed.tree, causes, change);
  const byStatus = columns === undefined ? [] : countsOfRows(columns).byStatus;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-1.5">
        <span className="flex items-center gap-1.5 text-13" title="Reported status of the pack">
          <WholeStatus whole={described.status} />
          <span className="text-12 text-ink-quiet">overall</span>
        </span>
        <PackStatusBar
          label={`Accounts of ${described.name} by status`}
          byStatus={byStatus}
          className="w-40"
        />
        <PackStatusNumbers
          byStatus={byStatus}
          onFilter={(status) => go({ ...clearedPackFilter, view: "accounts", status: [status] })}
        />
        {!packs.meta.complete && <span className="text-12 text-ink-quiet">read so far</span>}
        {described.excludedAccounts.length > 0 && (
          <button
            type="button"
            className="rounded-chip text-12 text-ink-quiet hover:underline"
            onClick={() => go({ ...clearedPackFilter, view: "accounts", status: ["EXCLUDED"] })}
          >
            {countOf(described.excludedAccounts.length, "account")} excluded
          </button>
        )}
        <FigureDefinitions definitions={packDefinitions} />
        <CollectionStatus
          takenAt={packs.meta.takenAt}
          changedAt={changedAt}
          feed={feed}
          dataset="conformance-packs"
        />
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-1.5">
        {model.compliance && (
          <ComplianceNumbers
            counts={model.compliance.counts(pack, 0)}
            onFilter={(each) => go({ ...clearedPackFilter, view: null, compliance: [each] })}
          />
        )}
        <ComplianceLine compliance={compliance} tree={placed.tree} />
      </div>
      <DockedNotices>
        <ContradictionNotice found={findContradictions(placed, pack, model.hasAllAccounts)} />
      </DockedNotices>
      <div className="flex items-center gap-x-4 overflow-x-auto border-b px-4 max-sm:flex-wrap">
        <nav aria-label="Views" className="flex gap-4">
          <ViewButton chosen={params.view === "accounts"} onPress={() => go({ view: null })}>
            Accounts
          </ViewButton>
          <ViewButton chosen={params.view === "causes"} onPress={() => go({ view: "causes" })}>
            By cause{causes.length > 0 && ` (${causes.length})`}
          </ViewButton>
          <ViewButton chosen={params.view === "rules"} onPress={() => go({ view: "rules" })}>
            Rules
          </ViewButton>
          <ViewButton chosen={params.view === "trend"} onPress={() => go({ view: "trend" })}>
            Over time
          </ViewButton>
        </nav>
        <span className="ml-auto flex items-center gap-1">
          <PermittedLinkButton
            permission="pack:write"
            variant="ghost"
            size="small"
            href={deployHref({ pack: described.name })}
          >
            <Pencil aria-hidden="true" />
            Update…
          </PermittedLinkButton>
          <DeletePack
            name={described.name}
            region={packs.meta.region}
            accounts={columns === undefined ? 0 : columns.status.filter((code) => code > 0).length}
          />
          <Button
            variant="ghost"
            size="small"
            aria-pressed={params.panel === "details"}
            onClick={() => go({ panel: "details", account: null })}
          >
            <Info aria-hidden="true" />
            Details
          </Button>
          <Button
            variant="ghost"
            size="small"
            aria-pressed={params.panel === "live"}
            onClick={() => go({ panel: "live", account: null })}
          >
            <RadioTower aria-hidden="true" />
            Check now
          </Button>
        </span>
      </div>
      {params.view === "causes" && causes.length > 0 && (
        <div className="flex justify-end border-b px-4 py-1">
          <ExportMenu
            href="/api/packs/export"
            params={() => exportQuery(nothingFiltered, [described.name], "failures")}
            everything="Failures"
            isFiltered={false}
            more={[
              {
                label: "Summary by cause",
                params: () => exportQuery(nothingFiltered, [described.name], "causes"),
              },
            ]}
          />
        </div>
      )}
      {(params.view === "accounts" || params.view === "rules") && (
        <>
          <PackFilterBar
            tree={placed.tree}
            params={params}
            onChange={change}
            hasCompliance={model.compliance !== undefined}
          >
            <span className="ml-auto" />
            <StatusLegend />
            {params.view === "accounts" && (
              <SortMenu
                columns={memberColumns}
                order={order}
                descendingFirst={accountsDescendingFirst}
                onSort={change}
              />
            )}
            <ExportMenu
              href="/api/packs/export"
              params={() =>
                exportQuery(params, [described.name], params.view === "rules" ? "rules" : "deployments")
              }
              everything={params.view === "rules" ? "Every rule" : "Every account"}
              isFiltered={tokens.length > 0}
              isIconOnly
            />
          </PackFilterBar>
          <PackFilterTokens tokens={tokens} accounts={refs.length} onClear={() => go(clearedPackFilter)} />
        </>
      )}
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          {params.view === "trend" ? (
            <section aria-label="Compliance over time" className="min-h-0 overflow-y-auto px-4 py-3">
              <ComplianceOverTime key={described.name} kind="pack" subject={described.name} />
            </section>
          ) : params.view === "rules" ? (
            <RuleRanking
              packName={described.name}
              meta={compliance.snapshot?.meta}
              isCounted={
                isEmptyPackFilter(filter) ? undefined : (id) => matches.nodes[lookup(id) ?? -1] === 1
              }
              query={filterQuery(params)}
            />
          ) : params.view === "causes" ? (
            <CauseGroups
              model={model}
              causes={causes}
              chosen={params.cause}
              onShow={({ key }) => go({ ...clearedPackFilter, view: null, cause: key })}
            />
          ) : refs.length === 0 ? (
            <NothingMatches onClear={() => go(clearedPackFilter)} />
          ) : (
            <MemberList
              refs={refs}
              rowAt={(ref) => memberRow(placed, pack, ref, model.compliance?.placed)}
              hasAllAccounts={model.hasAllAccounts}
              openAccount={params.account}
              nowMs={nowMs}
              scrollKey={JSON.stringify([filter, order])}
              order={order}
              onSort={change}
              onOpen={(account) => go({ account, panel: null })}
            />
          )}
        </div>
        <PackPanel
          model={model}
          pack={pack}
          described={described}
          causes={causes}
          params={params}
          onChange={change}
          onGo={go}
        />
      </div>
    </>
  );
}
