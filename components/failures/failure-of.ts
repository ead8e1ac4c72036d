import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { isUnreachable } from "./use-reload-when-reachable";

/** What an error boundary caught, as a failure. The text of what is unexpected stays in the log; its digest leads there. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  if (isUnreachable(error)) {
    return {
      code: "unavailable",
      of: "canopy",
      message: "Canopy's own server did not answer. The page is loaded again as soon as it does.",
    };
  }
  return {
    code: "unexpected",
    message: "This part of Canopy could not be drawn.",
    reference: digestOf(error) ?? "none: it happened in this browser, whose console has the cause",
  };
}

function digestOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}
