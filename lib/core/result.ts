import type { Failure } from "./failure";
import { FailureError } from "./failure-error";

/** What an action answers: a value, or a failure as data. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function failed(failure: Failure): Result<never> {
  return { ok: false, failure };
}

/** The value, or a thrown {@link FailureError}: for callers such as TanStack Query that speak exceptions. */
export function unwrap<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new FailureError(result.failure);
  return result.value;
}
