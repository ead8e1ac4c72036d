import type { ServiceName } from "../contract";
import type { WireRequest } from "../protocol/wire";
import { credentialError } from "./credential-error";

const toleranceMs = 5 * 60 * 1000;

/**
 * Refuses a request that was signed more than five minutes from AWS's time, when AWS's clock is made to differ by
 * `skewMs`. The client learns the difference from the `Date` header and signs again. Without a skew nothing is
 * checked: a request recorded yesterday is as good as any.
 */
export function checkSigningTime(request: WireRequest, service: ServiceName, skewMs: number): void {
  if (skewMs === 0) return;
  const signedAt = parseAmzDate(request.headers["x-amz-date"] ?? "");
  const now = Date.now() + skewMs;
  if (Math.abs(signedAt - now) <= toleranceMs) return;
  const message =
    signedAt < now
      ? `Signature expired: ${amzDate(signedAt)} is now earlier than ${amzDate(now - toleranceMs)} (${amzDate(now)} - 5 min.)`
      : `Signature not yet current: ${amzDate(signedAt)} is still later than ${amzDate(now + toleranceMs)} (${amzDate(now)} + 5 min.)`;
  throw credentialError(service, "signature", message);
}

/** `20261121T013456Z` as epoch milliseconds; the beginning of time where it is no such date. */
function parseAmzDate(text: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  if (second === undefined) return 0;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function amzDate(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().replaceAll(/[-:]/g, "").slice(0, 15)}Z`;
}
