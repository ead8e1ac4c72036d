/**
 * The states of runs, plans and steps; `RunState`, `PlanState` and `StepState` say what each of them means. Apart from the
 * schemas, so that a page can name them without what they are a part of.
 */
export const runStates = ["running", "paused", "following", "ended", "cancelled"] as const;

export const planStates = [
  "planned",
  "awaiting-approval",
  "approved",
  "rejected",
  "started",
  "discarded",
] as const;

export const stepStates = [
  "waiting",
  "calling",
  "accepted",
  "refused",
  "skipped",
  "unknown",
  "cancelled",
] as const;

/** Which steps a page of them shows: those with this state, or accepted ones with this association. */
export const stepFilters = [...stepStates, "failed", "pending", "success", "none", "changed"] as const;
