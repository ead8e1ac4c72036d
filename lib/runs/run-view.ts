import type { PlanSummary } from "./plans/plan";
import { isApproved } from "./plans/plan-rules";
import { isOpen, nextOpening } from "./plans/window-times";
import type { RunSummary } from "./run";
import type { RunStep, StepAssociation } from "./run-step";
import { planStates, runStates } from "./states";

/** How a run is listed: its state, or `waiting-for-window` where its requests wait for its change window. */
export const runViews = [...runStates, "waiting-for-window"] as const;
export type RunView = (typeof runViews)[number];

type Waiting = Pick<RunSummary, "state" | "counts" | "changeWindow">;

/** When the change window opens that a run waits for, in epoch milliseconds; undefined for a run that waits for none. */
export function windowOpensAt({ state, counts, changeWindow }: Waiting, now: number): number | undefined {
  if (state !== "running" || counts.waiting === 0 || changeWindow === undefined) return undefined;
  return isOpen(changeWindow, now) ? undefined : nextOpening(changeWindow, now);
}

/** How a run is listed at an instant, in epoch milliseconds. */
export function runView(run: Waiting, now: number): RunView {
  return windowOpensAt(run, now) === undefined ? run.state : "waiting-for-window";
}

/** How a plan is listed: its state, or `scheduled` where it starts at its time without anything further. */
export const planViews = ["scheduled", ...planStates] as const;
export type PlanView = (typeof planViews)[number];

/** How a plan is listed. */
export function planView(plan: PlanSummary): PlanView {
  return startsAt(plan) === undefined ? plan.state : "scheduled";
}

/** When a plan starts by itself, in epoch milliseconds; undefined where it doesn't. */
export function startsAt(plan: PlanSummary): number | undefined {
  const { state, schedule, stopped, needsApproval } = plan;
  const isReady = isApproved(plan) || (state === "planned" && !needsApproval);
  if (schedule.startAt === undefined || stopped !== undefined || !isReady) return undefined;
  return Date.parse(schedule.startAt);
}

/** Whether a run changes single objects, one step each, and no association. */
export function isOfObjects({ changes }: Pick<RunSummary, "changes">): boolean {
  return changes.every(({ kind }) => kind !== "association");
}

/** The association of an accepted step about a target; undefined for any other step. */
export function associationOfStep(step: RunStep): StepAssociation | undefined {
  return step.kind === "association" ? step.association : undefined;
}
