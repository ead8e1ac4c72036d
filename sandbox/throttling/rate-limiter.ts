import type { Caller, ServiceName } from "../contract";
import { publishedRates } from "./published-rates";
import { type Rate, TokenBucket } from "./token-bucket";

/** The published rates in force: a bucket per operation, account and Region, and one for the organization. */
export class RateLimiter {
  private readonly buckets = new Map<string, TokenBucket>();

  /** Whether the call may go on. Real time counts, since it is real requests that are too many. */
  admits(service: ServiceName, operation: string, caller: Caller): boolean {
    const rates = publishedRates(service, operation);
    if (rates === undefined) return true;
    const call = `${service}:${operation}`;
    // Organizations has one endpoint for all Regions; whatever a client signs for, the bucket is the same.
    const region = service === "organizations" ? "" : caller.region;
    if (!this.take(`${call} ${caller.accountId} ${region}`, rates.account)) return false;
    return rates.organization === undefined || this.take(call, rates.organization);
  }

  reset(): void {
    this.buckets.clear();
  }

  private take(key: string, rate: Rate): boolean {
    const now = performance.now();
    const bucket = this.buckets.get(key) ?? new TokenBucket(rate, now);
    this.buckets.set(key, bucket);
    return bucket.tryTake(now);
  }
}
