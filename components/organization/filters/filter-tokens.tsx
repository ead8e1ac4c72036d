"use client";

import { Button } from "@/components/ui/button";
import { Token } from "@/components/ui/field/token";
import { countOf, plural } from "@/lib/format/count";
import { pathOf } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrgTree } from "@/lib/organizations/tree";
import type { OrganizationParams, ViewChange } from "@/components/inventory/addresses/organization-address";
import type { Matched } from "@/components/inventory/tree/tree-model";
import { treeFilters } from "../tree/columns/tree-columns";
import type { FilterNames } from "../tree/columns/tree-filter";

interface ActiveFilter {
  readonly name: string;
  readonly text: string;
  readonly removal: ViewChange;
}

/** The filters in force, each of which a click takes away, and how much they let through. */
export function FilterTokens({
  params,
  tree,
  names,
  matched,
  causeWord,
  onChange,
  onClear,
}: {
  params: OrganizationParams;
  tree: OrgTree;
  names: FilterNames;
  matched: Matched;
  /** The title of the cause that the filter asks for; undefined where no target has it. */
  causeWord: string | undefined;
  onChange: (change: ViewChange) => void;
  onClear: () => void;
}) {
  const filters = activeFilters(params, tree, names, causeWord);
  if (filters.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5 border-b px-4 py-1.5">
      {filters.map(({ name, text, removal }) => (
        <Token key={name} name={name} onRemove={() => onChange(removal)}>
          {text}
        </Token>
      ))}
      <Button variant="ghost" size="small" onClick={onClear}>
        Clear all
      </Button>
      <span role="status" className="ml-auto text-12 text-ink-quiet tabular-nums">
        {countOf(matched.accounts, "account")}
        {matched.units > 0 && ` and ${countOf(matched.units, "OU")}`}{" "}
        {plural(matched.accounts + matched.units, "matches", "match")}
      </span>
    </div>
  );
}

function activeFilters(
  params: OrganizationParams,
  tree: OrgTree,
  names: FilterNames,
  causeWord: string | undefined,
): ActiveFilter[] {
  const filters: ActiveFilter[] = [];
  const add = (name: string, values: readonly string[], removal: ViewChange) => {
    if (values.length > 0) filters.push({ name, text: values.join(" or "), removal });
  };
  add("Text", params.q.trim() === "" ? [] : [`“${params.q.trim()}”`], { q: "" });
  const scope = params.within === null ? undefined : nodeLookup(tree)(params.within);
  const scopeName = scope === undefined ? params.within : pathOf(tree, scope);
  add("Below", scopeName === null ? [] : [scopeName], { within: null });
  add("List", params.listed.length === 0 ? [] : [countOf(params.listed.length, "target")], { listed: [] });
  for (const { label, inForce, removal } of treeFilters) add(label, inForce(params, names), removal);
  add("Cause", params.cause === null ? [] : [causeWord ?? "no longer there"], { cause: null });
  return filters;
}
