"use client";

import type { ReactNode } from "react";
import { FacetFilter } from "@/components/ui/menu/facet-filter";
import type { Option } from "@/components/ui/menu/option-filter";
import { SortMenu } from "@/components/ui/rows/sort-menu";
import { SearchField } from "@/components/ui/field/search-field";
import { Segmented } from "@/components/ui/field/segmented";
import { StatusIcon } from "@/components/ui/status/status-mark";
import { toneText } from "@/components/ui/status/tone";
import { Toolbar } from "@/components/ui/panel/toolbar";
import { accountStates } from "@/lib/organizations/model";
import type { OrgTree } from "@/lib/organizations/tree";
import type { VisibleRows } from "@/lib/organizations/tree-view";
import {
  isEmptyFilter,
  kindFilters,
  NO_POLICY_FILTER,
  effectFilters,
  SELF_MANAGED_FILTER,
  sourceFilters,
  statusFilters,
} from "@/lib/security-hub/governance/governance-filter";
import type { ConfigurationPolicySummary } from "@/lib/security-hub/model";
import { ExportMenu } from "@/components/ui/export-menu";
import { ExpandMenu } from "@/components/inventory/tree/expand-menu";
import {
  accountStateLabels,
  filterKindLabels,
  filterEffectLabels,
  filterSourceLabels,
  statusFilterWord,
} from "@/components/inventory/filter-labels";
import {
  causeExportQuery,
  exportQuery,
  filterOf,
  type OrganizationParams,
  type ViewChange,
} from "@/components/inventory/addresses/organization-address";
import { treeColumns } from "../tree/tree-columns";
import type { UngovernedWord } from "@/components/inventory/ungoverned-word";

const sourceOptions = sourceFilters.map((value) => ({ value, label: filterSourceLabels[value] }));
const kindOptions = kindFilters.map((value) => ({ value, label: filterKindLabels[value] }));
const effectOptions = effectFilters.map((value) => ({ value, label: filterEffectLabels[value] }));
const stateOptions = accountStates.map((value) => ({ value, label: accountStateLabels[value] }));

const views = [
  { value: "tree", label: "Tree" },
  { value: "causes", label: "By cause" },
] as const;

/** The filters above the tree. Nothing is applied on a button: the tree follows while one chooses. */
export function FilterBar({
  params,
  policies,
  hasOrganizationsPolicies,
  ungoverned,
  tree,
  rows,
  kept,
  list,
  onChange,
  onOpenToDepth,
}: {
  params: OrganizationParams;
  policies: readonly ConfigurationPolicySummary[];
  /** Whether the organization has Organizations policies for Security Hub CSPM. */
  hasOrganizationsPolicies: boolean;
  ungoverned: UngovernedWord;
  tree: OrgTree;
  rows: VisibleRows;
  /** How many matches each subtree holds; undefined without a filter. */
  kept: Uint32Array | undefined;
  /** The button for targets from a list. */
  list: ReactNode;
  onChange: (change: ViewChange) => void;
  onOpenToDepth: (depth: number) => void;
}) {
  const policyOptions: Option[] = [
    ...policies.map(({ id, name }) => ({ value: id, label: name })),
    { value: SELF_MANAGED_FILTER, label: "Self-managed" },
    { value: NO_POLICY_FILTER, label: "Not governed" },
  ];
  const statusOptions = statusFilters.map((value) => {
    const { word, tone } = statusFilterWord(value, ungoverned);
    return { value, label: word, icon: <StatusIcon tone={tone} className={toneText[tone]} /> };
  });
  const isByCause = params.view === "causes";
  return (
    <Toolbar label="Filters">
      <SearchField
        label="Filter by name, id, e-mail or path"
        value={params.q}
        onChange={(q) => onChange({ q })}
        className="min-w-0 flex-1 sm:w-72 sm:flex-none"
      />
      {list}
      <FacetFilter
        label="Status"
        options={statusOptions}
        selected={params.status}
        onChange={(status) => onChange({ status: [...status] })}
      />
      <FacetFilter
        label="Source"
        options={sourceOptions}
        selected={params.source}
        onChange={(source) => onChange({ source: [...source] })}
      />
      <FacetFilter
        label="Policy"
        options={policyOptions}
        selected={params.policy}
        onChange={(policy) => onChange({ policy: [...policy] })}
      />
      <FacetFilter
        label="Account state"
        options={stateOptions}
        selected={params.state}
        onChange={(state) => onChange({ state: [...state] })}
      />
      <FacetFilter
        label="Kind"
        options={kindOptions}
        selected={params.kind}
        onChange={(kind) => onChange({ kind: [...kind] })}
      />
      {(hasOrganizationsPolicies || params.cspm.length > 0) && (
        <FacetFilter
          label="Organizations policy"
          options={effectOptions}
          selected={params.cspm}
          onChange={(cspm) => onChange({ cspm: [...cspm] })}
        />
      )}
      <span className="ml-auto" />
      <Segmented
        label="View"
        segments={views}
        value={params.view}
        onChange={(view) => onChange({ view, ...(view === "causes" && { cause: null }) })}
      />
      <ExportMenu
        href="/api/organization/export"
        params={() => exportQuery(params)}
        everything={isByCause ? "Failed accounts" : "Every target"}
        isFiltered={!isEmptyFilter(filterOf({ ...params, view: "tree" }))}
        more={isByCause ? [{ label: "Summary by cause", params: () => causeExportQuery(params) }] : []}
      />
      {!isByCause && (
        <SortMenu
          columns={treeColumns}
          order={{ sort: params.sort, direction: params.direction }}
          onSort={onChange}
          className="md:hidden"
        />
      )}
      {!isByCause && <ExpandMenu tree={tree} rows={rows} kept={kept} onOpenToDepth={onOpenToDepth} />}
    </Toolbar>
  );
}
