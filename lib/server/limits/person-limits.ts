import "server-only";
import { env } from "@/lib/env";
import { responseInProgress } from "../routes/response-in-progress";
import { type OverLimit, RequestCounter } from "./request-counter";

/** Requests of one person that are answered at once; two tabs of a page that loads have a third of it. */
const mostAtOnce = 60;

declare global {
  // Next bundles pages, routes and actions apart: a person's requests are counted in one place.
  var canopyPeople: RequestCounter | undefined;
}

/**
 * Counts the request that is being answered among a person's, once, and says why it is one too many; undefined where it is
 * not. Each replica counts by itself. Without the server in front, as in `next dev`, nothing is counted.
 */
export function personOverLimit(personId: string): OverLimit | undefined {
  const response = responseInProgress();
  if (response === undefined || response.isCounted === true) return undefined;
  const people = (globalThis.canopyPeople ??= new RequestCounter());
  const perSecond = env().operations.personRate;
  const waitMs = people.count(personId, response, { perSecond, mostAtOnce });
  if (waitMs > 0)
    return {
      code: "throttled",
      message: `You have sent more requests than Canopy answers to one person. Try again in ${Math.ceil(waitMs / 1_000)} s.`,
      retryAfterMs: waitMs,
    };
  response.isCounted = true;
  return undefined;
}
