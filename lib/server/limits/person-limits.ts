import "server-only";
import { TokenBucket } from "@/lib/aws/rates/token-bucket";
import type { Failure } from "@/lib/core/failure";
import { env } from "@/lib/env";
import { responseInProgress } from "../routes/response-in-progress";

/** Requests of one person that are answered at once; two tabs of a page that loads have a third of it. */
const mostAtOnce = 60;
/** How many seconds' worth of requests may come at once. */
const burstSeconds = 10;
/** People whose requests are counted; who was seen longest ago is forgotten first. */
const mostPeople = 5_000;
/** When a person who has too many requests under way may try again. */
const againAfterMs = 1_000;

interface Counted {
  readonly bucket: TokenBucket;
  underWay: number;
}

declare global {
  // Next bundles pages, routes and actions apart: a person's requests are counted in one place.
  var canopyPeople: Map<string, Counted> | undefined;
}

type OverLimit = Failure & { readonly code: "throttled"; readonly retryAfterMs: number };

/**
 * Counts the request that is being answered among a person's, once, and says why it is one too many; undefined where it is
 * not. Each replica counts by itself. Without the server in front, as in `next dev`, nothing is counted.
 */
export function personOverLimit(personId: string): OverLimit | undefined {
  const response = responseInProgress();
  if (response === undefined || response.isCounted === true) return undefined;
  const counted = countedOf(personId);
  const waitMs = counted.underWay >= mostAtOnce ? againAfterMs : counted.bucket.tryTake();
  if (waitMs > 0)
    return {
      code: "throttled",
      message: `You have sent more requests than Canopy answers to one person. Try again in ${Math.ceil(waitMs / 1_000)} s.`,
      retryAfterMs: waitMs,
    };
  response.isCounted = true;
  counted.underWay += 1;
  response.atEnd.push(() => (counted.underWay -= 1));
  return undefined;
}

function countedOf(personId: string): Counted {
  globalThis.canopyPeople ??= new Map();
  const people = globalThis.canopyPeople;
  const perSecond = env().operations.personRate;
  const counted = people.get(personId) ?? {
    bucket: new TokenBucket({ perSecond, burst: perSecond * burstSeconds }),
    underWay: 0,
  };
  people.delete(personId);
  people.set(personId, counted);
  const [longestAgo] = people.keys();
  if (people.size > mostPeople && longestAgo !== undefined) people.delete(longestAgo);
  return counted;
}
