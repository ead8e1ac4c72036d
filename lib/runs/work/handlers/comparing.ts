import "server-only";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import type { Readiness } from "./step-handler";

/** What says nothing about the object: it is asked for again. */
const passing: ReadonlySet<string> = new Set(["throttled", "unavailable", "unexpected", "unauthenticated"]);

/** Why a rule rejects; undefined where it doesn't. */
export function rejection(rule: () => void): Failure | undefined {
  try {
    rule();
    return undefined;
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
}

/** A comparison in which a rule that rejects refuses the step; rejects only where AWS or the database can't be asked. */
export async function comparing(compare: () => Promise<Readiness>): Promise<Readiness> {
  try {
    return await compare();
  } catch (error) {
    if (error instanceof FailureError && !passing.has(error.failure.code))
      return { kind: "refuse", failure: error.failure };
    throw error;
  }
}
