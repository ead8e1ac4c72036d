import { z } from "zod";
import { createStoredDraft } from "@/components/ui/stores/stored-draft";
import { PlanId, PlanRevision, Schedule } from "@/lib/runs/plans/plan-reference";
import { RunId } from "@/lib/runs/run-id";
import { TargetId } from "@/lib/core/identifiers";

/** What the assignment form is opened with from a target's panel. */
export interface AssignmentPreset {
  readonly targetIds: readonly TargetId[];
  readonly choice: Pick<AssignmentDraft, "kind" | "policyId">;
}

/** The assignment form as it stands, kept over a reload. What has been confirmed is a run of the server. */
export const AssignmentDraft = z.object({
  targetIds: z.array(TargetId),
  kind: z.enum(["apply-policy", "self-managed", "inherit"]).exactOptional(),
  policyId: z.string().exactOptional(),
  step: z.enum(["choose", "review"]),
  /** The tags by which targets were added, each as `tagParameter` writes it. */
  tags: z.array(z.string()).exactOptional(),
  /** Accounts that get another configuration than what is below the targets; sent before it. */
  exceptions: z.array(TargetId).exactOptional(),
  /** What the exceptions get: a policy's id; self-managed where absent. */
  exceptionPolicyId: z.string().exactOptional(),
  /** Why the change is made, and where it was asked for; both may be empty. */
  reason: z.string().exactOptional(),
  ticket: z.string().exactOptional(),
  /** Of the run that was started with this form and whose answer was lost: starting it again starts nothing twice. */
  runId: RunId.nullable().exactOptional(),
  /** The plan that the form makes a new revision of. */
  plan: z.object({ id: PlanId, number: z.int(), revision: PlanRevision, schedule: Schedule }).exactOptional(),
});
export type AssignmentDraft = z.infer<typeof AssignmentDraft>;

export const emptyDraft: AssignmentDraft = { targetIds: [], step: "choose" };

/** The form of this tab. */
export const assignmentDraft = createStoredDraft("canopy.assignment", AssignmentDraft, emptyDraft);
