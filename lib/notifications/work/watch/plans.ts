import "server-only";
import { recentPlans } from "@/lib/store/plans/read-plans";
import type { Watch } from "./observation";

const mostPlans = 500;

/** Plans that a second person has to approve before they can be started. A plan that is edited and sent again is a new event. */
export const watchWaitingPlans: Watch = async ({ callerKey, seen }) => {
  const open = await recentPlans(callerKey, { changedWithinMs: 0, limit: mostPlans });
  const plans = open.filter(({ state }) => state === "awaiting-approval");
  const version = plans.map(({ id, revision }) => `${id}/${revision}`).join(" ");
  if (version === seen) return undefined;
  const still = new Set<string>(plans.map(({ id }) => id));
  return {
    present: plans.map(({ id, number, title, revision, authors }) => ({
      value: String(revision),
      event: {
        key: id,
        subject: `Plan ${number}: ${title}`,
        text: `Plan ${number}, "${title}", by ${authors.map(({ name }) => name).join(", ")} is waiting for approval`,
        cause: "",
        path: `/plans/${id}`,
        at: new Date().toISOString(),
      },
    })),
    isOver: (key) => !still.has(key),
    version,
  };
};
