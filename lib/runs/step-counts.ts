import { z } from "zod";
import { stepStates } from "./states";

/**
 * `waiting`: not sent, or to be sent again. `calling`: sent, and the answer is not recorded yet. `accepted`: AWS took it, and
 * the association's own status follows. `refused`: by AWS, or by Canopy because the target was changed since the review.
 * `skipped`: the target had the configuration already. `unknown`: AWS gave no answer, and what it shows since does not say.
 * `cancelled`: taken out before it was sent.
 */
export const StepState = z.enum(stepStates);
export type StepState = z.infer<typeof StepState>;

const count = z.int().min(0);

/** How many steps of a run are in each state, and how many accepted ones have which association. */
export const StepCounts = z.object({
  waiting: count,
  calling: count,
  accepted: count,
  refused: count,
  skipped: count,
  unknown: count,
  cancelled: count,
  /** The accepted ones by association; those that AWS was not read for yet are pending. They add up to `accepted`. */
  associations: z.object({
    PENDING: count,
    SUCCESS: count,
    FAILED: count,
    NONE: count,
    CHANGED: count,
  }),
  /** Targets that AWS is still asked for: accepted ones, and OUs and accounts that inherit from them. */
  followed: count,
});
export type StepCounts = z.infer<typeof StepCounts>;
