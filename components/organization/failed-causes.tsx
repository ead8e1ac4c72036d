"use client";

import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { countOf } from "@/lib/format/count";
import type { Snapshot } from "@/lib/inventory/snapshot";
import { SelfManaged } from "@/lib/security-hub/governance";
import { likelyCauses } from "@/lib/security-hub/failure-causes";
import type { AssignmentPreset } from "./assignment/assignment-preset";
import type { OrganizationView } from "./use-organization-view";

/** Why it probably failed, in the order of likelihood, and the two ways to have AWS try again. */
export function FailedCauses({
  node,
  view,
  snapshot,
  onAssign,
}: {
  node: number;
  view: OrganizationView;
  snapshot: Snapshot;
  onAssign: (preset: AssignmentPreset) => void;
}) {
  const { tree, sources, rollUp } = view.governed;
  const row = view.rowView(node);
  const causes = likelyCauses({
    kind: row.kind,
    state: row.state,
    isManagementAccount: row.id === snapshot.meta.managementAccountId,
    message: row.message,
    failedBelow: row.below?.failed ?? 0,
  });
  const source = sources[node] ?? -1;
  const again = presetFor(source, view);
  const here = source === node ? undefined : presetFor(source, view, node);
  return (
    <>
      <ul className="grid gap-2 text-13">
        {causes.map(({ title, remedy, likely }) => (
          <li key={title} className={cx("text-pretty", !likely && "text-ink-quiet")}>
            <strong className="font-medium">{title}</strong> {remedy}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2 pt-1">
        {again && (
          <Button onClick={() => onAssign(again)}>
            {source === node ? "Retry here" : `Retry at ${view.rowView(source).name}`}
            <span className="font-normal text-ink-quiet">{countOf(rollUp(source).accounts, "account")}</span>
          </Button>
        )}
        {here && (
          <Button
            onClick={() => onAssign(here)}
            title={`Applies the configuration to ${tree.ids[node] ?? ""} itself`}
          >
            Apply to this target itself
          </Button>
        )}
      </div>
    </>
  );
}

/** The same configuration as at `source`, for `source` itself or for another target. */
function presetFor(
  source: number,
  { governed }: OrganizationView,
  target = source,
): AssignmentPreset | undefined {
  const { tree, governance } = governed;
  const id = tree.ids[target];
  const configuration = governance.policy[source] ?? -1;
  const policy = governance.policies[configuration];
  if (source < 0 || id === undefined) return undefined;
  if (configuration === SelfManaged) return { targetIds: [id], choice: { kind: "self-managed" } };
  if (policy === undefined) return undefined;
  return { targetIds: [id], choice: { kind: "apply-policy", policyId: policy.id } };
}
