"use client";

import { Button } from "@/components/ui/button";
import { countOf } from "@/lib/format/count";
import { PanelFrame } from "@/components/ui/panel/panel-frame";
import type { OrganizationView } from "../use-organization-view";
import type { PendingWatch } from "../use-pending-watch";
import { RunSection } from "./run-section";
import { type AssignmentRuns, isUnsent } from "./use-assignment-runs";

/** The confirmed assignments of this tab, the newest first. */
export function ProgressPanel({
  runs,
  view,
  watch,
  onOpen,
  onClose,
}: {
  runs: AssignmentRuns;
  view: OrganizationView;
  watch: PendingWatch;
  onOpen: (node: number) => void;
  onClose: () => void;
}) {
  const isSending = runs.runs.some(isUnsent);
  return (
    <PanelFrame
      title="Assignments"
      subtitle={
        <p className="text-12 text-ink-quiet">
          {runs.runs.length === 0
            ? "None in this tab"
            : `${countOf(runs.runs.length, "assignment")} in this tab`}
        </p>
      }
      onClose={onClose}
      footer={
        <Button
          onClick={() => {
            onClose();
            runs.acknowledge(runs.runs.filter((run) => !isUnsent(run)));
          }}
        >
          {isSending ? "Close, and continue in the background" : "Done"}
        </Button>
      }
    >
      {runs.runs.length === 0 && (
        <p className="px-4 py-3 text-13 text-pretty text-ink-quiet">
          Assignments that you confirm in this tab are listed here with their progress. Select targets in the
          tree to start one.
        </p>
      )}
      {runs.runs.toReversed().map((run) => (
        <RunSection key={run.id} run={run} runs={runs} view={view} watch={watch} onOpen={onOpen} />
      ))}
    </PanelFrame>
  );
}
