import { copyGovernance, patchPolicies } from "@/lib/security-hub/governance/governance";
import type { ConfigurationPolicySummary } from "@/lib/security-hub/model";
import type { Snapshot } from "../snapshot";

/** The snapshot with newer policies in it, and without those deleted since; the one given stays as it was. */
export function withPolicies(
  snapshot: Snapshot,
  policies: readonly ConfigurationPolicySummary[],
  deleted: readonly string[] = [],
): Snapshot {
  if (policies.length === 0 && deleted.length === 0) return snapshot;
  const governance = copyGovernance(snapshot.governance);
  patchPolicies(governance, policies, deleted);
  return { ...snapshot, governance };
}
