import { z } from "zod";
import { createStoredDraft } from "@/components/ui/stored-draft";
import { Failure } from "@/lib/core/failure";
import { TargetId } from "@/lib/core/identifiers";

/** What became of one target's call. */
export const Outcome = z.discriminatedUnion("state", [
  z.object({ state: z.literal("waiting") }),
  z.object({ state: z.literal("sending") }),
  /** AWS took it: what follows is the association's own status. */
  z.object({ state: z.literal("accepted"), at: z.number() }),
  z.object({ state: z.literal("refused"), failure: Failure }),
  /** The page went away, or Canopy's own server did, while the call was under way. */
  z.object({ state: z.literal("unknown") }),
  /** Taken out before it was sent. */
  z.object({ state: z.literal("cancelled") }),
]);
export type Outcome = z.infer<typeof Outcome>;

/** The assignment form as it stands: everything typed and everything sent, so that a reload loses neither. */
export const AssignmentDraft = z.object({
  targetIds: z.array(TargetId),
  kind: z.enum(["apply-policy", "self-managed", "inherit"]).exactOptional(),
  policyId: z.string().exactOptional(),
  step: z.enum(["choose", "review", "run"]),
  /** By target id; a target without one has not been sent. */
  outcomes: z.record(z.string(), Outcome),
  /** Targets whose association is being evaluated, polled until they settle. */
  watched: z.array(TargetId),
  /** Epoch milliseconds of the first call. */
  startedAt: z.number().exactOptional(),
});
export type AssignmentDraft = z.infer<typeof AssignmentDraft>;

export const emptyDraft: AssignmentDraft = { targetIds: [], step: "choose", outcomes: {}, watched: [] };

/** The draft of this tab. It changes many times a second while calls for thousands of targets come back. */
export const assignmentDraft = createStoredDraft(
  "canopy.assignment",
  AssignmentDraft.transform(interrupted),
  emptyDraft,
  { keepWithinMs: 200 },
);

/** A call that was under way when the page went may or may not have reached AWS. */
function interrupted(draft: AssignmentDraft): AssignmentDraft {
  const outcomes = Object.entries(draft.outcomes).map(([id, outcome]): [string, Outcome] => [
    id,
    outcome.state === "sending" ? { state: "unknown" } : outcome,
  ]);
  return { ...draft, outcomes: Object.fromEntries(outcomes) };
}
