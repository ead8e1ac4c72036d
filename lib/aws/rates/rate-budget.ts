import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { bucketOf, type OperationName, publishedRate, type Rate, withMargin } from "./published-rates";
import { type Pass, TokenBucket, type Urgency } from "./token-bucket";

/** Calls per second that are spaced further than they would be if AWS had not throttled. */
export interface Slowdown {
  readonly perSecond: number;
  readonly normally: number;
}

/**
 * One token bucket per operation, and one for all of AWS Config, which publishes no rates. Everything that calls AWS as
 * the same account shares one budget.
 */
export interface RateBudget {
  /** Waits for the operation's turn; rejects with the signal's reason when that is aborted before. */
  readonly take: (operation: OperationName, signal?: AbortSignal, urgency?: Urgency) => Promise<Pass>;
  /** The rate that estimates may count on just now. */
  readonly rateOf: (operation: OperationName) => Rate;
  /** How far throttling has slowed an operation down; undefined while it goes at its usual rate. */
  readonly slowdownOf: (operation: OperationName) => Slowdown | undefined;
}

export interface RateBudgetOptions {
  /** Multiplies all rates: 1 for AWS, more for an endpoint that does not throttle. */
  readonly scale?: number | undefined;
  /** Calls per second to all of AWS Config; the default is the one of `publishedRate`. */
  readonly configPerSecond?: number | undefined;
  /**
   * Takes a token of a bucket that other processes use, too, and answers how long the call has to wait, in milliseconds;
   * asked when the call's turn in this process has come. Absent where this process is the only one.
   */
  readonly share?: ShareRate | undefined;
}

/** See `RateBudgetOptions.share`. */
export type ShareRate = (bucket: string, rate: Rate) => Promise<number>;

/** A budget at the published rates; where none is published it starts at a guess and learns from throttling. */
export function createRateBudget({ scale = 1, configPerSecond, share }: RateBudgetOptions = {}): RateBudget {
  const buckets = new Map<string, TokenBucket>();

  function usualRate(operation: OperationName): Rate {
    const isConfigured = configPerSecond !== undefined && isGuessed(operation);
    const { perSecond, burst } = isConfigured
      ? { perSecond: configPerSecond, burst: configPerSecond }
      : publishedRate(operation);
    return { perSecond: perSecond * scale, burst: burst * scale };
  }

  function bucket(operation: OperationName): TokenBucket {
    const name = bucketOf(operation);
    const known = buckets.get(name);
    if (known !== undefined) return known;
    const made = new TokenBucket(withMargin(usualRate(operation)), { learns: isGuessed(operation) });
    buckets.set(name, made);
    return made;
  }

  return {
    take: async (operation, signal, urgency) => {
      const own = bucket(operation);
      const pass = await own.take(signal, urgency);
      if (share === undefined) return pass;
      const { perSecond, burst } = withMargin(usualRate(operation));
      const waitMs = await share(bucketOf(operation), {
        perSecond: perSecond * own.pace,
        burst: Math.max(1, burst * own.pace),
      });
      if (waitMs > 0) await delay(waitMs, undefined, { signal }).catch(() => signal?.throwIfAborted());
      return pass;
    },
    rateOf: (operation) => {
      const { perSecond, burst } = usualRate(operation);
      const { pace } = bucket(operation);
      return { perSecond: perSecond * pace, burst: burst * pace };
    },
    slowdownOf: (operation) => {
      const { pace } = bucket(operation);
      if (pace === 1) return undefined;
      const normally = usualRate(operation).perSecond;
      return { perSecond: normally * pace, normally };
    },
  };
}

/**
 * The budget of the same caller in another Region: what AWS counts per account and Region has buckets of its own, what
 * it counts per account keeps those of `home`.
 */
export function ofAnotherRegion(
  home: RateBudget,
  region: string,
  { share, ...options }: RateBudgetOptions = {},
): RateBudget {
  const shareThere: ShareRate | undefined =
    share && ((bucket, rate) => share(`${bucket} in ${region}`, rate));
  const own = createRateBudget({ ...options, share: shareThere });
  const of = (operation: OperationName) => (isRegional(operation) ? own : home);
  return {
    take: (operation, signal, urgency) => of(operation).take(operation, signal, urgency),
    rateOf: (operation) => of(operation).rateOf(operation),
    slowdownOf: (operation) => of(operation).slowdownOf(operation),
  };
}

/** A budget that takes a part of the rates of another at most, so that other tools of the same caller have room beside it. */
export function partOfBudget(whole: RateBudget, part: number): RateBudget {
  const buckets = new Map<string, TokenBucket>();
  const rateOf = (operation: OperationName) => ({
    perSecond: whole.rateOf(operation).perSecond * part,
    burst: 1,
  });
  return {
    take: async (operation, signal, urgency) => {
      const name = bucketOf(operation);
      const own = buckets.get(name) ?? new TokenBucket(rateOf(operation));
      buckets.set(name, own);
      await own.take(signal, urgency);
      return whole.take(operation, signal, urgency);
    },
    rateOf,
    slowdownOf: whole.slowdownOf,
  };
}

function isRegional(operation: OperationName): boolean {
  return operation.startsWith("config:") || operation.startsWith("securityhub:");
}

function isGuessed(operation: OperationName): boolean {
  return operation.startsWith("config:");
}
