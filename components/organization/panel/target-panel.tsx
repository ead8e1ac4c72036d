"use client";

import { PermittedButton } from "@/components/frame/permitted-button";
import { Button } from "@/components/ui/button";
import { Copyable } from "@/components/ui/copyable";
import { TextLink } from "@/components/ui/text-link";
import { AccountId, TargetId } from "@/lib/core/identifiers";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { lineage, pathOf } from "@/lib/organizations/ancestry";
import { AccountsBelow } from "./accounts-below";
import { AccountRecorder } from "@/components/inventory/recorders/account-recorder";
import { RecentChanges } from "@/components/inventory/activity/recent-changes";
import { AssociationFacts } from "@/components/inventory/association-facts";
import { ElsewherePanelSection } from "./elsewhere";
import { FailedCauses } from "./failed-causes";
import { GovernanceChain } from "./governance-chain";
import type { AssignmentPreset } from "../assignment/assignment-draft";
import { OptInNote } from "./opt-in-note";
import { useIsEarlier } from "@/components/inventory/as-of/use-as-of";
import { ComplianceOverTime } from "@/components/inventory/compliance-trend/over-time-later";
import { TargetHistory } from "@/components/inventory/history/target-history";
import { PolicyEffectNote } from "@/components/inventory/organizations-policies/policy-effect";
import { targetPolicies } from "@/components/inventory/organizations-policies/target-policies";
import { PanelFrame, PanelSection } from "@/components/ui/panel/panel-frame";
import type { OrganizationView } from "../use-organization-view";

/** Everything about one root, OU or account: what governs it and why, whether it took effect, and what to do if not. */
export function TargetPanel({
  node,
  view,
  snapshot,
  onAssign,
  onOpen,
  onClose,
}: {
  node: number;
  view: OrganizationView;
  snapshot: Snapshot;
  onAssign: (preset?: AssignmentPreset) => void;
  onOpen: (node: number) => void;
  onClose: () => void;
}) {
  const { tree } = view.governed;
  const row = view.rowView(node);
  const isEarlier = useIsEarlier();
  const target = TargetId.safeParse(row.id);
  const policies = targetPolicies(snapshot, view.governed.attached, node);
  return (
    <PanelFrame
      title={row.name}
      subtitle={
        <>
          <Copyable value={row.id} label={row.kind === "account" ? "account id" : "id"} />
          <p className="truncate text-12 text-ink-quiet" title={pathOf(tree, node)}>
            {pathOf(tree, node)}
          </p>
          {row.kind === "account" && (
            <p className="truncate text-12 text-ink-quiet" title={tree.emails[node]}>
              {tree.emails[node]}
            </p>
          )}
        </>
      }
      onClose={onClose}
      footer={
        <>
          {isEarlier && (
            <span className="text-12 text-ink-quiet">This is an earlier time. Go back to now to assign.</span>
          )}
          <PermittedButton
            permission="association:write"
            variant="primary"
            hidden={isEarlier}
            onClick={() => onAssign()}
            className="max-w-full min-w-0"
          >
            <span className="truncate">Assign to {row.name}…</span>
          </PermittedButton>
          {row.kind === "account" && <TextLink href={`/accounts/${row.id}`}>View account</TextLink>}
        </>
      }
    >
      {view.matched.matches?.[node] === 0 && (
        <p className="flex items-center gap-2 border-b bg-surface-sunken px-4 py-2 text-12">
          <span className="min-w-0 flex-1 text-pretty">
            {row.name} isn&apos;t in the filtered list beside this panel.
          </span>
          <Button size="small" onClick={view.clearFilter}>
            Clear filters
          </Button>
        </p>
      )}
      <PanelSection title="Governed by">
        <GovernanceChain node={node} view={view} policies={policies} onOpen={onOpen} />
        <PolicyEffectNote
          policies={policies}
          accountId={AccountId.safeParse(row.id).data}
          caller={snapshot.meta.caller}
        />
      </PanelSection>
      <PanelSection title={row.kind === "account" ? "Association" : "Association status (last run)"}>
        <AssociationFacts row={row} nowMs={view.nowMs} />
        {(row.status === "pending" || row.status === "stuck") && (
          <OptInNote aggregator={snapshot.meta.findingAggregator} />
        )}
      </PanelSection>
      {row.status === "failed" && !isEarlier && (
        <PanelSection title="What to do">
          {row.kind === "account" && (
            <AccountRecorder accountId={row.id} region={snapshot.meta.caller.region} />
          )}
          <FailedCauses node={node} view={view} snapshot={snapshot} onAssign={onAssign} />
        </PanelSection>
      )}
      {row.below && (
        <PanelSection title="Accounts below">
          <AccountsBelow node={node} view={view} onOpen={onOpen} />
        </PanelSection>
      )}
      <PanelSection title="Changes through Canopy, with what is above">
        <RecentChanges question={{ target: lineage(tree, node).map((each) => tree.ids[each] ?? "") }} />
      </PanelSection>
      <PanelSection title="Compliance over time">
        <ComplianceOverTime
          key={row.id}
          kind={row.kind === "account" ? "account" : "unit"}
          subject={row.id}
        />
      </PanelSection>
      {target.success && (
        <PanelSection title="History">
          <TargetHistory subject={target.data} />
        </PanelSection>
      )}
      <PanelSection title="Open in AWS">
        <ElsewherePanelSection node={node} view={view} snapshot={snapshot} />
      </PanelSection>
    </PanelFrame>
  );
}
