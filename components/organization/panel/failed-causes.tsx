"use client";

import { Button } from "@/components/ui/button";
import { countOf } from "@/lib/format/count";
import { governedOrganization, type Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { pathOf } from "@/lib/organizations/ancestry";
import { type LikelyCause, likelyCauses } from "@/lib/security-hub/failure-causes";
import { SelfManaged } from "@/lib/security-hub/governance/governance";
import { impactOf } from "@/lib/security-hub/governance/impact";
import type { Assignment } from "@/lib/security-hub/model";
import type { AssignmentPreset } from "../assignment/assignment-draft";
import type { OrganizationView } from "../use-organization-view";

/** Why it probably failed, in the order of likelihood, and the ways to have AWS try again, the smallest first. */
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
  const { sources, tree } = view.governed;
  const row = view.rowView(node);
  const causes = likelyCauses({
    kind: row.kind,
    state: row.state,
    isManagementAccount: row.id === snapshot.meta.managementAccountId,
    message: row.message,
    failedBelow: row.below?.failed ?? 0,
  });
  const likely = causes.filter((cause) => cause.likely);
  const source = sources[node] ?? -1;
  const retries = [node, ...(source === node ? [] : [source])]
    .flatMap((target) => {
      const preset = presetFor(source, view, target);
      if (preset === undefined) return [];
      const { reached } = impactOf({
        ...governedOrganization(snapshot),
        targets: [target],
        assignment: preset.assignment,
      });
      return [{ target, preset, accounts: reached.length }];
    })
    .sort((a, b) => a.accounts - b.accounts);
  return (
    <>
      <CauseItems causes={likely.length > 0 ? likely : causes} />
      {likely.length > 0 && likely.length < causes.length && (
        <details className="text-13 text-ink-quiet">
          <summary className="w-fit cursor-pointer rounded-[2px] text-12 hover:text-ink">
            Other possible causes
          </summary>
          <div className="pt-2">
            <CauseItems causes={causes.filter((cause) => !cause.likely)} />
          </div>
        </details>
      )}
      <div className="flex flex-wrap gap-2 pt-1">
        {retries.map(({ target, preset, accounts }) => (
          <Button
            key={target}
            onClick={() => onAssign(preset.form)}
            title={target === source ? pathOf(tree, source) : "The target no longer inherits after this"}
          >
            {target === node
              ? source === node
                ? "Retry association"
                : "Apply policy directly"
              : `Retry at ${view.rowView(source).name}`}
            <span className="font-normal text-ink-quiet">{countOf(accounts, "account")}</span>
          </Button>
        ))}
      </div>
    </>
  );
}

function CauseItems({ causes }: { causes: readonly LikelyCause[] }) {
  return (
    <ul className="grid gap-2 text-13">
      {causes.map(({ key, title, remedy }) => (
        <li key={key} className="text-pretty">
          <strong className="font-medium">{title}</strong> {remedy}
        </li>
      ))}
    </ul>
  );
}

/** The same configuration as at `source`, for `source` itself or for another target. */
function presetFor(
  source: number,
  { governed }: OrganizationView,
  target: number,
): { readonly form: AssignmentPreset; readonly assignment: Assignment } | undefined {
  const { tree, governance } = governed;
  const id = tree.ids[target];
  const configuration = governance.policy[source] ?? -1;
  const policy = governance.policies[configuration];
  if (source < 0 || id === undefined) return undefined;
  if (configuration === SelfManaged) {
    return {
      form: { targetIds: [id], choice: { kind: "self-managed" } },
      assignment: { kind: "self-managed" },
    };
  }
  if (policy === undefined) return undefined;
  const { id: policyId } = policy;
  return {
    form: { targetIds: [id], choice: { kind: "apply-policy", policyId } },
    assignment: { kind: "apply-policy", policyId },
  };
}
