"use client";

import { Combobox } from "@/components/ui/menu/combobox";
import { PanelSection } from "@/components/ui/panel/panel-frame";
import { isListed } from "@/lib/security-hub/governance/governance";
import type { OrganizationView } from "../use-organization-view";
import type { AssignmentDraft } from "./assignment-draft";
import { KEEP_CHOICE } from "./chosen-exceptions";
import { TargetList } from "./target-list";
import type { DraftHandle } from "./use-assignment-draft";

const SELF_MANAGED_CHOICE = "self-managed";

/** The OUs and accounts that get another configuration than the rest, and which. Nothing while there are none. */
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
        options={[
          { value: SELF_MANAGED_CHOICE, label: "Self-managed" },
          { value: KEEP_CHOICE, label: "What governs each now" },
          ...policies,
        ]}
        value={draft.exceptionPolicyId ?? SELF_MANAGED_CHOICE}
        onChange={(exceptionPolicyId) => change({ exceptionPolicyId })}
      />
      <p className="text-12 text-pretty text-ink-quiet">
        Sent first, from the innermost to the outermost: the rest follows when AWS has accepted the
        exceptions.
        {draft.exceptionPolicyId === KEEP_CHOICE &&
          " Each gets the policy that governs it now as its own; what nothing governs becomes self-managed."}
      </p>
    </PanelSection>
  );
}
