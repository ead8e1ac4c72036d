"use client";

import { planPath } from "@/components/inventory/addresses/plans-address";
import { TextLink } from "@/components/ui/text-link";
import { Banner } from "@/components/ui/status/banner";
import type { ApprovalKind } from "@/lib/runs/plans/approval-rules";
import type { PlanInEdit } from "./save-plan";
import { useNeedsApproval } from "./use-plans";

/** Above a form, before anything is typed: says that the change needs a second person, and what this form does then. */
export function ApprovalNotice({
  kind,
  accounts = 0,
}: {
  kind: ApprovalKind;
  /** Those that the change reaches, as far as the form knows. */
  accounts?: number;
}) {
  const needsApproval = useNeedsApproval({ kinds: [kind], accounts });
  if (needsApproval !== true) return null;
  return (
    <Banner kind="info" title="This change needs the approval of a second person.">
      Make it here and send it for approval in the review. AWS gets nothing before it is approved and started.
    </Banner>
  );
}

/** Above a form that was opened with a plan: says what saving makes of it. */
export function PlanInForm({ plan }: { plan: PlanInEdit }) {
  return (
    <Banner kind="info" title={`Editing plan ${plan.number}, revision ${plan.revision}.`}>
      Saving makes a new revision of it, which is reviewed and, where that is required, approved again.{" "}
      <TextLink href={planPath(plan.id)}>Show plan</TextLink>
    </Banner>
  );
}

/** The same in a dialog, where there is no room for more. */
export function ApprovalRequired() {
  return (
    <p className="text-pretty text-ink">
      This needs the approval of a second person: send it for approval. Nothing changes before it is approved
      and started.
    </p>
  );
}
