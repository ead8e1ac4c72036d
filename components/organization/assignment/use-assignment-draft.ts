import { useSyncExternalStore } from "react";
import type { TargetId } from "@/lib/core/identifiers";
import { type AssignmentDraft, assignmentDraft, emptyDraft } from "./assignment-draft";

export interface DraftHandle {
  readonly draft: AssignmentDraft;
  /** Begins a new assignment; what was chosen as configuration last time is offered again. */
  begin: (targetIds: readonly TargetId[], preset?: Pick<AssignmentDraft, "kind" | "policyId">) => void;
  change: (change: Partial<AssignmentDraft>) => void;
}

/** The assignment draft of this tab; during hydration the empty one. */
export function useAssignmentDraft(): DraftHandle {
  const draft = useSyncExternalStore(
    assignmentDraft.subscribe,
    () => assignmentDraft.get(),
    () => emptyDraft,
  );
  return {
    draft,
    begin: (targetIds, preset) =>
      assignmentDraft.update(({ watched }) => ({
        ...emptyDraft,
        ...preset,
        watched,
        targetIds: [...targetIds],
      })),
    change: (change) => assignmentDraft.update((current) => ({ ...current, ...change })),
  };
}
