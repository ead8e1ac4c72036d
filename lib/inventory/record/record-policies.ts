import "server-only";
import type { PolicyId } from "@/lib/core/identifiers";
import { isListed } from "@/lib/security-hub/governance/governance";
import { ConfigurationPolicySummary } from "@/lib/security-hub/model";
import { log } from "@/lib/server/log";
import { currentSnapshot, forgetCurrentSnapshot, snapshotMemory } from "../serve/current-snapshot";
import { organizationKind } from "../serve/kinds/organization-kind";
import type { Snapshot } from "../snapshot/snapshot";
import { recordOnNewest } from "./record-on-newest";

/**
 * Keeps what AWS just said of single policies, for every reader of the snapshot; `deleted` are those that are gone.
 * What the snapshot says already is not stored again. Never rejects: what was asked of AWS has happened, and the next
 * collection reads it again.
 */
export async function recordPolicies(
  policies: readonly ConfigurationPolicySummary[],
  deleted: readonly PolicyId[] = [],
): Promise<void> {
  try {
    // What another request recorded a moment ago decides whether this is news.
    forgetCurrentSnapshot();
    const snapshot = await currentSnapshot();
    if (snapshot === undefined) return;
    const news = policies
      // Whole policies are summaries, too; what they configure is not part of the snapshot.
      .map((policy) => ConfigurationPolicySummary.parse(policy))
      .filter((policy) => isNews(snapshot, policy));
    const gone = deleted.filter((id) => knownPolicy(snapshot, id) !== undefined);
    if (news.length + gone.length === 0) return;
    const updates = [
      ...news.map((policy) => ({ kind: "policy", policyId: policy.id, policy }) as const),
      ...gone.map((policyId) => ({ kind: "policy", policyId, policy: null }) as const),
    ];
    await recordOnNewest({ kind: organizationKind, memory: snapshotMemory() }, updates);
  } catch (error) {
    log().warn({ err: error }, "Policies that AWS answered could not be kept");
  }
}

/**
 * The policy as the snapshot lists it.
 * @internal exported for its tests
 */
export function knownPolicy(
  { governance }: Snapshot,
  policyId: PolicyId,
): ConfigurationPolicySummary | undefined {
  return governance.policies.find((policy) => policy.id === policyId && isListed(policy));
}

function isNews(snapshot: Snapshot, policy: ConfigurationPolicySummary): boolean {
  const known = knownPolicy(snapshot, policy.id);
  return (
    known === undefined ||
    known.name !== policy.name ||
    known.description !== policy.description ||
    known.serviceEnabled !== policy.serviceEnabled ||
    known.updatedAt !== policy.updatedAt
  );
}
