import { isListed } from "@/lib/security-hub/governance/governance";
import type { ConfigurationPolicySummary } from "@/lib/security-hub/model";
import type { Snapshot } from "../snapshot";
import { isRead } from "../snapshot-parts";
import type { Change, PolicyValue } from "./change";

/** The configuration policies that were created and deleted. What policies configure is no part of a snapshot: see `definitionDiff`. */
export function policyDiff(before: Snapshot, after: Snapshot): Change[] {
  const { takenAt } = before.meta;
  const had = listed(before);
  const has = listed(after);
  const changes: Change[] = [];
  for (const [subject, policy] of has) {
    if (had.has(subject) || !isRead(before.meta, "configuration-policies")) continue;
    const common = { subject, subjectName: policy.name };
    changes.push({
      ...common,
      kind: "policy-created",
      before: null,
      after: policyValue(policy),
      since: takenAt,
    });
  }
  if (!isRead(after.meta, "configuration-policies")) return changes;
  for (const [subject, policy] of had) {
    if (has.has(subject)) continue;
    const common = { subject, subjectName: policy.name };
    changes.push({
      ...common,
      kind: "policy-deleted",
      before: policyValue(policy),
      after: null,
      since: takenAt,
    });
  }
  return changes;
}

function listed({ governance }: Snapshot) {
  return new Map(governance.policies.filter(isListed).map((policy) => [policy.id, policy]));
}

/** What is followed of a policy that was listed. */
export function policyValue({
  name,
  description,
  serviceEnabled,
  updatedAt,
}: ConfigurationPolicySummary): PolicyValue {
  return {
    name,
    ...(description !== undefined && { description }),
    ...(serviceEnabled !== undefined && { serviceEnabled }),
    updatedAt,
  };
}
