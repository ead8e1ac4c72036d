import "server-only";
import type { Rate } from "./published-rates";

/** Permission to send one request. Its holder reports the answer, so that the bucket learns when AWS's is empty. */
export interface Pass {
  readonly succeeded: () => void;
  /** Returns the milliseconds until this bucket lets the next request through. */
  readonly throttled: () => number;
}

const longestPauseMs = 8000;
/** A bucket that learns comes back to its rate in this time at the most, and from half of it in half the time. */
const recoveryMs = 240_000;
/** And goes no slower than this, in requests per second. */
const slowest = 0.5;
/** Throttling within this time after a slowdown counts as the same event: the slowdown has hardly taken effect. */
const slowdownAtMostEveryMs = 2_000;

/** Who waits for a call: a person in front of a page, or a collection that takes minutes anyway. */
export type Urgency = "person" | "background";

/** So many calls of people go before one in the background that waits with them: it is slowed down and never stopped. */
const peopleFirst = 3;

export interface TokenBucketOptions {
  /** Whether the rate is a guess, which throttling proves wrong; a published one stays what it is. */
  readonly learns?: boolean;
}

/**
 * Lets requests through at a rate with a burst: people's before those in the background, of which every fourth goes
 * first where both wait, and within each first come, first served. When AWS throttles nevertheless (others
 * share its bucket), this one drains and pauses, twice as long each time until a request succeeds. One that learns goes
 * on at half the rate then, and comes back to the whole slowly.
 */
export class TokenBucket {
  readonly #rate: Rate;
  readonly #learns: boolean;
  readonly #queues: Readonly<Record<Urgency, ((pass: Pass) => void)[]>> = { person: [], background: [] };
  /** People's requests that went before one in the background since the last of those. */
  #wentBefore = 0;
  #tokens: number;
  /** When `#tokens` was counted. In the future while the bucket pauses: nothing flows in before. */
  #countedAt = performance.now();
  #timer: NodeJS.Timeout | undefined;
  /** Passes of one generation that are throttled together are one event, not many. */
  #generation = 0;
  #pauses = 0;
  /** The part of the rate that was in force at `#pacedAt`. */
  #pace = 1;
  #pacedAt = -Infinity;

  constructor(rate: Rate, { learns = false }: TokenBucketOptions = {}) {
    this.#rate = rate;
    this.#learns = learns;
    this.#tokens = rate.burst;
  }

  /** The part of the rate that is in force: 1 unless throttling has slowed this bucket down. */
  get pace(): number {
    return this.#paceAt(performance.now());
  }

  /** Resolves when the request may be sent; rejects with the signal's reason when that is aborted before. */
  take(signal?: AbortSignal, urgency: Urgency = "person"): Promise<Pass> {
    const queue = this.#queues[urgency];
    return new Promise((resolve, reject) => {
      const grant = (pass: Pass) => {
        signal?.removeEventListener("abort", leave);
        resolve(pass);
      };
      const leave = () => {
        const place = queue.indexOf(grant);
        if (place >= 0) queue.splice(place, 1);
        reject(abortReason(signal));
      };
      if (signal?.aborted) {
        leave();
        return;
      }
      signal?.addEventListener("abort", leave, { once: true });
      queue.push(grant);
      this.#serve();
    });
  }

  /** Takes a token where one is there and nothing waits: 0, or the milliseconds until there is one. */
  tryTake(): number {
    this.#refill();
    if (this.#tokens < 1 || this.#isAwaited()) return Math.max(1, Math.ceil(this.#nextTokenMs()));
    this.#tokens -= 1;
    return 0;
  }

  #serve(): void {
    clearTimeout(this.#timer);
    this.#refill();
    while (this.#tokens >= 1) {
      const grant = this.#next();
      if (grant === undefined) return;
      this.#tokens -= 1;
      grant(this.#pass());
    }
    if (this.#isAwaited()) this.#timer = setTimeout(() => this.#serve(), Math.ceil(this.#nextTokenMs()));
  }

  #next(): ((pass: Pass) => void) | undefined {
    const { person, background } = this.#queues;
    const isTurnOfBackground = person.length === 0 || this.#wentBefore >= peopleFirst;
    if (background.length > 0 && isTurnOfBackground) {
      this.#wentBefore = 0;
      return background.shift();
    }
    this.#wentBefore = background.length > 0 ? this.#wentBefore + 1 : 0;
    return person.shift();
  }

  #isAwaited(): boolean {
    return this.#queues.person.length + this.#queues.background.length > 0;
  }

  #refill(): void {
    const now = performance.now();
    if (now <= this.#countedAt) return;
    // The pace changes along a line, so its mean over the time is that of the two ends.
    const pace = (this.#paceAt(this.#countedAt) + this.#paceAt(now)) / 2;
    const inflow = ((now - this.#countedAt) / 1000) * this.#rate.perSecond * pace;
    this.#tokens = Math.min(this.#burst(now), this.#tokens + inflow);
    this.#countedAt = now;
  }

  #nextTokenMs(): number {
    const missing = Math.max(0, 1 - this.#tokens);
    const perSecond = this.#rate.perSecond * this.pace;
    return Math.max(0, this.#countedAt - performance.now()) + (missing / perSecond) * 1000;
  }

  #pass(): Pass {
    const generation = this.#generation;
    return {
      succeeded: () => {
        if (generation === this.#generation) this.#pauses = 0;
      },
      throttled: () => {
        if (generation === this.#generation) this.#pause();
        return Math.ceil(this.#nextTokenMs());
      },
    };
  }

  #pause(): void {
    if (this.#learns) this.#slowDown();
    const shortestMs = 2000 / this.#rate.perSecond;
    this.#tokens = 0;
    this.#countedAt = performance.now() + Math.min(longestPauseMs, shortestMs * 2 ** this.#pauses);
    this.#generation += 1;
    this.#pauses += 1;
    this.#serve();
  }

  #slowDown(): void {
    const now = performance.now();
    if (now - this.#pacedAt < slowdownAtMostEveryMs) return;
    const least = Math.min(1, slowest / this.#rate.perSecond);
    this.#pace = Math.max(least, this.#paceAt(now) / 2);
    this.#pacedAt = now;
  }

  #paceAt(instant: number): number {
    return Math.min(1, this.#pace + Math.max(0, instant - this.#pacedAt) / recoveryMs);
  }

  #burst(now: number): number {
    return Math.max(1, this.#rate.burst * this.#paceAt(now));
  }
}

function abortReason(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new DOMException("The call was aborted.", "AbortError");
}
