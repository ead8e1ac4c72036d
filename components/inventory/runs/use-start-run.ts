import { useMutation } from "@tanstack/react-query";
import type { Failure } from "@/lib/core/failure";
import { runMutations } from "@/lib/runs/client/mutations";
import type { NewRun } from "@/lib/runs/new-run";
import type { RunSummary } from "@/lib/runs/run";

export interface StartRun {
  /** Answers the run; undefined where it was not started, with the reason in `failure`. */
  readonly start: (run: NewRun) => Promise<RunSummary | undefined>;
  readonly isStarting: boolean;
  readonly failure: Failure | undefined;
}

/** Starts a run of what was reviewed. */
export function useStartRun(): StartRun {
  const { mutateAsync, isPending, error } = useMutation(runMutations.start());
  return {
    // The failure is shown by what is returned beside it.
    start: (run) => mutateAsync(run).catch(() => undefined),
    isStarting: isPending,
    failure: error?.failure,
  };
}
