import { useMutation } from "@tanstack/react-query";
import type { Failure } from "@/lib/core/failure";
import { runMutations } from "@/lib/runs/client/mutations";
import type { RunId } from "@/lib/runs/run-id";

export interface RunControl {
  readonly pause: () => void;
  readonly resume: () => void;
  readonly cancelRest: () => void;
  /** Sends refused requests, unknown ones and those of failed associations again, and nothing else. */
  readonly retryFailed: () => void;
  readonly isBusy: boolean;
  /** Why the last press did nothing. */
  readonly failure: Failure | undefined;
}

/** What a person does with a run. The run itself comes with the news. */
export function useRunControls(id: RunId): RunControl {
  const pause = useMutation(runMutations.pause());
  const resume = useMutation(runMutations.resume());
  const cancel = useMutation(runMutations.cancelRest());
  const retry = useMutation(runMutations.retryFailed());
  const all = [pause, resume, cancel, retry];
  const [last] = all.toSorted((one, other) => other.submittedAt - one.submittedAt);
  return {
    pause: () => pause.mutate(id),
    resume: () => resume.mutate(id),
    cancelRest: () => cancel.mutate(id),
    retryFailed: () => retry.mutate({ id, outcomes: ["refused", "unknown", "failed"] }),
    isBusy: all.some(({ isPending }) => isPending),
    failure: last?.error?.failure,
  };
}
