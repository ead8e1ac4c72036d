import type { RunState, RunSummary } from "./run";
import type { StepCounts } from "./step-counts";
import { stepsIn, unsettledIn } from "./step-figures";

/** What a person can do with a run as it is. */
export interface RunControls {
  readonly pause: boolean;
  readonly resume: boolean;
  readonly cancelRest: boolean;
  readonly retryFailed: boolean;
}

/** Which controls apply: a run that has sent everything has nothing to pause, and a step that is being sent can't be cancelled. */
export function controlsOf({ state, counts }: Pick<RunSummary, "state" | "counts">): RunControls {
  const isActive = state === "running" || state === "paused";
  return {
    pause: state === "running" && counts.waiting > 0,
    resume: state === "paused",
    cancelRest: isActive && counts.waiting > 0,
    retryFailed: counts.refused + counts.unknown + counts.associations.FAILED > 0,
  };
}

/**
 * The state of a run after one of its steps has changed: all sent leads to following, all settled to the end. A paused run
 * with nothing left to send has nothing to wait for.
 */
export function stateAfter(state: RunState, counts: StepCounts): RunState {
  if (counts.calling > 0) return state;
  if (counts.waiting > 0) return state === "paused" ? "paused" : "running";
  if (counts.followed > 0) return "following";
  return counts.cancelled > 0 ? "cancelled" : "ended";
}

/** The steps of a run that no request is sent for any more, and all of them. */
export function progressOf(counts: StepCounts): { readonly settled: number; readonly total: number } {
  const total = stepsIn(counts);
  return { settled: total - unsettledIn(counts), total };
}

/** How long the requests that are left take at AWS's published rate, in milliseconds; 0 where none is left. */
export function timeLeftMs({ counts, perSecond }: Pick<RunSummary, "counts" | "perSecond">): number {
  return (unsettledIn(counts) / perSecond) * 1_000;
}
