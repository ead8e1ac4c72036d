import type { Tone } from "@/components/ui/status/tone";
import { countOf } from "@/lib/format/count";
import type { RunSummary } from "@/lib/runs/run";
import { runView, type RunView } from "@/lib/runs/run-view";
import type { RunStep, StepAssociation } from "@/lib/runs/run-step";
import type { StepCounts, StepState } from "@/lib/runs/step-counts";
import { stepsIn, unsettledIn } from "@/lib/runs/step-figures";

/** A state as it is written and felt. */
export interface StateLabel {
  readonly word: string;
  readonly tone: Tone;
}

export const runViewLabels: Readonly<Record<RunView, StateLabel>> = {
  running: { word: "Running", tone: "pending" },
  "waiting-for-window": { word: "Waiting for its window", tone: "none" },
  paused: { word: "Paused", tone: "stuck" },
  following: { word: "Pending in AWS", tone: "pending" },
  ended: { word: "Finished", tone: "success" },
  cancelled: { word: "Cancelled", tone: "none" },
};

/**
 * A run's state; one that ended with targets that didn't succeed, or waits for its change window, says so.
 * @param now in epoch milliseconds
 */
export function runLabel(
  run: Pick<RunSummary, "state" | "counts" | "changeWindow">,
  now: number,
): StateLabel {
  if (run.state === "ended" && failedIn(run.counts) > 0)
    return { word: "Finished with failures", tone: "failed" };
  return runViewLabels[runView(run, now)];
}

/** Targets whose request was refused or whose outcome is not known, and those whose association failed. */
export function failedIn({ refused, unknown, associations }: StepCounts): number {
  return refused + unknown + associations.FAILED;
}

/** What became of a request. */
export const requestLabels: Readonly<Record<StepState, StateLabel>> = {
  waiting: { word: "Waiting", tone: "none" },
  calling: { word: "Sending", tone: "pending" },
  accepted: { word: "Accepted", tone: "success" },
  refused: { word: "Refused", tone: "failed" },
  skipped: { word: "No change needed", tone: "none" },
  unknown: { word: "Not known", tone: "stuck" },
  cancelled: { word: "Cancelled", tone: "none" },
};

/** What AWS says of the association after an accepted request. */
export const associationLabels: Readonly<Record<StepAssociation["status"], StateLabel>> = {
  PENDING: { word: "Pending", tone: "pending" },
  SUCCESS: { word: "In effect", tone: "success" },
  FAILED: { word: "Failed", tone: "failed" },
  NONE: { word: "No association", tone: "none" },
  CHANGED: { word: "Changed since", tone: "stuck" },
};

/** A call that AWS refuses for an account that was closed after the review: expected, and no failure. */
const closedAccount: StateLabel = { word: "Account closed", tone: "suspended" };

/** The word for a step: of an accepted one its association, once AWS was read, is what counts. */
export function requestLabel({ state }: Pick<RunStep, "state">, isClosed = false): StateLabel {
  return isClosed && state === "refused" ? closedAccount : requestLabels[state];
}

/** How far the requests of a run are. */
export function sendingInWords({ state, counts }: Pick<RunSummary, "state" | "counts">): string {
  const left = unsettledIn(counts);
  if (left === 0) return stepsIn(counts) === counts.cancelled ? "No request was sent." : "All requests sent.";
  const targets = countOf(left, "target");
  return state === "paused" ? `Paused: ${targets} not sent.` : `${targets} to go.`;
}
