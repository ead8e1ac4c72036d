"use client";

import { useState } from "react";
import { AddByTag } from "@/components/inventory/tags/add-by-tag";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/menu/combobox";
import { cx } from "@/components/ui/cx";
import { identityClass } from "@/components/ui/status/identity";
import { RadioCards } from "@/components/ui/field/radio-cards";
import { isListed } from "@/lib/security-hub/governance/governance";
import { PanelActions, PanelSection, panelStepClass } from "@/components/ui/panel/panel-frame";
import type { AssignmentStepProps } from "./assignment-step-props";
import { chosenAssignment } from "./chosen-assignment";
import { PolicySummary } from "./policy-summary";
import { targetIdsOf } from "../tree/selection";
import { TargetList } from "./target-list";

const choices = [
  {
    value: "apply-policy",
    title: "Apply a configuration policy",
    description:
      "The target gets the policy, and so do OUs and accounts below it without a directly applied policy.",
  },
  {
    value: "self-managed",
    title: "Make self-managed",
    description:
      "The accounts configure Security Hub for themselves, in each Region. They keep the settings they have.",
  },
  {
    value: "inherit",
    title: "Inherit from parent",
    description:
      "Disassociates what is applied at the target. It inherits from the closest ancestor with a configuration; without one it keeps its settings and becomes self-managed.",
  },
] as const;

/** First step: how the targets are managed, in the three forms that AWS has. */
export function ChooseStep({ view, handle, targets, onOpen, onClose }: AssignmentStepProps) {
  const [asked, setAsked] = useState(false);
  const { draft, change } = handle;
  const { tree, governance } = view.governed;
  const chosen = chosenAssignment(draft, governance.policies);
  const errorOf = (field: "kind" | "policyId") =>
    asked && !chosen.ok && chosen.field === field ? chosen.message : undefined;
  const policyOptions = governance.policies
    .map((policy, index) => ({ ...policy, index }))
    .filter(isListed)
    .toSorted((one, other) => one.name.localeCompare(other.name, "en"))
    .map(({ id, name, description, index }) => ({
      value: String(id),
      label: name,
      ...(description !== undefined && { detail: description }),
      icon: (
        <span
          aria-hidden="true"
          className={cx("size-2 shrink-0 rounded-[2px] bg-identity", identityClass(index))}
        />
      ),
    }));
  return (
    <form
      className={panelStepClass}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (chosen.ok && targets.length > 0) change({ step: "review" });
      }}
    >
      <PanelSection title="Targets">
        <TargetList
          label="Targets"
          nodes={targets}
          view={view}
          onOpen={onOpen}
          onRemove={(node) => change({ targetIds: draft.targetIds.filter((id) => id !== tree.ids[node]) })}
        />
        <AddByTag
          tree={tree}
          parameters={draft.tags ?? []}
          selected={draft.targetIds}
          onParameters={(tags) => change({ tags: [...tags] })}
          onAdd={(nodes) => change({ targetIds: [...draft.targetIds, ...targetIdsOf(tree, nodes)] })}
        />
        {asked && targets.length === 0 && (
          <p className="text-12 text-failed">Select at least one target in the tree.</p>
        )}
      </PanelSection>
      <PanelSection title="Configuration">
        <RadioCards
          legend="Management type"
          options={choices}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          error={errorOf("kind")}
        >
          {(kind) =>
            kind === "apply-policy" && (
              <div className="grid gap-2">
                <Combobox
                  label="Configuration policy"
                  placeholder="Select a policy…"
                  options={policyOptions}
                  value={draft.policyId}
                  onChange={(policyId) => change({ policyId })}
                  error={errorOf("policyId")}
                />
                {chosen.ok && chosen.assignment.kind === "apply-policy" && (
                  <PolicySummary policyId={chosen.assignment.policyId} />
                )}
              </div>
            )
          }
        </RadioCards>
      </PanelSection>
      <PanelActions>
        <Button type="submit" variant="primary">
          Review the assignment
        </Button>
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
      </PanelActions>
    </form>
  );
}
