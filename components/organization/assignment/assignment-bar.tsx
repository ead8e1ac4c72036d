"use client";

import { Button } from "@/components/ui/button";
import { countOf } from "@/lib/format/count";
import { outcomeCounts } from "./assignment-run";
import { runTitle, sendingInWords } from "./run-labels";
import { type AssignmentRuns, isUnsent } from "./use-assignment-runs";

/** The assignments of this tab in one line below the tree, with the way to their progress. */
export function AssignmentBar({ runs, onShow }: { runs: AssignmentRuns; onShow: () => void }) {
  const unsent = runs.runs.filter(isUnsent);
  const current = unsent.find((run) => runs.placeOf(run) === 0) ?? unsent[0] ?? runs.runs.at(-1);
  if (current === undefined) return null;
  const others = runs.runs.length - 1;
  const { refused, unknown } = outcomeCounts(current);
  const tracking = current.watched.length > 0 && " AWS is evaluating the accounts.";
  return (
    <div
      role="group"
      aria-label="Assignments in progress"
      className="flex flex-wrap items-center gap-2 border-t bg-surface-sunken px-4 py-1.5 text-13"
    >
      <span role="status" className="min-w-0 flex-1 truncate">
        <strong className="font-medium">{runTitle(current)}.</strong> {sendingInWords(current, runs)}
        {tracking}
        {refused + unknown > 0 && ` ${countOf(refused + unknown, "target")} without success.`}
        {others > 0 && ` ${countOf(others, "more assignment")}.`}
      </span>
      <Button size="small" onClick={onShow}>
        Show progress
      </Button>
    </div>
  );
}
