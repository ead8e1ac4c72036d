import "server-only";
import { TokenBucket } from "@/lib/aws/rates/token-bucket";
import type { Failure } from "@/lib/core/failure";
import type { ResponseInProgress } from "../routes/response-in-progress";

/** How many seconds' worth of requests may come at once. */
const burstSeconds = 10;
/** Of those whose requests are counted who was seen longest ago is forgotten first. */
const mostCounted = 5_000;
/** When one with too many requests under way may try again. */
const againAfterMs = 1_000;

interface Counted {
  readonly bucket: TokenBucket;
  underWay: number;
}

/** One request too many. */
export type OverLimit = Failure & { readonly code: "throttled"; readonly retryAfterMs: number };

/** Counts requests by who sends them: over time, and those that are answered at once. */
export class RequestCounter {
  readonly #counted = new Map<string, Counted>();

  /**
   * Counts a request, until its answer ends, and returns 0; or returns after how many milliseconds another one may be sent.
   * @param perSecond over a longer time, ten times as many at once
   */
  count(
    sender: string,
    response: Pick<ResponseInProgress, "atEnd">,
    { perSecond, mostAtOnce }: { readonly perSecond: number; readonly mostAtOnce: number },
  ): number {
    const counted = this.#of(sender, perSecond);
    const waitMs = counted.underWay >= mostAtOnce ? againAfterMs : counted.bucket.tryTake();
    if (waitMs > 0) return waitMs;
    counted.underWay += 1;
    response.atEnd.push(() => (counted.underWay -= 1));
    return 0;
  }

  #of(sender: string, perSecond: number): Counted {
    const counted = this.#counted.get(sender) ?? {
      bucket: new TokenBucket({ perSecond, burst: perSecond * burstSeconds }),
      underWay: 0,
    };
    this.#counted.delete(sender);
    this.#counted.set(sender, counted);
    const [longestAgo] = this.#counted.keys();
    if (this.#counted.size > mostCounted && longestAgo !== undefined) this.#counted.delete(longestAgo);
    return counted;
  }
}
