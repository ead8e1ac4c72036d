"use client";

import { Button } from "@/components/ui/button";
import { Token } from "@/components/ui/field/token";
import { countOf, plural } from "@/lib/format/count";
import { pathOf } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrgTree } from "@/lib/organizations/tree";
import { NO_POLICY_FILTER, SELF_MANAGED_FILTER } from "@/lib/security-hub/governance/governance-filter";
import type { ConfigurationPolicySummary } from "@/lib/security-hub/model";
import {
  accountStateLabels,
  filterKindLabels,
  filterEffectLabels,
  filterSourceLabels,
  statusFilterWord,
} from "@/components/inventory/filter-labels";
import type { OrganizationParams, ViewChange } from "@/components/inventory/addresses/organization-address";
import type { Matched } from "@/components/inventory/tree/tree-model";
import type { UngovernedWord } from "@/components/inventory/ungoverned-word";

interface ActiveFilter {
  readonly name: string;
  readonly text: string;
  readonly removal: ViewChange;
}

/** The filters in force, each of which a click takes away, and how much they let through. */
export function FilterTokens({
  params,
  tree,
  policies,
  matched,
  causeWord,
  ungoverned,
  onChange,
  onClear,
}: {
  params: OrganizationParams;
  tree: OrgTree;
  policies: readonly ConfigurationPolicySummary[];
  matched: Matched;
  /** The title of the cause that the filter asks for; undefined where no target has it. */
  causeWord: string | undefined;
  ungoverned: UngovernedWord;
  onChange: (change: ViewChange) => void;
  onClear: () => void;
}) {
  const filters = activeFilters(params, tree, policies, { causeWord, ungoverned });
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
  policies: readonly ConfigurationPolicySummary[],
  { causeWord, ungoverned }: { causeWord: string | undefined; ungoverned: UngovernedWord },
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
  add(
    "Status",
    params.status.map((each) => statusFilterWord(each, ungoverned).word),
    { status: [] },
  );
  add(
    "Source",
    params.source.map((each) => filterSourceLabels[each]),
    { source: [] },
  );
  add(
    "Policy",
    params.policy.map((each) => policyWord(each, policies)),
    { policy: [] },
  );
  add(
    "Account state",
    params.state.map((each) => accountStateLabels[each]),
    { state: [] },
  );
  add(
    "Kind",
    params.kind.map((each) => filterKindLabels[each]),
    { kind: [] },
  );
  add(
    "Organizations policy",
    params.cspm.map((each) => filterEffectLabels[each]),
    { cspm: [] },
  );
  add("Cause", params.cause === null ? [] : [causeWord ?? "no longer there"], { cause: null });
  return filters;
}

function policyWord(value: string, policies: readonly ConfigurationPolicySummary[]): string {
  if (value === SELF_MANAGED_FILTER) return "Self-managed";
  if (value === NO_POLICY_FILTER) return "Not governed";
  return policies.find((policy) => policy.id === value)?.name ?? value;
}
