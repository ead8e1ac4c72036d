import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { type Result, unwrap } from "@/lib/core/result";
import { noteSessionOver } from "./session-state";

/** What the browser knows of a server of ours that does not answer. */
export const silence: Failure = {
  code: "unavailable",
  of: "canopy",
  message: "Canopy's own server did not answer. It may be restarting.",
};

/** Our own server fell silent: whether it did what it was asked is not known. */
export class SilenceError extends FailureError {}

/**
 * Calls a server action and answers its value. Rejects with {@link FailureError} only: the action's own failure, or as
 * {@link SilenceError} `unavailable` when our server could not be reached, which says nothing about AWS.
 */
export async function callAction<Value>(action: () => Promise<Result<Value>>): Promise<Value> {
  const result = await action().catch(rethrown);
  if (!result.ok && isSignedOut(result.failure)) noteSessionOver();
  return unwrap(result);
}

/** Whether the server asks the person to sign in again. */
export function isSignedOut(failure: Failure): boolean {
  return failure.code === "unauthenticated" && failure.of === "session";
}

function rethrown(error: unknown): never {
  if (error instanceof FailureError) throw error;
  // `fetch` answers a broken connection with a TypeError and nothing else.
  if (error instanceof TypeError) throw new SilenceError(silence);
  throw new FailureError(misunderstood(error));
}

function misunderstood(error: unknown): Failure {
  return {
    code: "unexpected",
    message: "Canopy's own server answered with something this page does not understand.",
    reference: digestOf(error) ?? "none",
  };
}

/** Next names the line in the server's log by a digest. */
function digestOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("digest" in error)) return undefined;
  return String(error.digest);
}
