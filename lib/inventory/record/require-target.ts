import "server-only";
import { FailureError } from "@/lib/core/failure";
import type { TargetId } from "@/lib/core/identifiers";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { currentSnapshot } from "../serve/current-snapshot";

/** Rejects as `not-found` for a target that the tree does not hold: people only act on what Canopy shows them. */
export async function requireTarget(targetId: TargetId): Promise<void> {
  const snapshot = await currentSnapshot();
  if (snapshot !== undefined && nodeLookup(snapshot.tree)(targetId) !== undefined) return;
  throw new FailureError({
    code: "not-found",
    message: `Canopy's tree of the organization has no ${targetId}. Collect it again if it is new.`,
  });
}
