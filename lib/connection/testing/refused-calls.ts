import type { Failure } from "@/lib/core/failure";
import { us } from "./sound-connection";

/** An observation: a call that was tried and failed. */
export function call(operation: string, failure: Failure) {
  return { about: "call", operation, outcome: { state: "failed", failure, tookMs: 10 } };
}

/** What IAM answers where no policy allows the action. */
export const denied = (operation: string): Failure => ({
  code: "forbidden",
  message: `User: arn:aws:iam::${us}:role/canopy is not authorized to perform: ${operation}`,
  missing: operation,
  aws: { operation, exception: "AccessDeniedException" },
});
