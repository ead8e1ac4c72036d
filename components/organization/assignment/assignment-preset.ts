import type { TargetId } from "@/lib/core/identifiers";
import type { AssignmentDraft } from "./assignment-draft";

/** What the assignment form is opened with from a target's panel. */
export interface AssignmentPreset {
  readonly targetIds: readonly TargetId[];
  readonly choice: Pick<AssignmentDraft, "kind" | "policyId">;
}
