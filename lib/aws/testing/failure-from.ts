import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";

/** The failure a call rejected with; a call that succeeds, or rejects with anything else, fails the test. */
export async function failureFrom(call: Promise<unknown>): Promise<Failure> {
  try {
    await call;
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  throw new Error("The call succeeded.");
}
