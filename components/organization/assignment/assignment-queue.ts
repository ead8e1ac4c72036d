import { createExternalStore, type ExternalStore } from "@/components/ui/stores/external-store";
import { type Failure, FailureError } from "@/lib/core/failure";
import { type ConfigurationId, SELF_MANAGED, type TargetId } from "@/lib/core/identifiers";
import { SilenceError } from "@/lib/query/call-action";
import type { PolicyAssociation } from "@/lib/security-hub/model";
import { type AssignmentRun, type Outcome, type RunTarget, withOutcome } from "./assignment-run";

/** The call for one target, in AWS's two forms. */
export interface AssignmentCall {
  readonly operation: "associate" | "disassociate";
  readonly configurationId: ConfigurationId;
  readonly targetId: TargetId;
  /** What was applied to the target itself when the run was reviewed; null where nothing was. */
  readonly expected: ConfigurationId | null;
}

/**
 * Writes AWS's answer for a target into what is on the screen, and answers the targets that AWS evaluates because of it;
 * undefined where the target has no association any more.
 */
export type OnAccepted = (
  targetId: TargetId,
  association: PolicyAssociation | undefined,
) => readonly TargetId[];

export interface QueueState {
  /** Runs in the order in which they are sent; the first is being sent. */
  readonly queued: readonly string[];
  /** Runs that another tab, a duplicate of this one, is sending. */
  readonly elsewhere: readonly string[];
}

export interface AssignmentQueue {
  /** Sends what is waiting in a run, behind the runs that are being sent already. */
  readonly enqueue: (runId: string, onAccepted: OnAccepted) => void;
  readonly state: Pick<ExternalStore<QueueState>, "get" | "subscribe">;
}

interface QueueDependencies {
  readonly runs: Pick<ExternalStore<readonly AssignmentRun[]>, "get">;
  readonly update: (runId: string, change: (run: AssignmentRun) => AssignmentRun) => void;
  readonly send: (call: AssignmentCall) => Promise<PolicyAssociation | undefined>;
  /** Runs `work` and answers its result; undefined where another tab works under this name. */
  readonly exclusively: <Value>(name: string, work: () => Promise<Value>) => Promise<Value | undefined>;
}

/**
 * Sends runs one after the other, one target a call and one call at a time: the server spends the rate budget, and an
 * outcome is kept before the next call begins. What is sent comes from the run alone, never from a form that may be
 * filled in again meanwhile. Goes on while the panel is closed.
 */
export function createAssignmentQueue(dependencies: QueueDependencies): AssignmentQueue {
  const { runs, update, send, exclusively } = dependencies;
  const state = createExternalStore<QueueState>({ queued: [], elsewhere: [] });
  const callbacks = new Map<string, OnAccepted>();
  let working = false;

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    try {
      for (let id = state.get().queued[0]; id !== undefined; id = state.get().queued[0]) {
        const runId = id;
        const end = await exclusively(`canopy.assignment.${runId}`, () => sendRun(runId));
        if (end === "silence") return;
        // A retry may have come after the last answer: the run is sent on then.
        if (end === undefined || nextOf(runId) === undefined) leave(runId, end === undefined);
      }
    } finally {
      working = false;
      // Nothing is sent any more: each run that is not finished offers to continue.
      state.update((current) => ({ ...current, queued: [] }));
    }
  }

  function leave(runId: string, isElsewhere: boolean): void {
    callbacks.delete(runId);
    state.update(({ queued, elsewhere }) => ({
      queued: queued.filter((each) => each !== runId),
      elsewhere: isElsewhere ? [...elsewhere, runId] : elsewhere,
    }));
  }

  function nextOf(runId: string): { run: AssignmentRun; target: RunTarget } | undefined {
    const run = runs.get().find(({ id }) => id === runId);
    const target = run?.targets.find(({ outcome }) => outcome.state === "waiting");
    return run && target && { run, target };
  }

  /** Sends what is waiting in a run, until nothing is or Canopy's server stops answering. */
  async function sendRun(runId: string): Promise<"sent" | "silence"> {
    for (let next = nextOf(runId); next !== undefined; next = nextOf(runId)) {
      const { run, target } = next;
      update(runId, (current) => withOutcome(current, target.id, { state: "sending" }));
      const { outcome, association } = await sent(run, target);
      update(runId, (current) => withOutcome(current, target.id, outcome));
      if (outcome.state === "unknown") return "silence";
      if (outcome.state !== "accepted") continue;
      const evaluated = callbacks.get(runId)?.(target.id, association) ?? [target.id];
      update(runId, (current) => ({ ...current, watched: [...new Set([...current.watched, ...evaluated])] }));
    }
    return "sent";
  }

  async function sent(
    run: AssignmentRun,
    target: RunTarget,
  ): Promise<{ outcome: Outcome; association?: PolicyAssociation | undefined }> {
    try {
      const association = await send(callOf(run, target));
      return { outcome: { state: "accepted", at: Date.now() }, association };
    } catch (error) {
      // A page that is left sees its calls end without an answer, too.
      if (error instanceof SilenceError) return { outcome: { state: "unknown" } };
      return { outcome: { state: "refused", failure: failureOf(error) } };
    }
  }

  return {
    state,
    enqueue(runId, onAccepted) {
      callbacks.set(runId, onAccepted);
      state.update(({ queued, elsewhere }) => ({
        queued: queued.includes(runId) ? queued : [...queued, runId],
        elsewhere: elsewhere.filter((each) => each !== runId),
      }));
      void work();
    },
  };
}

/**
 * The call that a run makes for one of its targets.
 * @internal exported for its tests
 */
export function callOf({ assignment }: AssignmentRun, { id, replaces }: RunTarget): AssignmentCall {
  const target = { targetId: id, expected: replaces ?? null };
  switch (assignment.kind) {
    case "inherit":
      return { ...target, operation: "disassociate", configurationId: replaces ?? SELF_MANAGED };
    case "self-managed":
      return { ...target, operation: "associate", configurationId: SELF_MANAGED };
    case "apply-policy":
      return { ...target, operation: "associate", configurationId: assignment.policyId };
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return { code: "unexpected", message: "The answer could not be understood.", reference: "none" };
}
