import { mutationOptions } from "@tanstack/react-query";
import { callAction } from "@/lib/query/call-action";
import { keys } from "@/lib/query/keys";
import type { NewRun } from "../new-run";
import type { Retried } from "../retry";
import type { RunId } from "../run-id";
import { cancelRest, pauseRun, resumeRun, retryFailed, startRun } from "../server/actions";

const meta = { invalidates: [keys.runs.all] };

/**
 * Changes of runs. Each answers the run as it is then, and rejects with `FailureError`: `conflict` where the run is not in the
 * state that the change needs.
 */
export const runMutations = {
  /**
   * Starts a run: `id` is a new `crypto.randomUUID()`, and sending the same one again starts nothing twice. Rejects as
   * `conflict` where a target was changed since the review, or where another run, named in the message, is to change it.
   */
  start: () => mutationOptions({ mutationFn: (run: NewRun) => callAction(() => startRun(run)), meta }),
  pause: () => mutationOptions({ mutationFn: (id: RunId) => callAction(() => pauseRun({ id })), meta }),
  resume: () => mutationOptions({ mutationFn: (id: RunId) => callAction(() => resumeRun({ id })), meta }),
  /** Takes out what was not sent. */
  cancelRest: () =>
    mutationOptions({ mutationFn: (id: RunId) => callAction(() => cancelRest({ id })), meta }),
  /** Sends again what came to these outcomes; `failed` are accepted steps whose association has FAILED. */
  retryFailed: () =>
    mutationOptions({
      mutationFn: ({ id, outcomes }: { readonly id: RunId; readonly outcomes: Retried[] }) =>
        callAction(() => retryFailed({ id, outcomes })),
      meta,
    }),
};
