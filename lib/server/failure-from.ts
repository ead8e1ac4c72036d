import "server-only";
import { randomUUID } from "node:crypto";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { databaseFailureOf } from "@/lib/store/database/database-failure";
import { log } from "./log";

/**
 * Whatever was thrown while an operation ran, as a failure that is safe to show. An unforeseen error is logged with a
 * reference, and only the reference leaves the server: the error's message may contain anything.
 */
export function failureFrom(error: unknown, operation: string): Failure {
  if (error instanceof FailureError) return error.failure;
  const reference = randomUUID();
  const outage = databaseFailureOf(error);
  if (outage !== undefined) {
    log().warn({ operation, reference, err: error }, outage.message);
    return outage;
  }
  log().error({ operation, reference, err: error }, "Something unexpected happened");
  return { code: "unexpected", message: `${operation} failed in a way Canopy does not know.`, reference };
}
