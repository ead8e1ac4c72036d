import { z } from "zod";
import { createStoredDraft } from "@/components/ui/stores/stored-draft";
import type { TargetId } from "@/lib/core/identifiers";
import { type AssignmentRun, AssignmentRun as Run, isSettled, withStates } from "./assignment-run";

/** Settled runs that stay in the list beside those that are not. */
const KEPT = 10;

/**
 * The confirmed assignments of this tab, the first one first. They change many times a second while calls for thousands
 * of targets are answered. A call that was under way when the page was left may or may not have reached AWS.
 */
export const assignmentRuns = createStoredDraft(
  "canopy.assignment-runs",
  z.array(Run.transform((run) => withStates(run, ["sending"], "unknown"))),
  [],
  { keepWithinMs: 200 },
);

/** Changes one run and leaves the others as they are. */
export function updateRun(id: string, change: (run: AssignmentRun) => AssignmentRun): void {
  assignmentRuns.update((runs) => runs.map((run) => (run.id === id ? change(run) : run)));
}

/** Adds a confirmed assignment behind the others; the oldest settled ones leave the list. */
export function addRun(run: AssignmentRun): void {
  assignmentRuns.update((runs) => {
    const excess = runs.filter(isSettled).slice(0, -KEPT);
    return [...runs.filter((each) => !excess.includes(each)), run];
  });
}

/** The reader has seen these runs: they leave the list, as soon as they have settled. */
export function acknowledgeRuns(ids: readonly string[]): void {
  assignmentRuns.update((runs) =>
    runs.map((run) => (ids.includes(run.id) ? { ...run, acknowledged: true } : run)).filter(isListed),
  );
}

/** Stops following targets that have settled, in every run that follows them. */
export function stopWatching(settled: readonly TargetId[]): void {
  const gone = new Set(settled);
  if (!assignmentRuns.get().some(({ watched }) => watched.some((id) => gone.has(id)))) return;
  assignmentRuns.update((runs) =>
    runs.map((run) => ({ ...run, watched: run.watched.filter((id) => !gone.has(id)) })).filter(isListed),
  );
}

function isListed(run: AssignmentRun): boolean {
  return !run.acknowledged || !isSettled(run);
}
