"use client";

import {
  type ActivityParams,
  type ActivityViewChange,
  noActivityFilters,
} from "@/components/inventory/addresses/activity-address";
import { resultLabels } from "@/components/inventory/activity/result-labels";
import type { TargetFacts } from "@/components/inventory/use-target-facts";
import { Button } from "@/components/ui/button";
import { SearchField } from "@/components/ui/field/search-field";
import { Token } from "@/components/ui/field/token";
import { FacetFilter } from "@/components/ui/menu/facet-filter";
import { Moment } from "@/components/ui/moment";
import { StatusIcon } from "@/components/ui/status/status-mark";
import { toneText } from "@/components/ui/status/tone";
import { type ActivityPage, activityResults } from "@/lib/activity/activity";
import { operationInWords } from "@/lib/activity/change-labels";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import { TimeSpan } from "./time-span";
import { useFilterOptions } from "./use-filter-options";

const resultOptions = activityResults.map((value) => {
  const { word, tone } = resultLabels[value];
  return { value, label: word, icon: <StatusIcon tone={tone} className={toneText[tone]} /> };
});

/** What the list is narrowed down to, and by which it can be. */
export function ActivityFilters({
  params,
  facets,
  facts,
  onChange,
}: {
  params: ActivityParams;
  facets: ActivityPage["facets"];
  facts: TargetFacts;
  onChange: (change: ActivityViewChange) => void;
}) {
  const { q, by, operation, target, policy, result, from, until, run } = params;
  const { targets, policies } = useFilterOptions();
  return (
    <>
      <SearchField
        label="Filter by person, target, policy or text"
        value={q}
        onChange={(next) => onChange({ q: next })}
        className="w-full sm:w-72"
      />
      <FacetFilter
        label="Person"
        options={facets.people.map(({ id, name }) => ({ value: id, label: name, detail: id }))}
        selected={by}
        onChange={(next) => onChange({ by: [...next] })}
      />
      <FacetFilter
        label="Operation"
        options={facets.operations.map((name) => ({
          value: name,
          label: operationInWords(name),
          detail: name,
        }))}
        selected={operation}
        onChange={(next) => onChange({ operation: [...next] })}
      />
      <FacetFilter
        label="Target"
        options={targets}
        selected={target}
        onChange={(next) => onChange({ target: [...next] })}
      />
      <FacetFilter
        label="Policy"
        options={policies}
        selected={policy}
        onChange={(next) => onChange({ policy: [...next] })}
      />
      <FacetFilter
        label="Result"
        options={resultOptions}
        selected={result}
        onChange={(next) => onChange({ result: [...next] })}
      />
      <TimeSpan
        key={`${from?.getTime()} ${until?.getTime()}`}
        from={from}
        until={until}
        onChange={onChange}
      />
      {target.map((id) => (
        <Token
          key={id}
          name="Target"
          onRemove={() => onChange({ target: target.filter((each) => each !== id) })}
        >
          {facts.nameOf(id) ?? id}
        </Token>
      ))}
      {policy.map((id) => (
        <Token
          key={id}
          name="Policy"
          onRemove={() => onChange({ policy: policy.filter((each) => each !== id) })}
        >
          {id === SELF_MANAGED ? "Self-managed" : (facts.policyName(id) ?? id)}
        </Token>
      ))}
      {run !== null && (
        <Token name="Run" onRemove={() => onChange({ run: null })}>
          {run}
        </Token>
      )}
      {from !== null && (
        <Token name="From" onRemove={() => onChange({ from: null })}>
          <Moment at={from.getTime()} />
        </Token>
      )}
      {until !== null && (
        <Token name="Until" onRemove={() => onChange({ until: null })}>
          <Moment at={until.getTime()} />
        </Token>
      )}
      {isFilteredBy(params) && (
        <Button variant="ghost" size="small" onClick={() => onChange(noActivityFilters)}>
          Clear all
        </Button>
      )}
    </>
  );
}

/** Whether a view shows less than everything. */
export function isFilteredBy({
  q,
  by,
  operation,
  target,
  policy,
  result,
  from,
  until,
  run,
}: ActivityParams): boolean {
  const lists = [by, operation, target, policy, result];
  return (
    q.trim() !== "" ||
    lists.some(({ length }) => length > 0) ||
    [from, until, run].some((each) => each !== null)
  );
}
