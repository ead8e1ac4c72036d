import type { TargetId } from "@/lib/core/identifiers";
import { type AssignmentDraft, assignmentDraft, emptyDraft } from "./assignment-draft";
import { useStored } from "@/components/ui/stores/use-stored";

export interface DraftHandle {
  readonly draft: AssignmentDraft;
  /** Begins a new form for these targets; with a preset everything is answered, and the review is shown. */
  begin: (targetIds: readonly TargetId[], preset?: Pick<AssignmentDraft, "kind" | "policyId">) => void;
  /** Puts a form in the place of what it held. */
  open: (draft: AssignmentDraft) => void;
  change: (change: Partial<AssignmentDraft>) => void;
  /** Empties the form: what it held has been confirmed. */
  clear: () => void;
}

/** The assignment form of this tab; during hydration the empty one. */
export function useAssignmentDraft(): DraftHandle {
  const draft = useStored(assignmentDraft, emptyDraft);
  return {
    draft,
    begin: (targetIds, preset) =>
      assignmentDraft.update(() => ({
        ...emptyDraft,
        ...preset,
        ...(preset !== undefined && { step: "review" as const }),
        targetIds: [...targetIds],
      })),
    open: (opened) => assignmentDraft.update(() => opened),
    // Another form is another run.
    change: (change) => assignmentDraft.update((current) => ({ ...current, runId: null, ...change })),
    clear: () => assignmentDraft.update(() => emptyDraft),
  };
}
