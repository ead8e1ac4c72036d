import "server-only";
import type { Watch } from "./observation";

/** A plan that a second person has to approve before it can be started. */
export interface WaitingPlan {
  readonly id: string;
  readonly title: string;
  readonly requestedBy: string;
  /** Where it is reviewed: a path in Canopy. */
  readonly path: string;
}

/** Where the plans of a caller that wait for approval are read. */
export type WaitingPlans = (callerKey: string) => Promise<readonly WaitingPlan[]>;

/** Plans that wait for approval. */
export function planWatch(waitingPlans: WaitingPlans): Watch {
  return async ({ callerKey, seen }) => {
    const plans = await waitingPlans(callerKey);
    const version = plans.map(({ id }) => id).join(" ");
    if (version === seen) return undefined;
    const still = new Set<string>(plans.map(({ id }) => id));
    return {
      present: plans.map(({ id, title, requestedBy, path }) => ({
        value: "waiting",
        event: {
          key: id,
          subject: title,
          text: `"${title}" by ${requestedBy} is waiting for approval`,
          cause: "",
          path,
          at: new Date().toISOString(),
        },
      })),
      isOver: (key) => !still.has(key),
      version,
    };
  };
}
