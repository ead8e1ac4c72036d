"use client";

import type { ReactNode } from "react";
import { accountStateLabels } from "@/components/inventory/filter-labels";
import { Button } from "@/components/ui/button";
import { FacetFilter } from "@/components/ui/menu/facet-filter";
import type { Option } from "@/components/ui/menu/option-filter";
import { SearchField } from "@/components/ui/field/search-field";
import { StatusIcon } from "@/components/ui/status/status-mark";
import { toneText } from "@/components/ui/status/tone";
import { type FilterRoom, FoldedFilters, type ToolbarFilter } from "@/components/ui/panel/folded-filters";
import { Toolbar } from "@/components/ui/panel/toolbar";
import { type CellFilter, cellFilters } from "@/lib/aws-config/packs/table/pack-filter";
import { statusesOf } from "@/lib/aws-config/packs/pack-outcome";
import { useIsEarlier } from "@/components/inventory/as-of/use-as-of";
import { TagFilterMenu } from "@/components/inventory/tags/tag-filter-menu";
import type { OrgTree } from "@/lib/organizations/tree";
import { accountStates } from "@/lib/organizations/model";
import { complianceLabels, complianceOrder } from "@/components/inventory/packs/compliance-labels";
import { recorderLabels } from "@/components/inventory/recorders/recorder-labels";
import { recorderStates } from "@/lib/aws-config/recorders/model";
import { cellLabels, shortPackName } from "@/components/inventory/packs/pack-labels";
import type { PacksParams } from "@/components/inventory/addresses/packs-address";

export type FilterParams = Pick<
  PacksParams,
  "q" | "status" | "state" | "within" | "cause" | "compliance" | "recorder" | "tag"
>;
export type FilterChange = { readonly [Name in keyof FilterParams]?: FilterParams[Name] | null };

const statusOptions = cellFilters.map((value) => ({
  value,
  label: cellLabels[value].word,
  icon: <StatusIcon tone={cellLabels[value].tone} className={toneText[cellLabels[value].tone]} />,
}));
const complianceOptions = complianceOrder.map((value) => ({
  value,
  label: complianceLabels[value].word,
  icon: <StatusIcon tone={complianceLabels[value].tone} className={toneText[complianceLabels[value].tone]} />,
}));
const recorderOptions = recorderStates.map((value) => ({
  value,
  label: recorderLabels[value].word,
  icon: <StatusIcon tone={recorderLabels[value].tone} className={toneText[recorderLabels[value].tone]} />,
}));
const stateOptions = accountStates.map((value) => ({ value, label: accountStateLabels[value] }));

/** Beside what accounts × packs has in its line, which is the most. */
const room: FilterRoom = {
  first: ["sm:@max-[62rem]:hidden", "sm:@max-[71rem]:hidden"],
  others: "sm:@max-[75rem]:hidden",
  menu: "@min-[75rem]:hidden",
};
const roomWithCompliance: FilterRoom = {
  ...room,
  others: "sm:@max-[84rem]:hidden",
  menu: "@min-[84rem]:hidden",
};

/** The filters above accounts. Nothing is applied on a button: the accounts follow while one chooses. */
export function PackFilterBar({
  params,
  tree,
  onChange,
  hasCompliance = false,
  further = [],
  children,
}: {
  params: FilterParams;
  /** The organization. */
  tree: OrgTree;
  onChange: (change: FilterChange) => void;
  /** Whether the accounts can be filtered by compliance. */
  hasCompliance?: boolean;
  /** Further filters. */
  further?: readonly ToolbarFilter[];
  /** Further controls. */
  children?: ReactNode;
}) {
  const isEarlier = useIsEarlier();
  const isFailed = isAnythingFailed(params.status);
  const isComplianceOffered = hasCompliance || params.compliance.length > 0;
  const filters: readonly ToolbarFilter[] = [
    facet("Status", statusOptions, params.status, (status) => onChange({ status })),
    ...(isComplianceOffered
      ? [facet("Compliance", complianceOptions, params.compliance, (compliance) => onChange({ compliance }))]
      : []),
    facet("Account state", stateOptions, params.state, (state) => onChange({ state })),
    facet("Recorder", recorderOptions, params.recorder, (recorder) => onChange({ recorder })),
    {
      label: "Tag",
      isInForce: params.tag.length > 0,
      control: (!isEarlier || params.tag.length > 0) && (
        <TagFilterMenu tree={tree} selected={params.tag} onChange={(tag) => onChange({ tag: [...tag] })} />
      ),
    },
    ...further,
  ];
  return (
    <Toolbar label="Filters" className="@container">
      <SearchField
        label="Filter by name, id, e-mail or path"
        placeholder="Name, id, e-mail or path"
        value={params.q}
        onChange={(q) => onChange({ q })}
        className="flex-1 max-sm:basis-full sm:max-w-72 sm:min-w-48"
      />
      <Button
        aria-pressed={isFailed}
        onClick={() => onChange({ status: isFailed ? null : [...statusesOf.failed] })}
        className={isFailed ? "border-failed bg-failed-soft text-failed hover:bg-failed-soft" : "font-normal"}
      >
        <StatusIcon tone="failed" className="text-failed" />
        Failed only
      </Button>
      <FoldedFilters filters={filters} room={isComplianceOffered ? roomWithCompliance : room} />
      {children}
    </Toolbar>
  );
}

/** By pack, where the accounts of several are shown. */
export function packFilter(
  packs: readonly { readonly name: string }[],
  selected: PacksParams["pack"],
  onChange: (selected: PacksParams["pack"]) => void,
): ToolbarFilter {
  const options = packs.map(({ name }) => ({ value: name, label: shortPackName(name), detail: name }));
  return facet("Pack", options, selected, onChange);
}

function facet<Value extends string>(
  label: string,
  options: readonly Option<Value>[],
  selected: readonly Value[],
  onChange: (selected: Value[]) => void,
): ToolbarFilter {
  return {
    label,
    isInForce: selected.length > 0,
    control: (
      <FacetFilter
        label={label}
        options={options}
        selected={selected}
        onChange={(values) => onChange([...values])}
      />
    ),
  };
}

/** Whether the statuses are those of failure and no other. */
export function isAnythingFailed(statuses: readonly CellFilter[]): boolean {
  return statuses.length === 3 && statusesOf.failed.every((status) => statuses.includes(status));
}
