import { type Failure, FailureError } from "@/lib/core/failure";
import { type ConfigurationId, SELF_MANAGED, type TargetId } from "@/lib/core/identifiers";
import type { Assignment, PolicyAssociation } from "@/lib/security-hub/model";
import { SilenceError } from "@/lib/query/call-action";
import { associationMutations } from "@/lib/security-hub/mutations";
import { assignmentDraft, type Outcome } from "./assignment-draft";

let running = false;

/** Whether calls are being sent right now. */
export function isRunning(): boolean {
  return running;
}

/** What the calls of an assignment need to know beside the assignment itself. */
export interface RunContext {
  readonly assignment: Assignment;
  /** What is applied at a target now; a disassociation has to name it. */
  readonly appliedAt: (targetId: TargetId) => ConfigurationId | undefined;
  /** The targets that AWS evaluates anew because of a target, to be watched once its call was accepted. */
  readonly reachedBy: (targetId: TargetId) => readonly TargetId[];
  /** Hears of a target's association as AWS answers it at once; undefined where none is left. */
  readonly onAnswer: (targetId: TargetId, association: PolicyAssociation | undefined) => void;
}

/**
 * Sends what is waiting, one target a call and one call at a time: the server spends the rate budget, and an outcome is
 * kept before the next call begins. Goes on while the panel is closed; ends when nothing waits any more.
 */
export async function runAssignment(context: RunContext): Promise<void> {
  if (running) return;
  running = true;
  assignmentDraft.update((draft) => ({ ...draft, step: "run", startedAt: draft.startedAt ?? Date.now() }));
  try {
    for (let next = nextWaiting(); next !== undefined; next = nextWaiting()) {
      record(next, { state: "sending" });
      const outcome = await send(context, next);
      record(next, outcome);
      if (outcome.state === "accepted") watch(context.reachedBy(next));
      // Nobody is there to send the rest to; it waits until somebody goes on.
      if (outcome.state === "unknown") break;
    }
  } finally {
    running = false;
    // Whoever shows the draft also shows whether calls are being sent.
    assignmentDraft.update((draft) => ({ ...draft }));
  }
}

function nextWaiting(): TargetId | undefined {
  const { targetIds, outcomes } = assignmentDraft.get();
  return targetIds.find((id) => outcomes[id]?.state === "waiting");
}

async function send({ assignment, appliedAt, onAnswer }: RunContext, targetId: TargetId): Promise<Outcome> {
  try {
    if (assignment.kind === "inherit") {
      const configurationId = appliedAt(targetId) ?? SELF_MANAGED;
      const { association } = await associationMutations.disassociate({ configurationId, targetId });
      onAnswer(targetId, association);
    } else {
      const configurationId = assignment.kind === "self-managed" ? SELF_MANAGED : assignment.policyId;
      onAnswer(targetId, await associationMutations.associate({ configurationId, targetId }));
    }
    return { state: "accepted", at: Date.now() };
  } catch (error) {
    // A page that goes away sees its calls end in silence, too.
    if (error instanceof SilenceError) return { state: "unknown" };
    return { state: "refused", failure: failureOf(error) };
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return { code: "unexpected", message: "The answer could not be understood.", reference: "none" };
}

function record(targetId: TargetId, outcome: Outcome): void {
  assignmentDraft.update((draft) => ({ ...draft, outcomes: { ...draft.outcomes, [targetId]: outcome } }));
}

function watch(targetIds: readonly TargetId[]): void {
  assignmentDraft.update((draft) => ({ ...draft, watched: [...new Set([...draft.watched, ...targetIds])] }));
}
