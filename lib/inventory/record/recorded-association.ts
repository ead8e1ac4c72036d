import "server-only";
import type { TargetId } from "@/lib/core/identifiers";
import type { PolicyAssociation } from "@/lib/security-hub/model";
import { associationAt } from "../snapshot/association-at";
import { currentSnapshot } from "../serve/current-snapshot";

/** What Canopy knows of one target's association; undefined where there is none, or no tree yet. */
export async function recordedAssociation(targetId: TargetId): Promise<PolicyAssociation | undefined> {
  const snapshot = await currentSnapshot();
  return snapshot && associationAt(snapshot, targetId);
}
