"use client";

import { failedIn, sendingInWords } from "@/components/inventory/runs/run-labels";
import { Button } from "@/components/ui/button";
import { countOf } from "@/lib/format/count";
import { unsettledIn } from "@/lib/runs/step-figures";
import type { AssignmentRuns } from "./use-assignment-runs";

/** The assignments under way in one line below the tree, with the way to their progress. */
export function AssignmentBar({
  runs: { runs },
  isTracking,
  onShow,
}: {
  runs: AssignmentRuns;
  /** Whether associations of the assignments have not settled. */
  isTracking: boolean;
  onShow: () => void;
}) {
  const summaries = runs.map(({ run }) => run);
  // The one that is sent first, or the newest.
  const current = summaries.findLast(({ counts }) => unsettledIn(counts) > 0) ?? summaries[0];
  if (current === undefined) return null;
  const others = runs.length - 1;
  const failed = failedIn(current.counts);
  return (
    <div
      role="group"
      aria-label="Assignments in progress"
      className="flex flex-wrap items-center gap-2 border-t bg-surface-sunken px-4 py-1.5 text-13"
    >
      <span role="status" className="min-w-0 flex-1 truncate">
        <strong className="font-medium">{current.title}.</strong> {sendingInWords(current)}
        {isTracking && " AWS is evaluating the accounts."}
        {failed > 0 && ` ${countOf(failed, "target")} without success.`}
        {others > 0 && ` ${countOf(others, "more assignment")}.`}
      </span>
      <Button size="small" onClick={onShow}>
        Show progress
      </Button>
    </div>
  );
}
