import type { Tone } from "@/components/ui/status/tone";
import type { PlanSummary } from "@/lib/runs/plans/plan";
import { planView, type PlanView } from "@/lib/runs/run-view";

/** A state as it is written and felt. */
interface StateLabel {
  readonly word: string;
  readonly tone: Tone;
}

export const planViewLabels: Readonly<Record<PlanView, StateLabel>> = {
  scheduled: { word: "Scheduled", tone: "pending" },
  planned: { word: "Planned", tone: "none" },
  "awaiting-approval": { word: "Waiting for approval", tone: "pending" },
  approved: { word: "Approved", tone: "success" },
  rejected: { word: "Rejected", tone: "failed" },
  started: { word: "Started", tone: "success" },
  discarded: { word: "Discarded", tone: "none" },
};

/** A plan's state; one that doesn't match any more, was not started at its time, or starts by itself, says so. */
export function planLabel(plan: PlanSummary): StateLabel {
  const { state, isStale, stopped } = plan;
  if (state !== "started" && state !== "discarded") {
    if (isStale === true) return { word: "Needs review", tone: "stuck" };
    if (stopped !== undefined) return { word: "Not started", tone: "failed" };
  }
  return planViewLabels[planView(plan)];
}
