"use client";

import { FailureNotice } from "@/components/failures/failure-notice";
import { Button } from "@/components/ui/button";
import { Meter } from "@/components/ui/status/meter";
import { countOf } from "@/lib/format/count";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrganizationView } from "../use-organization-view";
import type { PendingWatch } from "../use-pending-watch";
import { type AssignmentRun, outcomeCounts } from "./assignment-run";
import { isClosed, runTitle, sendingInWords } from "./run-labels";
import { OutcomeList } from "./outcome-list";
import { Settling } from "./settling";
import type { AssignmentRuns } from "./use-assignment-runs";

/** One confirmed assignment: each target's outcome while the calls are made, then the associations until they settle. */
export function RunSection({
  run,
  runs,
  view,
  watch,
  onOpen,
}: {
  run: AssignmentRun;
  runs: AssignmentRuns;
  view: OrganizationView;
  watch: PendingWatch;
  onOpen: (node: number) => void;
}) {
  const counts = outcomeCounts(run);
  const unsent = counts.waiting + counts.sending;
  const isQueued = runs.placeOf(run) >= 0;
  const expected = closedRefusals(run, view);
  const refused = counts.refused - expected;
  const title = runTitle(run);
  return (
    <section aria-label={title} className="border-b px-4 py-3 last:border-b-0">
      <h3 className="text-13 font-medium text-pretty">{title}</h3>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 pt-2">
        <Meter
          label={run.assignment.kind === "inherit" ? "Disassociation requests" : "Association requests"}
          value={run.targets.length - unsent - counts.cancelled}
          max={run.targets.length}
          unit="target"
          tone={refused > 0 ? "failed" : "success"}
        />
        <p role="status" className="text-13 text-pretty">
          {sendingInWords(run, runs)}
          {refused > 0 && ` AWS refused ${countOf(refused, "target")}.`}
          {expected > 0 && ` ${countOf(expected, "account")} was closed after the review; this is expected.`}
          {counts.unknown > 0 &&
            ` For ${countOf(counts.unknown, "target")} it isn't known whether AWS got the request: the page or Canopy's server stopped while it was under way.`}
        </p>
        <div className="flex flex-wrap gap-2 empty:hidden">
          {counts.waiting > 0 && !isQueued && (
            <Button variant="primary" onClick={() => runs.resume(run, ["waiting"])}>
              Continue with {countOf(counts.waiting, "target")}
            </Button>
          )}
          {counts.waiting > 0 && <Button onClick={() => runs.cancelRest(run)}>Cancel the rest</Button>}
          {refused + counts.unknown > 0 && unsent === 0 && (
            <Button onClick={() => runs.resume(run, ["refused", "unknown"])}>
              Retry {countOf(refused + counts.unknown, "target")}
            </Button>
          )}
        </div>
        <OutcomeList targets={run.targets} view={view} onOpen={onOpen} />
        {counts.accepted > 0 && (
          <div role="group" aria-label="Associations" className="grid gap-2">
            <Settling run={run} view={view} watch={watch} />
            {run.watched.length > 0 && watch.failure && <FailureNotice failure={watch.failure} />}
          </div>
        )}
      </div>
    </section>
  );
}

/** Refused targets that are accounts which were closed meanwhile. */
function closedRefusals({ targets }: AssignmentRun, view: OrganizationView): number {
  const lookup = nodeLookup(view.governed.tree);
  return targets.filter(({ id, outcome }) => {
    const node = lookup(id);
    return outcome.state === "refused" && node !== undefined && isClosed(view, node);
  }).length;
}
