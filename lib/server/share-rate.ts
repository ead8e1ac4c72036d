import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import type { Rate } from "@/lib/aws/rates/published-rates";
import type { ShareRate } from "@/lib/aws/rates/rate-budget";
import { placePrefix } from "@/lib/inventory/snapshot/caller-key";
import { takeSharedTokens } from "@/lib/store/rate-buckets";
import { viewingPlace } from "./connection-in-force";
import { log } from "./log";

/** A call to AWS waits no longer for a database that stands still: a page needs AWS also without one. */
const answersWithinMs = 1_000;
const outagePauseMs = 10_000;

/** Calls of one bucket that ask while an answer for those before them is under way: one query for all of them. */
interface Asking {
  readonly waiting: ((waitMs: number) => void)[];
  isUnderWay: boolean;
}

/**
 * Shares AWS's rates with all replicas of this Region, endpoint and role, through their database. While that does not answer,
 * each goes at the rate by itself: changes are not made then, and AWS throttles what is too much.
 */
export function shareRate(): ShareRate {
  const place = placePrefix(viewingPlace());
  const asking = new Map<string, Asking>();
  let askAgainAt = -Infinity;

  async function askAll(bucket: string, rate: Rate, own: Asking): Promise<void> {
    if (own.isUnderWay) return;
    own.isUnderWay = true;
    while (own.waiting.length > 0) {
      const calls = own.waiting.splice(0);
      const waits = await sharedWaits(`${place}${bucket}`, rate, calls.length);
      if (waits === undefined) askAgainAt = performance.now() + outagePauseMs;
      calls.forEach((answer, index) => answer(waits?.[index] ?? 0));
    }
    own.isUnderWay = false;
  }

  return (bucket, rate) => {
    if (performance.now() < askAgainAt) return Promise.resolve(0);
    const own = asking.get(bucket) ?? { waiting: [], isUnderWay: false };
    asking.set(bucket, own);
    return new Promise((resolve) => {
      own.waiting.push(resolve);
      void askAll(bucket, rate, own);
    });
  };
}

/** Undefined where the database does not answer in time. */
async function sharedWaits(name: string, rate: Rate, calls: number): Promise<readonly number[] | undefined> {
  const late = new AbortController();
  try {
    const answer = takeSharedTokens(name, rate, calls);
    return await Promise.race([
      answer,
      delay(answersWithinMs, undefined, { signal: late.signal }).catch(() => undefined),
    ]);
  } catch (error) {
    log().debug({ err: error }, "The rates of AWS can't be shared with other replicas just now");
    return undefined;
  } finally {
    late.abort();
  }
}
