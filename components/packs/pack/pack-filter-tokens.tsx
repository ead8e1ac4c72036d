"use client";

import { accountStateLabels } from "@/components/inventory/filter-labels";
import { Button } from "@/components/ui/button";
import { Token } from "@/components/ui/field/token";
import type { FailureCause } from "@/lib/aws-config/packs/causes/failure-causes";
import { countOf, formatCount } from "@/lib/format/count";
import { pathOf } from "@/lib/organizations/ancestry";
import { tagTestInWords } from "@/lib/organizations/tags/tag-filter";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrgTree } from "@/lib/organizations/tree";
import { type FilterChange, type FilterParams, isAnythingFailed } from "./pack-filter-bar";
import { complianceLabels } from "@/components/inventory/packs/compliance-labels";
import { recorderLabels } from "@/components/inventory/recorders/recorder-labels";
import { cellLabels } from "@/components/inventory/packs/pack-labels";

export interface FilterToken {
  readonly name: string;
  readonly text: string;
  readonly remove: () => void;
}

/** The filters in force, each of which a click takes away, and how many accounts they let through. */
export function PackFilterTokens({
  tokens,
  accounts,
  departed = 0,
  onClear,
}: {
  tokens: readonly FilterToken[];
  accounts: number;
  /** Accounts that match and are not shown, because they have left the organization. */
  departed?: number;
  onClear: () => void;
}) {
  if (tokens.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5 border-b px-4 py-1.5">
      {tokens.map(({ name, text, remove }) => (
        <Token key={name} name={name} onRemove={remove}>
          {text}
        </Token>
      ))}
      <Button variant="ghost" size="small" onClick={onClear}>
        Clear all
      </Button>
      <span role="status" className="ml-auto text-12 text-ink-quiet tabular-nums">
        {countOf(accounts, "account matches", "accounts match")}
      </span>
      {departed > 0 && (
        <span className="text-12 text-ink-quiet tabular-nums">
          and {formatCount(departed)} that left the organization
        </span>
      )}
    </div>
  );
}

/** The filters that every page about packs has, as tokens. */
export function filterTokens(
  params: FilterParams,
  tree: OrgTree,
  causes: readonly FailureCause[],
  onChange: (change: FilterChange) => void,
): FilterToken[] {
  const tokens: FilterToken[] = [];
  const add = (name: string, values: readonly string[], removal: FilterChange) => {
    if (values.length > 0) tokens.push({ name, text: values.join(" or "), remove: () => onChange(removal) });
  };
  add("Text", params.q.trim() === "" ? [] : [`“${params.q.trim()}”`], { q: null });
  const scope = params.within === null ? undefined : nodeLookup(tree)(params.within);
  const scopeName = scope === undefined ? params.within : pathOf(tree, scope);
  add("Below", scopeName === null ? [] : [scopeName], { within: null });
  add(
    "Status",
    isAnythingFailed(params.status) ? ["Failed only"] : params.status.map((each) => cellLabels[each].word),
    { status: null },
  );
  add(
    "Compliance",
    params.compliance.map((each) => complianceLabels[each].word),
    { compliance: null },
  );
  add(
    "Account state",
    params.state.map((each) => accountStateLabels[each]),
    { state: null },
  );
  add(
    "Recorder",
    params.recorder.map((each) => recorderLabels[each].word),
    { recorder: null },
  );
  add("Tag", params.tag.map(tagTestInWords), { tag: null });
  const cause = causes.find(({ key }) => key === params.cause);
  add("Cause", params.cause === null ? [] : [causeName(cause)], { cause: null });
  return tokens;
}

/** A cause in a few words; one that a link names may be gone. */
function causeName(cause: FailureCause | undefined): string {
  if (cause === undefined) return "no failures left";
  return cause.errorCode ?? cause.message ?? "no reason given";
}
