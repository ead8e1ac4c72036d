import type { Failure, FailureCode } from "./failure";

const brand = Symbol.for("canopy FailureError");

/**
 * The one exception of ours: carries a failure through code that throws. Next bundles pages, routes and actions apart,
 * each with a class of its own, and what is shared on `globalThis` rejects with another bundle's: all of them are one.
 */
export class FailureError extends Error {
  override readonly name = "FailureError";
  readonly [brand] = true;
  constructor(readonly failure: Failure) {
    super(failure.message);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // A class that extends this one inherits the rule, and is no name for every failure.
    if (this !== FailureError) return Function.prototype[Symbol.hasInstance].call(this, value);
    return typeof value === "object" && value !== null && brand in value;
  }
}

const healedByTime: ReadonlySet<FailureCode> = new Set(["throttled", "unavailable"]);

/**
 * Whether something answered, but not as AWS does: an HTTP status and a body that names no exception, as a proxy, a load
 * balancer or another server at that address writes it.
 */
export function isForeignAnswer({ code, aws }: Failure): boolean {
  return code === "unavailable" && aws !== undefined && aws.exception === undefined;
}

/** Whether AWS answered with less than Canopy needs: no exception, but a list or members are missing. */
export function isIncompleteAnswer({ code, aws }: Failure): boolean {
  return code === "unexpected" && aws !== undefined && aws.exception === undefined;
}

/** Whether trying the same call again later can succeed without a user changing anything. */
export function isWorthRetrying(failure: Failure): boolean {
  return healedByTime.has(failure.code);
}
