"use client";

import { useDeferredValue } from "react";
import { FacetFilter } from "@/components/ui/menu/facet-filter";
import { EmptyState } from "@/components/ui/status/empty-state";
import { SortButton } from "@/components/ui/rows/sort-button";
import { SortMenu } from "@/components/ui/rows/sort-menu";
import { ariaSort, inDirection, orderOf, type SortOrder } from "@/components/ui/rows/sort-order";
import { SearchField } from "@/components/ui/field/search-field";
import { Toolbar } from "@/components/ui/panel/toolbar";
import { countOf, partOf } from "@/lib/format/count";
import {
  type Catalogue,
  compareControlIds,
  type ControlDefinition,
  controlIndex,
} from "@/lib/security-hub/policies/standards/catalogue";
import { severities, standardName } from "@/lib/security-hub/policies/standards/standards";
import { controlIdHint, matchesControl } from "@/lib/security-hub/policies/standards/control-search";
import { type ControlState, controlStates } from "@/lib/security-hub/policies/control-states";
import type { PolicySettings } from "@/lib/security-hub/policies/settings";
import {
  controlsDescendingFirst,
  type ControlFilter,
  controlFilters,
  type ControlSort,
  type PolicyParams,
} from "../inventory/addresses/policies-address";
import { ControlRow } from "./control-row";
import { UnknownControl } from "./unknown-control";

const none: readonly string[] = [];

type Narrowing = Pick<PolicyParams, "q" | "control" | "severity" | "standard" | "sort" | "direction">;

const columns: readonly { readonly title: string; readonly sort?: ControlSort }[] = [
  { title: "State", sort: "state" },
  { title: "Control", sort: "control" },
  { title: "Title", sort: "title" },
  { title: "Severity", sort: "severity" },
  { title: "Enabled standards" },
];

/** Every control under one policy: whether it is on, how severe it is, and which of the policy's standards has it. */
export function ControlsTable({
  settings,
  catalogue,
  params,
  onChange,
}: {
  settings: PolicySettings;
  catalogue: Catalogue;
  params: Narrowing;
  onChange: (change: Partial<Narrowing>) => void;
}) {
  // What is typed is shown at once; five hundred rows may follow a moment later.
  const sought = useDeferredValue(params);
  const stateOf = controlStates(settings, catalogue);
  const shown = catalogue.controls
    .filter((control) => isShown(control, stateOf(control.id), catalogue, sought))
    .sort(comparisonOf(stateOf, orderOf(sought, controlsDescendingFirst)));
  const order = orderOf(params, controlsDescendingFirst);
  const known = controlIndex(catalogue);
  const unknown = settings.controls.ids.filter((id) => !known.has(id));
  const customised = new Set(settings.customParameters.map(({ securityControlId }) => securityControlId));
  const standards = standardsByControl(settings, catalogue);
  return (
    <>
      <Toolbar label="Narrow the controls down" className="px-0">
        <SearchField
          label="Find a control"
          placeholder="Id, title"
          value={params.q}
          onChange={(q) => onChange({ q })}
          className="w-64 max-sm:w-full"
        />
        <FacetFilter
          label="State"
          options={controlFilters.map((value) => ({ value, label: filterLabels[value] }))}
          selected={params.control}
          onChange={(control) => onChange({ control: [...control] })}
        />
        <FacetFilter
          label="Severity"
          options={severities.map((value) => ({
            value,
            label: value.charAt(0) + value.slice(1).toLowerCase(),
          }))}
          selected={params.severity}
          onChange={(severity) => onChange({ severity: [...severity] })}
        />
        <FacetFilter
          label="Standard"
          options={catalogue.standards.map(({ arn, controlIds }) => ({
            value: arn,
            label: standardName(catalogue, arn),
            ...(controlIds !== undefined && { count: controlIds.length }),
          }))}
          selected={params.standard}
          onChange={(standard) => onChange({ standard: [...standard] })}
        />
        <SortMenu
          columns={columns}
          order={order}
          descendingFirst={controlsDescendingFirst}
          onSort={onChange}
          className="md:hidden"
        />
        <span role="status" className="ml-auto text-12 text-ink-quiet tabular-nums">
          {shown.length === catalogue.controls.length
            ? countOf(shown.length, "control")
            : `${partOf(shown.length, catalogue.controls.length)} controls`}
        </span>
      </Toolbar>
      {unknown.length > 0 && (
        <details className="border-b py-2 text-13">
          <summary className="w-fit cursor-pointer">
            {countOf(unknown.length, "control")} that the policy names and AWS doesn’t list in this Region
          </summary>
          <ul className="mt-2 grid gap-1">
            {unknown.map((id) => (
              <UnknownControl
                key={id}
                controlId={id}
                provider={catalogue.otherProviders.find((each) => each.id === id)?.provider}
              />
            ))}
          </ul>
        </details>
      )}
      {shown.length === 0 ? (
        <EmptyState title="No control matches" className="py-8">
          {controlIdHint(sought.q) ?? "Remove a filter, or search for another part of an id or a title."}
        </EmptyState>
      ) : (
        <table role="table" aria-label="Controls" className="w-full text-13 max-md:block">
          <thead role="rowgroup" className="max-md:sr-only">
            <tr role="row" className="border-b text-left text-12 text-ink-quiet">
              {columns.map(({ title, sort }) => (
                <th
                  key={title}
                  role="columnheader"
                  scope="col"
                  aria-sort={sort === undefined ? undefined : ariaSort(order, sort)}
                  className="h-8 pr-4 font-medium"
                >
                  {sort === undefined ? (
                    title
                  ) : (
                    <SortButton
                      column={sort}
                      order={order}
                      descendingFirst={controlsDescendingFirst}
                      onSort={onChange}
                    >
                      {title}
                    </SortButton>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup" className="max-md:block">
            {shown.map((control) => (
              <ControlRow
                key={control.id}
                control={control}
                state={stateOf(control.id)}
                isCustomised={customised.has(control.id)}
                standards={standards.get(control.id) ?? none}
              />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function comparisonOf(
  stateOf: (controlId: string) => ControlState,
  { sort, direction }: SortOrder<ControlSort>,
): (one: ControlDefinition, other: ControlDefinition) => number {
  const byId = (one: ControlDefinition, other: ControlDefinition) => compareControlIds(one.id, other.id);
  // A severity that AWS has added since stands below those that are documented.
  const bySeverity: readonly string[] = [...severities].reverse();
  const rank = ({ severity }: ControlDefinition) => bySeverity.indexOf(severity);
  const byState: readonly ControlState[] = ["evaluated", "on", "not-evaluated", "off"];
  const place = ({ id }: ControlDefinition) => byState.indexOf(stateOf(id));
  const compared: Readonly<Record<ControlSort, typeof byId>> = {
    control: byId,
    state: (one, other) => place(one) - place(other),
    title: (one, other) => one.title.localeCompare(other.title, "en"),
    severity: (one, other) => rank(one) - rank(other),
  };
  const bySort = inDirection(direction, compared[sort]);
  return (one, other) => bySort(one, other) || byId(one, other);
}

const filterLabels: Readonly<Record<ControlFilter, string>> = {
  on: "On",
  "not-evaluated": "On, not evaluated",
  off: "Off",
};

/** The filter for on lets every control through that is on, evaluated or not. */
function isIn(filter: ControlFilter, state: ControlState): boolean {
  return filter === "on" ? state !== "off" : filter === state;
}

function isShown(
  control: ControlDefinition,
  state: ControlState,
  { standards }: Catalogue,
  params: Narrowing,
): boolean {
  return (
    matchesControl(control, params.q) &&
    (params.control.length === 0 || params.control.some((each) => isIn(each, state))) &&
    (params.severity.length === 0 || params.severity.some((each) => each === control.severity)) &&
    (params.standard.length === 0 ||
      standards.some(
        ({ arn, controlIds = [] }) => params.standard.includes(arn) && controlIds.includes(control.id),
      ))
  );
}

/** The names of the policy's standards by the controls in them. */
function standardsByControl(
  settings: PolicySettings,
  catalogue: Catalogue,
): ReadonlyMap<string, readonly string[]> {
  const byControl = new Map<string, string[]>();
  for (const arn of settings.enabledStandardIdentifiers) {
    const name = standardName(catalogue, arn);
    const standard = catalogue.standards.find((each) => each.arn === arn);
    for (const id of standard?.controlIds ?? []) {
      const names = byControl.get(id) ?? [];
      names.push(name);
      byControl.set(id, names);
    }
  }
  return byControl;
}
