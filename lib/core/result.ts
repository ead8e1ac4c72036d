import { z } from "zod";
import { Failure, FailureError } from "./failure";

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

/** The schema of a `Result`, for parts of an answer that succeed or fail each on its own. */
export function resultSchema<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion("ok", [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), failure: Failure }),
  ]);
}
