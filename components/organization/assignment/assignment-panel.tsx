"use client";

import { countOf } from "@/lib/format/count";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { PanelFrame } from "@/components/ui/panel/panel-frame";
import type { AssignmentStepProps } from "./assignment-step-props";
import { ChooseStep } from "./choose-step";
import { chosenAssignment } from "./chosen-assignment";
import { ReviewStep } from "./review-step";

const titles = {
  choose: "Assign a configuration",
  review: "Review the assignment",
} as const;

/** The assignment form: choose, review what will change, confirm. */
export function AssignmentPanel(props: Omit<AssignmentStepProps, "targets">) {
  const { view, handle, onClose } = props;
  const { draft } = handle;
  const lookup = nodeLookup(view.governed.tree);
  const targets = draft.targetIds.map(lookup).filter((node) => node !== undefined);
  const chosen = chosenAssignment(draft, view.governed.governance.policies);
  // A link or a reload may come back to a step whose choice is gone.
  const step = draft.step === "review" && (!chosen.ok || targets.length === 0) ? "choose" : draft.step;
  const missing = draft.targetIds.length - targets.length;
  return (
    <PanelFrame
      title={titles[step]}
      subtitle={
        <p className="text-12 text-ink-quiet">
          {countOf(targets.length, "target")}
          {missing > 0 && `, ${missing} no longer in the organization`}
        </p>
      }
      onClose={onClose}
    >
      {step === "choose" && <ChooseStep {...props} targets={targets} />}
      {step === "review" && chosen.ok && (
        <ReviewStep {...props} targets={targets} assignment={chosen.assignment} />
      )}
    </PanelFrame>
  );
}
