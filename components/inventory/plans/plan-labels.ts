import type { Tone } from "@/components/ui/status/tone";
import type { PlanState, PlanSummary } from "@/lib/runs/plans/plan";

/** A state as it is written and felt. */
interface StateLabel {
  readonly word: string;
  readonly tone: Tone;
}

export const planStateLabels: Readonly<Record<PlanState, StateLabel>> = {
  planned: { word: "Planned", tone: "none" },
  "awaiting-approval": { word: "Waiting for approval", tone: "pending" },
  approved: { word: "Approved", tone: "success" },
  rejected: { word: "Rejected", tone: "failed" },
  started: { word: "Started", tone: "success" },
  discarded: { word: "Discarded", tone: "none" },
};

/** A plan's state; one that doesn't match the organization any more, or was not started at its time, says so. */
export function planLabel({ state, isStale, stopped }: PlanSummary): StateLabel {
  if (state !== "started" && state !== "discarded") {
    if (isStale === true) return { word: "Needs review", tone: "stuck" };
    if (stopped !== undefined) return { word: "Not started", tone: "failed" };
  }
  return planStateLabels[state];
}
