import "server-only";
import { type OperationName, publishedRate, type Rate, withMargin } from "./published-rates";
import { type Pass, TokenBucket } from "./token-bucket";

/** One token bucket per operation. Everything that calls AWS as the same account shares one budget. */
export interface RateBudget {
  /** Waits for the operation's turn; rejects with the signal's reason when that is aborted before. */
  readonly take: (operation: OperationName, signal?: AbortSignal) => Promise<Pass>;
}

/** A budget at `scale` times the published rates: 1 for AWS, more for an endpoint that does not throttle. */
export function createRateBudget(scale = 1): RateBudget {
  const buckets = new Map<OperationName, TokenBucket>();
  return {
    take: (operation, signal) => {
      const bucket =
        buckets.get(operation) ?? new TokenBucket(withMargin(scaled(publishedRate(operation), scale)));
      buckets.set(operation, bucket);
      return bucket.take(signal);
    },
  };
}

/**
 * The budget of the same caller in another Region: what AWS counts per account and Region has buckets of its own, what
 * it counts per account keeps those of `home`.
 */
export function ofAnotherRegion(home: RateBudget, scale?: number): RateBudget {
  const own = createRateBudget(scale);
  return {
    take: (operation, signal) => (isRegional(operation) ? own : home).take(operation, signal),
  };
}

function isRegional(operation: OperationName): boolean {
  return operation.startsWith("config:") || operation.startsWith("securityhub:");
}

function scaled({ perSecond, burst }: Rate, scale: number): Rate {
  return { perSecond: perSecond * scale, burst: burst * scale };
}
