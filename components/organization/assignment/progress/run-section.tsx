"use client";

import { FailureNotice } from "@/components/failures/failure-notice";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { RunControls } from "@/components/inventory/runs/run-controls";
import { RunProgress } from "@/components/inventory/runs/run-progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { stepsIn } from "@/lib/runs/step-figures";
import type { OrganizationView } from "../../use-organization-view";
import type { PendingWatch } from "../../use-pending-watch";
import { closedRefusals } from "../affected";
import { OutcomeList } from "./outcome-list";
import { Settling } from "./settling";
import type { AssignmentRun } from "../use-assignment-runs";

/** One assignment: each target's outcome while the requests are sent, then the associations until they settle. */
export function RunSection({
  assignment,
  view,
  watch,
  onOpen,
}: {
  assignment: AssignmentRun;
  view: OrganizationView;
  watch: PendingWatch;
  onOpen: (node: number) => void;
}) {
  const { run, steps = [] } = assignment;
  const total = stepsIn(run.counts);
  return (
    <section aria-label={run.title} className="border-b px-4 py-3 last:border-b-0">
      <h3 className="text-13 font-medium text-pretty">{run.title}</h3>
      <p className="flex flex-wrap gap-x-2 text-12 text-ink-quiet">
        <TextLink href={runPath(run.id)}>Run {run.number}</TextLink>
        <span>
          {run.by.name}, <RelativeTime at={Date.parse(run.createdAt)} />
        </span>
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 pt-2">
        <RunProgress run={run} closed={closedRefusals(assignment, view)} />
        {run.pausedBecause && (
          <FailureNotice
            failure={run.pausedBecause}
            consequence="Canopy paused the run. Continue it when the cause is gone."
          />
        )}
        <RunControls run={run} />
        <OutcomeList steps={steps} total={total} view={view} onOpen={onOpen} />
        {run.counts.accepted > 0 && (
          <div role="group" aria-label="Associations" className="grid gap-2">
            <Settling assignment={assignment} view={view} watch={watch} />
          </div>
        )}
      </div>
    </section>
  );
}
