import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import type { Aws } from "@/lib/aws/create-aws";
import { FailureError } from "@/lib/core/failure-error";
import type { PolicyId } from "@/lib/core/identifiers";
import { deleteConfigurationPolicy } from "./operations";

/** A disassociation settles within seconds; after these Canopy gives up and says so. */
const delaysMs = [500, 1_000, 2_000, 4_000, 6_000] as const;

/**
 * Deletes a policy that is applied nowhere. AWS answers ResourceConflictException until the last disassociation has
 * settled, so that a conflict is tried again for some seconds; then it rejects as `conflict` and says what is missing.
 */
export async function deleteSettledPolicy(
  aws: Aws,
  policyId: PolicyId,
  delays: readonly number[] = delaysMs,
): Promise<void> {
  for (const wait of [...delays, undefined]) {
    try {
      await deleteConfigurationPolicy(aws, policyId);
      return;
    } catch (error) {
      if (!(error instanceof FailureError) || error.failure.code !== "conflict") throw error;
      if (wait === undefined) {
        const message = `The disassociation has not settled yet. AWS answers: ${error.failure.message}`;
        throw new FailureError({ ...error.failure, message });
      }
      await delay(wait);
    }
  }
}
