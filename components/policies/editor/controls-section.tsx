"use client";

import { useDeferredValue, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/field/checkbox";
import { FacetFilter } from "@/components/ui/menu/facet-filter";
import { RadioCards } from "@/components/ui/field/radio-cards";
import { SearchField } from "@/components/ui/field/search-field";
import { countOf, formatCount, partOf } from "@/lib/format/count";
import { type Catalogue, compareControlIds } from "@/lib/security-hub/policies/standards/catalogue";
import {
  severities,
  type Severity,
  otherProviderRule,
} from "@/lib/security-hub/policies/standards/standards";
import { controlIdHint, matchesControl } from "@/lib/security-hub/policies/standards/control-search";
import { ControlChoice } from "./control-choice";
import { FormSection, SectionProblem } from "./form-section";
import type { PolicyFormHandle } from "./use-policy-form";

const modes = [
  {
    value: "all-but",
    title: "All but these",
    description:
      "The selected controls are disabled. All others are enabled, including those that AWS adds later.",
  },
  {
    value: "only",
    title: "Only these",
    description:
      "The selected controls are enabled. All others are disabled, including those that AWS adds later.",
  },
] as const;

/** Why a control that the policy names is not in the list; empty as long as the list has not been read. */
function unlistedRemark(catalogue: Catalogue | undefined, id: string): string {
  if (catalogue === undefined) return "";
  const provider = catalogue.otherProviders.find((each) => each.id === id)?.provider;
  return provider === undefined
    ? "AWS doesn’t list it in this Region. It may be retired; it stays in the policy until you deselect it."
    : otherProviderRule(provider);
}

type Choosing = (ids: readonly string[]) => string[];

const withIds =
  (more: readonly string[]): Choosing =>
  (ids) => [...new Set([...ids, ...more])];

function withoutIds(gone: readonly string[]): Choosing {
  const isGone = new Set(gone);
  return (ids) => ids.filter((id) => !isGone.has(id));
}

/** Which controls are on, as one of AWS's two lists. Each mode keeps its own list while one decides. */
export function ControlsSection({
  form,
  catalogue,
}: {
  form: PolicyFormHandle;
  catalogue: Catalogue | undefined;
}) {
  const { mode, disabled, enabled, standards } = form.draft;
  const { change } = form;
  const [query, setQuery] = useState("");
  const [severity, setSeverity] = useState<readonly Severity[]>([]);
  const [onlyEnabled, setOnlyEnabled] = useState(false);
  const [onlyChosen, setOnlyChosen] = useState(false);
  // What is typed is shown at once; five hundred rows may follow a moment later.
  const sought = useDeferredValue(query);
  const ids = mode === "only" ? enabled : disabled;
  const chosen = new Set(ids);
  const listed = catalogue?.controls ?? [];
  const inStandards = new Set(
    catalogue?.standards
      .filter(({ arn }) => standards.includes(arn))
      .flatMap(({ controlIds = [] }) => controlIds),
  );
  const shown = listed
    .filter(
      (control) =>
        matchesControl(control, sought) &&
        (severity.length === 0 || severity.some((each) => each === control.severity)) &&
        (!onlyEnabled || inStandards.has(control.id)) &&
        (!onlyChosen || chosen.has(control.id)),
    )
    .sort((one, other) => compareControlIds(one.id, other.id));
  const unlisted = ids.filter((id) => !listed.some((control) => control.id === id));

  function choose(next: Choosing) {
    change(({ enabled, disabled }) =>
      mode === "only" ? { enabled: next(enabled) } : { disabled: next(disabled) },
    );
  }
  const toggle = (id: string, isChosen: boolean) => choose(isChosen ? withIds([id]) : withoutIds([id]));

  return (
    <FormSection title="Controls">
      <RadioCards
        legend="Which controls are on?"
        options={modes}
        value={mode}
        onChange={(next) => form.change({ mode: next })}
      />
      <SectionProblem problem={form.problem("controls")} />
      <div role="group" aria-label="Find controls" className="flex flex-wrap items-center gap-2">
        <SearchField
          label="Find a control"
          placeholder="Id, title"
          value={query}
          onChange={setQuery}
          className="w-64 max-sm:w-full"
        />
        <FacetFilter
          label="Severity"
          options={severities.map((value) => ({
            value,
            label: value.charAt(0) + value.slice(1).toLowerCase(),
          }))}
          selected={severity}
          onChange={setSeverity}
        />
        <Checkbox checked={onlyEnabled} onChange={setOnlyEnabled}>
          In the standards above
        </Checkbox>
        <Checkbox checked={onlyChosen} onChange={setOnlyChosen}>
          Selected
        </Checkbox>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-ink-quiet">
        <span role="status" className="tabular-nums">
          {formatCount(chosen.size)} selected to be {mode === "only" ? "enabled" : "disabled"};{" "}
          {shown.length === listed.length
            ? countOf(listed.length, "control")
            : `${partOf(shown.length, listed.length)} controls shown`}
        </span>
        <Button variant="ghost" size="small" onClick={() => choose(withIds(shown.map(({ id }) => id)))}>
          Select all shown
        </Button>
        <Button variant="ghost" size="small" onClick={() => choose(withoutIds(shown.map(({ id }) => id)))}>
          Deselect all shown
        </Button>
      </div>
      <ul
        aria-label={mode === "only" ? "Enabled controls" : "Disabled controls"}
        className="max-h-112 overflow-auto rounded-control border"
      >
        {(onlyEnabled ? [] : unlisted).map((id) => (
          <li key={id} className="border-b px-3 py-1.5 text-13">
            <Checkbox checked onChange={() => toggle(id, false)}>
              <span className="font-mono text-12">{id}</span>{" "}
              <span className="text-ink-quiet">{unlistedRemark(catalogue, id)}</span>
            </Checkbox>
          </li>
        ))}
        {shown.map((control) => (
          <ControlChoice
            key={control.id}
            control={control}
            isChosen={chosen.has(control.id)}
            onToggle={toggle}
          />
        ))}
        {shown.length === 0 && (
          <li className="px-3 py-3 text-13 text-ink-quiet">
            {catalogue === undefined
              ? "The list of controls is being read."
              : (controlIdHint(query) ?? "No control matches.")}
          </li>
        )}
      </ul>
    </FormSection>
  );
}
