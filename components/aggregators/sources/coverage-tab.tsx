"use client";

import { CircleCheck, Copy } from "lucide-react";
import { ClientFailurePanel } from "@/components/failures/client-failure-panel";
import { announce } from "@/components/ui/status/announcer";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/status/empty-state";
import { ExportMenu } from "@/components/ui/export-menu";
import { SearchField } from "@/components/ui/field/search-field";
import { Skeleton } from "@/components/ui/status/skeleton";
import { SortMenu } from "@/components/ui/rows/sort-menu";
import { orderOf } from "@/components/ui/rows/sort-order";
import { StackedBar } from "@/components/ui/status/stacked-bar";
import { Toolbar } from "@/components/ui/panel/toolbar";
import type { Coverage } from "@/lib/aws-config/aggregators/sources/coverage";
import type { AggregatorDetail } from "@/lib/aws-config/aggregators/aggregator-detail";
import { countOf, formatCount, partOf, plural } from "@/lib/format/count";
import { accountSearch } from "@/lib/organizations/account-search";
import { AccountRows } from "./account-rows";
import { AddAccounts } from "./add-accounts";
import { coverageIds, orderedCoverage } from "./coverage-items";
import { aggregatorExportQuery } from "../export-query";
import {
  type AggregatorParams,
  type AggregatorViewChange,
  type CoverageKind,
  coverageKinds,
} from "@/components/inventory/addresses/aggregators-address";
import type { OrganizationPlaces } from "../use-organization-places";

function kindWord(kind: CoverageKind, hasAllAccounts: boolean): string {
  switch (kind) {
    case "not-covered":
      return "not covered";
    case "inactive":
      return "suspended or closed";
    case "foreign":
      return hasAllAccounts ? "not in the organization" : "with membership not known";
  }
}

const coverageColumns = [
  { sort: "place", title: "Order of the organization" },
  { sort: "name", title: "Name" },
  { sort: "id", title: "Account ID" },
] as const;

const exportLabels: Readonly<Record<CoverageKind, string>> = {
  "not-covered": "Accounts not covered",
  inactive: "Suspended or closed accounts",
  foreign: "Accounts not in the organization",
};

/** Which accounts of the organization the aggregator does not collect from, suspended ones apart. */
export function CoverageTab({
  detail,
  coverage,
  isRead,
  organization: { tree, managementAccountId, hasAllAccounts, placeOf, failure, isPending },
  params,
  onChange,
}: {
  detail: AggregatorDetail;
  /** Absent with the tree. */
  coverage: Coverage | undefined;
  /** Whether all sources that AWS reports have been read. */
  isRead: boolean;
  organization: OrganizationPlaces;
  params: AggregatorParams;
  onChange: (change: AggregatorViewChange) => void;
}) {
  if (tree === undefined || coverage === undefined) {
    if (failure !== undefined) return <ClientFailurePanel failure={failure} />;
    if (isPending) return <Skeleton className="m-4 w-1/2" />;
    return (
      <EmptyState title="The organization has not been read yet" className="flex-1">
        Accounts that are not covered are listed when the first collection has ended.
      </EmptyState>
    );
  }
  const { aggregator } = detail;
  const { source } = aggregator;
  const notCovered = new Set(coverageIds(coverage, tree, "not-covered"));
  const lists = new Map(coverageKinds.map((kind) => [kind, coverageIds(coverage, tree, kind)]));
  const order = orderOf({ sort: params.coverageSort, direction: params.coverageDirection });
  const found = (lists.get(params.show) ?? []).filter(accountSearch(tree, params.q));
  const ids = orderedCoverage(found, order, placeOf);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="grid gap-2 border-b px-4 py-3 text-13">
        <p className="tabular-nums">
          <strong className="font-semibold">{partOf(coverage.covered, coverage.active)}</strong> active{" "}
          {plural(coverage.active, "account", "accounts")} of the organization{" "}
          {plural(coverage.covered, "is", "are")} collected from
          {source?.kind === "organization" &&
            (isRead
              ? ". The organization is the source: these are the accounts for which AWS reports a status"
              : ": the organization is the source. Which accounts AWS reports is still being read")}
          .
        </p>
        {source?.kind === "organization" &&
          managementAccountId !== undefined &&
          notCovered.has(managementAccountId) && (
            <p className="text-pretty">
              The management account {managementAccountId} isn’t collected from: AWS reports no status for it.
              Landing zones often don’t turn on a recorder there, so this is no failure. Turn on AWS Config in
              that account to collect from it.
            </p>
          )}
        {(!hasAllAccounts || coverage.withoutState > 0) && (
          <p className="text-pretty text-ink-quiet">
            {!hasAllAccounts && "Not every account of the organization could be read: there may be more. "}
            {coverage.withoutState > 0 &&
              `The state of ${countOf(coverage.withoutState, "account")} is not known; ${plural(coverage.withoutState, "it isn’t", "they aren’t")} counted.`}
          </p>
        )}
        <StackedBar
          label="Active accounts"
          segments={[
            { label: "covered", value: coverage.covered, tone: "success" },
            { label: "not covered", value: coverage.notCovered.length, tone: "stuck" },
          ]}
          className="max-w-md"
        />
      </div>
      <Toolbar label="Accounts">
        <div role="group" aria-label="Which accounts" className="flex flex-wrap gap-1">
          {coverageKinds.map((kind) => (
            <Button
              key={kind}
              variant={params.show === kind ? "secondary" : "ghost"}
              aria-pressed={params.show === kind}
              onClick={() => onChange({ show: kind })}
            >
              {formatCount(lists.get(kind)?.length ?? 0)} {kindWord(kind, hasAllAccounts)}
            </Button>
          ))}
        </div>
        <SearchField
          label="Filter by name, id, e-mail or path"
          value={params.q}
          onChange={(q) => onChange({ q: q === "" ? null : q })}
          className="w-full sm:w-64"
        />
        {ids.length > 0 && (
          <Button variant="ghost" className="ml-auto" onClick={() => void copyIds(ids)}>
            <Copy aria-hidden="true" />
            Copy {countOf(ids.length, "id")}
          </Button>
        )}
        {params.show === "not-covered" && <AddAccounts detail={detail} ids={ids} />}
        <SortMenu
          columns={coverageColumns}
          order={order}
          onSort={({ sort, direction }) => onChange({ coverageSort: sort, coverageDirection: direction })}
        />
        {ids.length > 0 && (
          <ExportMenu
            href="/api/aggregators/export"
            params={() =>
              aggregatorExportQuery(aggregator, {
                ...{ rows: "coverage", q: params.q, show: params.show },
                ...{ coverageSort: params.coverageSort, coverageDirection: params.coverageDirection },
              })
            }
            everything={exportLabels[params.show]}
            isFiltered={params.q.trim() !== ""}
          />
        )}
      </Toolbar>
      {ids.length > 0 ? (
        <AccountRows ids={ids} placeOf={placeOf} />
      ) : (
        <EmptyState
          icon={<CircleCheck />}
          title={`No account is ${kindWord(params.show, hasAllAccounts)}`}
          className="flex-1"
        >
          {params.q === ""
            ? (hasAllAccounts ? meaning : meaningOfPart)[params.show]
            : "None that the filter lets through."}
        </EmptyState>
      )}
    </div>
  );
}

const meaning: Readonly<Record<CoverageKind, string>> = {
  "not-covered": "Every active account of the organization is a source of this aggregator.",
  inactive: "Every account of the organization is active.",
  foreign: "Every account that the aggregator names is in the organization.",
};

const meaningOfPart: Readonly<Record<CoverageKind, string>> = {
  "not-covered":
    "Every active account that was read is a source of this aggregator. Not every account was read.",
  inactive: "Every account that was read is active. Not every account was read.",
  foreign: "Every account that the aggregator names is among the accounts that were read.",
};

/** One a line, as the editor takes them. */
async function copyIds(ids: readonly string[]): Promise<void> {
  try {
    await navigator.clipboard.writeText(ids.join("\n"));
    announce(`Copied ${countOf(ids.length, "account id")}.`);
  } catch {
    announce("The browser did not allow copying the account ids.");
  }
}
