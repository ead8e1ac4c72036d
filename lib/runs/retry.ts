import { z } from "zod";
import type { Failure } from "@/lib/core/failure";

/** What "retry failed only" sends again: refused requests, unknown ones, and accepted ones whose association FAILED. */
export const Retried = z.enum(["refused", "unknown", "failed"]);
export type Retried = z.infer<typeof Retried>;

/** So often a request is sent before its run is paused; resumed, it is sent as often again. */
export const MOST_ATTEMPTS = 8;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;

/** What follows from the failure of a request. */
export type Consequence =
  /** AWS did not carry it out: it is sent again later. */
  | { readonly kind: "retry"; readonly afterMs: number }
  /** AWS may have carried it out: the target is read before anything is repeated. */
  | { readonly kind: "verify" }
  /** No request can succeed until a person has done something: the run is paused, and the step waits. */
  | { readonly kind: "pause" }
  | { readonly kind: "refused" };

/** What a run does about a request that failed after so many attempts. */
export function consequenceOf(failure: Failure, attempts: number): Consequence {
  // Also where STS accepts the same credentials: then the Region knows none of them, and refuses every target alike.
  if (failure.aws?.exception === "UnrecognizedClientException") return { kind: "pause" };
  switch (failure.code) {
    case "throttled":
      if (attempts % MOST_ATTEMPTS === 0) return { kind: "pause" };
      return { kind: "retry", afterMs: Math.max(retryDelayMs(attempts), failure.retryAfterMs ?? 0) };
    case "unavailable":
    case "unexpected":
      return { kind: "verify" };
    case "unauthenticated":
      return { kind: "pause" };
    default:
      return { kind: "refused" };
  }
}

/** How long to wait after so many attempts, in milliseconds: 1 s, twice as long each time, at most a minute. */
export function retryDelayMs(attempts: number): number {
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.max(0, attempts - 1));
}
