import { stepStates } from "./states";
import type { StepCounts } from "./step-counts";

/** The counts of a run without steps. */
export const noSteps: StepCounts = {
  waiting: 0,
  calling: 0,
  accepted: 0,
  refused: 0,
  skipped: 0,
  unknown: 0,
  cancelled: 0,
  associations: { PENDING: 0, SUCCESS: 0, FAILED: 0, NONE: 0, CHANGED: 0 },
  followed: 0,
};

/** All steps of a run. */
export function stepsIn(counts: StepCounts): number {
  return stepStates.reduce((sum, state) => sum + counts[state], 0);
}

/** Steps that are still to be sent, or whose answer is not recorded. */
export function unsettledIn({ waiting, calling }: StepCounts): number {
  return waiting + calling;
}
