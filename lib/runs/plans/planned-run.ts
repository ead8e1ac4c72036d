import type { TargetId } from "@/lib/core/identifiers";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { GovernedOrganization } from "@/lib/security-hub/governance/evaluation";
import { groupedTargets, type NewRun } from "../new-run";
import type { ApprovalKind } from "./approval-rules";
import { appliedAt } from "./fingerprint";

/** The kinds of changes of a run, as the setting of approvals names them, each once. */
export function approvalKindsOf({ changes }: Pick<NewRun, "changes">): ApprovalKind[] {
  return [...new Set(changes.map(({ kind }) => approvalKinds[kind]))];
}

const approvalKinds: Readonly<Record<NewRun["changes"][number]["kind"], ApprovalKind>> = {
  association: "association",
  policy: "policy",
  aggregator: "aggregator",
  "aggregator-tags": "aggregator",
  configuration: "organization-configuration",
  pack: "pack",
  "pack-tags": "pack",
};

/** How many targets and objects a run changes. */
export function targetsIn({ changes }: Pick<NewRun, "changes">): number {
  return changes.reduce(
    (sum, change) =>
      sum +
      (change.kind === "association"
        ? change.targets.reduce((count, { targetIds }) => count + targetIds.length, 0)
        : 1),
    0,
  );
}

/**
 * A run with its associations reviewed anew: what each target has now is what is expected. Answers the targets that left the
 * organization instead, where there are any.
 */
export function reviewedAnew(
  run: NewRun,
  organization: GovernedOrganization,
): { readonly run: NewRun; readonly left: readonly TargetId[] } {
  const lookup = nodeLookup(organization.tree);
  const left: TargetId[] = [];
  const changes = run.changes.map((change) => {
    if (change.kind !== "association") return change;
    const targets = change.targets.flatMap(({ targetIds }) =>
      targetIds.flatMap((targetId) => {
        const node = lookup(targetId);
        if (node !== undefined) return [{ targetId, expected: appliedAt(organization, node) }];
        left.push(targetId);
        return [];
      }),
    );
    return { ...change, targets: groupedTargets(targets) };
  });
  return { run: { ...run, changes }, left };
}
