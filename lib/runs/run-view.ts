import { z } from "zod";
import { isOpen, nextOpening } from "./plans/change-window";
import { type PlanSummary, PlanState } from "./plans/plan";
import { isApproved } from "./plans/plan-rules";
import { RunState, type RunSummary } from "./run";

/** How a run is listed: its state, or `waiting-for-window` where its requests wait for its change window. */
export const RunView = z.enum([...RunState.options, "waiting-for-window"]);
export type RunView = z.infer<typeof RunView>;

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
export const PlanView = z.enum(["scheduled", ...PlanState.options]);
export type PlanView = z.infer<typeof PlanView>;

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
