import { useEffect, useSyncExternalStore } from "react";
import { z } from "zod";
import { useFirstSteps, useRecentRuns } from "@/components/inventory/runs/use-run";
import { createExternalStore } from "@/components/ui/stores/external-store";
import { createStoredDraft } from "@/components/ui/stores/stored-draft";
import type { RunSummary } from "@/lib/runs/run";
import { isOfObjects } from "@/lib/runs/run-view";
import { RunId } from "@/lib/runs/run-id";
import type { RunStep } from "@/lib/runs/run-step";

/** An assignment that the server sends or has sent, with its targets. */
export interface AssignmentRun {
  readonly run: RunSummary;
  /** The first of them, all for most runs; undefined until they are read. */
  readonly steps: readonly RunStep[] | undefined;
}

export interface AssignmentRuns {
  /** The newest first. */
  readonly runs: readonly AssignmentRun[];
  /** Shows a run that was started a moment ago, until the news has it. */
  readonly begin: (run: RunSummary) => void;
  /** The reader has seen these: they leave the list as soon as they are over. */
  readonly acknowledge: (runs: readonly RunSummary[]) => void;
}

const nothingStarted: readonly RunSummary[] = [];
const nothingSeen: readonly RunId[] = [];
const KEPT = 200;

/** Runs that this tab has started, as the server answered them. */
const started = createExternalStore<readonly RunSummary[]>(nothingStarted);
const acknowledged = createStoredDraft("canopy.acknowledged-runs", z.array(RunId), []);

/** The runs under way and those that ended a moment ago, but for those that were acknowledged in this tab. */
export function useAssignmentRuns(): AssignmentRuns {
  const recent = useRecentRuns().filter((run) => !isOfObjects(run));
  const own = useSyncExternalStore(
    started.subscribe,
    () => started.get(),
    () => nothingStarted,
  );
  const seen = useSyncExternalStore(
    acknowledged.subscribe,
    () => acknowledged.get(),
    () => nothingSeen,
  );
  const heard = new Set(recent.map(({ id }) => id));
  useEffect(() => {
    // From now on the news says how it is; what was answered at its start would come back when the news drops it.
    const ids = new Set(recent.map(({ id }) => id));
    if (own.some(({ id }) => ids.has(id))) started.update((runs) => runs.filter(({ id }) => !ids.has(id)));
  }, [recent, own]);
  const all = [...recent, ...own.filter(({ id }) => !heard.has(id))].sort(
    (one, other) => other.number - one.number,
  );
  const listed = all.filter((run) => isUnderWay(run) || !seen.includes(run.id));
  const steps = useFirstSteps(listed);
  return {
    runs: listed.map((run) => ({ run, steps: steps.get(run.id) })),
    begin: (run) => started.update((runs) => [...runs, run].slice(-KEPT)),
    acknowledge: (runs) =>
      acknowledged.update((ids) => [...new Set([...ids, ...runs.map(({ id }) => id)])].slice(-KEPT)),
  };
}

/** Whether requests of the run are still to be sent, or its associations are followed. */
function isUnderWay({ state }: RunSummary): boolean {
  return state === "running" || state === "paused" || state === "following";
}
