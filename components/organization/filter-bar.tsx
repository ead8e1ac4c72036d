"use client";

import { ListTree } from "lucide-react";
import { Button } from "@/components/ui/button";
import { FacetFilter } from "@/components/ui/facet-filter";
import { Menu } from "@/components/ui/menu";
import { MenuItem } from "@/components/ui/menu-item";
import type { Option } from "@/components/ui/option-filter";
import { SearchField } from "@/components/ui/search-field";
import { StatusIcon } from "@/components/ui/status-icon";
import { toneText } from "@/components/ui/tone";
import { Toolbar } from "@/components/ui/toolbar";
import { accountStates } from "@/lib/organizations/model";
import {
  isEmptyFilter,
  kindFilters,
  NO_POLICY_FILTER,
  reachFilters,
  SELF_MANAGED_FILTER,
  sourceFilters,
  statusFilters,
} from "@/lib/security-hub/governance-filter";
import type { ConfigurationPolicySummary } from "@/lib/security-hub/model";
import { ExportMenu } from "@/components/ui/export-menu";
import { accountStateWords, filterKindWords, filterReachWords, filterSourceWords } from "./filter-words";
import { exportQuery, filterOf, type OrganizationParams, type ViewChange } from "./search-params";
import { statusWords } from "./status-words";

const statusOptions = statusFilters.map((value) => ({
  value,
  label: statusWords[value].word,
  icon: <StatusIcon tone={statusWords[value].tone} className={toneText[statusWords[value].tone]} />,
}));
const sourceOptions = sourceFilters.map((value) => ({ value, label: filterSourceWords[value] }));
const kindOptions = kindFilters.map((value) => ({ value, label: filterKindWords[value] }));
const reachOptions = reachFilters.map((value) => ({ value, label: filterReachWords[value] }));
const stateOptions = accountStates.map((value) => ({ value, label: accountStateWords[value] }));

/** The filters above the tree. Nothing is applied on a button: the tree follows while one chooses. */
export function FilterBar({
  params,
  policies,
  hasOrganizationsPolicies,
  maxDepth,
  onChange,
  onOpenToDepth,
}: {
  params: OrganizationParams;
  policies: readonly ConfigurationPolicySummary[];
  /** Whether the organization has Organizations policies for Security Hub CSPM. */
  hasOrganizationsPolicies: boolean;
  maxDepth: number;
  onChange: (change: ViewChange) => void;
  onOpenToDepth: (depth: number) => void;
}) {
  const policyOptions: Option[] = [
    ...policies.map(({ id, name }) => ({ value: id, label: name })),
    { value: SELF_MANAGED_FILTER, label: "Self-managed" },
    { value: NO_POLICY_FILTER, label: "Not governed" },
  ];
  return (
    <Toolbar label="Filters">
      <SearchField
        label="Filter by name, id, e-mail or path"
        value={params.q}
        onChange={(q) => onChange({ q })}
        className="w-full sm:w-72"
      />
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
          options={reachOptions}
          selected={params.cspm}
          onChange={(cspm) => onChange({ cspm: [...cspm] })}
        />
      )}
      <span className="ml-auto" />
      <ExportMenu
        href="/api/organization/export"
        params={() => exportQuery(params)}
        everything="Every target"
        isFiltered={!isEmptyFilter(filterOf(params))}
      />
      <Menu
        align="end"
        trigger={
          <Button variant="ghost">
            <ListTree aria-hidden="true" />
            Expand
          </Button>
        }
      >
        <MenuItem onSelect={() => onOpenToDepth(99)}>Expand all</MenuItem>
        <MenuItem onSelect={() => onOpenToDepth(1)}>Collapse all</MenuItem>
        {Array.from({ length: Math.max(0, maxDepth - 1) }, (_, index) => index + 2).map((depth) => (
          <MenuItem key={depth} onSelect={() => onOpenToDepth(depth)}>
            Expand to level {depth}
          </MenuItem>
        ))}
      </Menu>
    </Toolbar>
  );
}
