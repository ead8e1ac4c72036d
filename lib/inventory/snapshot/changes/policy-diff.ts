import { isListed } from "@/lib/security-hub/governance/governance";
import type { ConfigurationPolicySummary } from "@/lib/security-hub/model";
import type { Snapshot } from "../snapshot";
import { isRead } from "../snapshot-parts";
import type { Change, PolicyValue } from "./change";

/** The configuration policies that were created, changed and deleted. What its settings are is not in a snapshot, when they were changed is. */
export function policyDiff(before: Snapshot, after: Snapshot): Change[] {
  const { takenAt } = before.meta;
  const had = listed(before);
  const has = listed(after);
  const changes: Change[] = [];
  for (const [subject, policy] of has) {
    const known = had.get(subject);
    const common = { subject, subjectName: policy.name };
    if (known === undefined) {
      if (!isRead(before.meta, "configuration-policies")) continue;
      changes.push({
        ...common,
        kind: "policy-created",
        before: null,
        after: valueOf(policy),
        since: takenAt,
      });
    } else if (!isSame(known, policy)) {
      const since = Math.max(takenAt, Date.parse(known.updatedAt));
      changes.push({
        ...common,
        kind: "policy-changed",
        before: valueOf(known),
        after: valueOf(policy),
        since,
      });
    }
  }
  if (!isRead(after.meta, "configuration-policies")) return changes;
  for (const [subject, policy] of had) {
    if (has.has(subject)) continue;
    const common = { subject, subjectName: policy.name };
    changes.push({ ...common, kind: "policy-deleted", before: valueOf(policy), after: null, since: takenAt });
  }
  return changes;
}

function listed({ governance }: Snapshot) {
  return new Map(governance.policies.filter(isListed).map((policy) => [policy.id, policy]));
}

function isSame(one: ConfigurationPolicySummary, other: ConfigurationPolicySummary): boolean {
  const isAsEnabled =
    one.serviceEnabled === other.serviceEnabled ||
    one.serviceEnabled === undefined ||
    other.serviceEnabled === undefined;
  return (
    one.name === other.name &&
    (one.description ?? "") === (other.description ?? "") &&
    isAsEnabled &&
    // A write answers the time in more digits than the list.
    one.updatedAt.slice(0, 19) === other.updatedAt.slice(0, 19)
  );
}

function valueOf({ name, description, serviceEnabled, updatedAt }: ConfigurationPolicySummary): PolicyValue {
  return {
    name,
    ...(description !== undefined && { description }),
    ...(serviceEnabled !== undefined && { serviceEnabled }),
    updatedAt,
  };
}
