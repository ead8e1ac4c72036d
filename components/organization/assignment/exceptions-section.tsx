"use client";

import { Combobox } from "@/components/ui/menu/combobox";
import { PanelSection } from "@/components/ui/panel/panel-frame";
import { isListed } from "@/lib/security-hub/governance/governance";
import type { OrganizationView } from "../use-organization-view";
import type { AssignmentDraft } from "./assignment-draft";
import { TargetList } from "./target-list";
import type { DraftHandle } from "./use-assignment-draft";

const SELF_MANAGED_CHOICE = "self-managed";

/** The accounts that get another configuration than the rest, and which. Nothing while there are none. */
export function ExceptionsSection({
  nodes,
  view,
  draft,
  change,
  onOpen,
  onRemove,
}: {
  nodes: readonly number[];
  view: OrganizationView;
  draft: AssignmentDraft;
  change: DraftHandle["change"];
  onOpen: (node: number) => void;
  onRemove: (node: number) => void;
}) {
  if (nodes.length === 0) return null;
  const policies = view.governed.governance.policies
    .filter(isListed)
    .map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <PanelSection title="Exceptions">
      <TargetList label="Exceptions" nodes={nodes} view={view} onOpen={onOpen} onRemove={onRemove} />
      <Combobox
        label="Configuration of the exceptions"
        placeholder="Select a configuration…"
        options={[{ value: SELF_MANAGED_CHOICE, label: "Self-managed" }, ...policies]}
        value={draft.exceptionPolicyId ?? SELF_MANAGED_CHOICE}
        onChange={(exceptionPolicyId) => change({ exceptionPolicyId })}
      />
      <p className="text-12 text-pretty text-ink-quiet">
        Sent first: the rest follows when AWS has accepted the exceptions.
      </p>
    </PanelSection>
  );
}
