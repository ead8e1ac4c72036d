"use client";

import { Button } from "@/components/ui/button";
import { PanelFrame } from "@/components/ui/panel/panel-frame";
import { TextLink } from "@/components/ui/text-link";
import { countOf } from "@/lib/format/count";
import { unsettledIn } from "@/lib/runs/step-figures";
import type { OrganizationView } from "../../use-organization-view";
import type { PendingWatch } from "../../use-pending-watch";
import { RunSection } from "./run-section";
import type { AssignmentRuns } from "../use-assignment-runs";

/** The assignments under way and those that ended a moment ago, the newest first. */
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
  const isSending = runs.runs.some(({ run }) => unsettledIn(run.counts) > 0);
  return (
    <PanelFrame
      title="Assignments"
      subtitle={
        <p className="text-12 text-ink-quiet">
          {runs.runs.length === 0 ? "None under way" : countOf(runs.runs.length, "run")} ·{" "}
          <TextLink href="/runs">All runs</TextLink>
        </p>
      }
      onClose={onClose}
      footer={
        <Button
          onClick={() => {
            onClose();
            runs.acknowledge(runs.runs.flatMap(({ run }) => (unsettledIn(run.counts) === 0 ? [run] : [])));
          }}
        >
          {isSending ? "Close, and continue in the background" : "Done"}
        </Button>
      }
    >
      {runs.runs.length === 0 && (
        <p className="px-4 py-3 text-13 text-pretty text-ink-quiet">
          Assignments that are confirmed are sent by Canopy&apos;s server and listed here with their progress.
          Select targets in the tree to start one.
        </p>
      )}
      {runs.runs.map((assignment) => (
        <RunSection
          key={assignment.run.id}
          assignment={assignment}
          view={view}
          watch={watch}
          onOpen={onOpen}
        />
      ))}
    </PanelFrame>
  );
}
