"use client";

import { useState } from "react";
import { Banner } from "@/components/ui/status/banner";
import { Button } from "@/components/ui/button";
import { visibleText } from "@/lib/format/visible-text";
import { diffAggregator } from "@/lib/aws-config/aggregators/change/aggregator-diff";
import type { AggregatorState } from "@/lib/aws-config/aggregators/aggregator-state";
import {
  mergeAggregators,
  type MergeConflict,
  type MergeSide,
} from "@/lib/aws-config/aggregators/change/merge";
import { countOf } from "@/lib/format/count";
import type { OrgTree } from "@/lib/organizations/tree";
import { AggregatorChanges } from "@/components/inventory/changes/aggregator-changes";
import { kindLabels, regionsInWords } from "@/components/inventory/changes/state-labels";
import { ThreeWayTable } from "./three-way-table";

/** Another user has changed the aggregator: shows what they changed, what both changed, and a button to merge both. */
export function MergeView({
  base,
  theirs,
  mine,
  tree,
  onMerge,
}: {
  base: AggregatorState;
  theirs: AggregatorState;
  mine: AggregatorState;
  tree: OrgTree | undefined;
  onMerge: (merged: AggregatorState) => void;
}) {
  const [choices, setChoices] = useState<Readonly<Record<string, MergeSide>>>({});
  const [asked, setAsked] = useState(false);
  const merge = mergeAggregators({ base, theirs, mine, choices });

  function submit() {
    setAsked(true);
    if (merge.undecided.length === 0) onMerge(merge.merged);
  }

  return (
    <section aria-label="Changed by someone else while you were editing" className="border-b">
      <Banner kind="warning" title="This aggregator was changed by someone else while you were editing.">
        Saving your version would undo that. Merge the two versions, review the result, then save.
      </Banner>
      <div className="grid gap-4 px-4 py-4">
        <div className="grid gap-2">
          <h3 className="text-13 font-medium">Changed in AWS since you opened it</h3>
          <AggregatorChanges diff={merge.theirs} tree={tree} />
        </div>
        <ThreeWayTable base={base} theirs={theirs} mine={mine} />
        {merge.conflicts.map((conflict) => (
          <ConflictChoice
            key={conflict.id}
            conflict={conflict}
            choice={choices[conflict.id]}
            isMissing={asked && choices[conflict.id] === undefined}
            onChoose={(side) => setChoices({ ...choices, [conflict.id]: side })}
          />
        ))}
        {merge.undecided.length === 0 && (
          <div className="grid gap-2">
            <h3 className="text-13 font-medium">What would then be left to save</h3>
            <AggregatorChanges diff={diffAggregator(theirs, merge.merged)} tree={tree} />
          </div>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="primary" onClick={submit}>
            Merge the two
          </Button>
          <p className="text-12 text-ink-quiet">
            {merge.conflicts.length === 0
              ? "You changed different settings. Both changes are kept."
              : `${countOf(merge.conflicts.length, "setting")} both of you changed.`}
          </p>
        </div>
      </div>
    </section>
  );
}

const fieldLabels: Readonly<Record<MergeConflict["field"], string>> = {
  source: "Source",
  role: "Role",
  regions: "Regions",
  "resource-types": "Resource types",
  "service-principals": "Service principals",
  filters: "Other filters",
  tag: "Tag",
};
/** What AWS's words and empty texts are called here. */
const spelt: Readonly<Record<string, string>> = { ...kindLabels, all: regionsInWords("all"), "": "(empty)" };
const nothing: Readonly<Record<MergeConflict["field"], string>> = {
  source: "none",
  role: "none",
  regions: "none",
  "resource-types": "every resource type",
  "service-principals": "every recorder",
  filters: "none",
  tag: "removed",
};

function ConflictChoice({
  conflict: { id, field, key, theirs, mine },
  choice,
  isMissing,
  onChoose,
}: {
  conflict: MergeConflict;
  choice: MergeSide | undefined;
  isMissing: boolean;
  onChoose: (side: MergeSide) => void;
}) {
  const words = (values: readonly string[]) => {
    if (values.length === 0) return nothing[field];
    return values.map((value) => spelt[value] ?? value).join(", ");
  };
  const sides = [
    { side: "theirs", label: "As it is in AWS now", value: words(theirs) },
    { side: "mine", label: "Yours", value: words(mine) },
  ] as const;
  return (
    <fieldset className="grid gap-1 rounded-control border px-3 py-2">
      <legend className="px-1 text-13 font-medium">
        {fieldLabels[field]} {key !== undefined && <span className="font-mono text-12">{key}</span>}
      </legend>
      {sides.map(({ side, label, value }) => (
        <label key={side} className="flex items-start gap-2 text-13">
          <input
            type="radio"
            name={`conflict ${id}`}
            checked={choice === side}
            onChange={() => onChoose(side)}
            className="mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-line-strong bg-surface-raised checked:border-[5px] checked:border-accent"
          />
          <span className="min-w-0">
            {label}: <span className="font-mono text-12 break-words">{visibleText(value)}</span>
          </span>
        </label>
      ))}
      {isMissing && (
        <p role="alert" className="text-12 text-failed">
          Both of you changed this. Choose one of the two.
        </p>
      )}
    </fieldset>
  );
}
