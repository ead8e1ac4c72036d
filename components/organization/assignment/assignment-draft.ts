import { z } from "zod";
import { createStoredDraft } from "@/components/ui/stores/stored-draft";
import { TargetId } from "@/lib/core/identifiers";

/** What the assignment form is opened with from a target's panel. */
export interface AssignmentPreset {
  readonly targetIds: readonly TargetId[];
  readonly choice: Pick<AssignmentDraft, "kind" | "policyId">;
}

/** The assignment form as it stands, kept over a reload. What has been confirmed is an `AssignmentRun` of its own. */
export const AssignmentDraft = z.object({
  targetIds: z.array(TargetId),
  kind: z.enum(["apply-policy", "self-managed", "inherit"]).exactOptional(),
  policyId: z.string().exactOptional(),
  step: z.enum(["choose", "review"]),
});
export type AssignmentDraft = z.infer<typeof AssignmentDraft>;

export const emptyDraft: AssignmentDraft = { targetIds: [], step: "choose" };

/** The form of this tab. */
export const assignmentDraft = createStoredDraft("canopy.assignment", AssignmentDraft, emptyDraft);
