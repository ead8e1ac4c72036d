import "server-only";
import { z } from "zod";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { limitsOf } from "@/lib/identity/grants";
import { requireOwnTargets } from "@/lib/inventory/serve/require-own-targets";
import { writeDefinition } from "@/lib/server/action";
import { refusal } from "@/lib/server/admit";
import type { Session } from "@/lib/server/session";
import * as store from "@/lib/store/runs/control-run";
import { targetsOfRun } from "@/lib/store/runs/read-runs";
import { NewRun } from "../new-run";
import { Retried } from "../retry";
import { RunId } from "../run-id";
import { wakeRunWorker } from "../work/wake-worker";
import { permissionsFor } from "../run-permissions";
import { begunRun, recordedRun, taken } from "./begin-run";
import { requireRun } from "./read-runs";

const OneRun = z.strictObject({ id: RunId });
const auditRun = ({ id }: { readonly id: RunId }) => ({ target: `run ${id}` });

/**
 * Starts a run of what was reviewed, and answers it with nothing sent yet; the same run again where this id was started
 * before. Fails as `conflict` where something else is applied to a target than was reviewed, and where another run, which the
 * message names, is still to change one of the targets.
 */
export const startRun = writeDefinition({
  operation: "canopy:StartRun",
  input: NewRun,
  requires: ({ changes }) => permissionsFor(changes),
  withinOus: "own-targets",
  audit: recordedRun,
  run: async (newRun, session) => {
    const run = await begunRun(newRun, session);
    await wakeRunWorker();
    return run;
  },
});

/** Sends no further step; what was sent is followed. Fails as `conflict` where the run is not running. */
export const pauseRun = writeDefinition({
  operation: "canopy:PauseRun",
  input: OneRun,
  requires: [],
  withinOus: "own-targets",
  audit: auditRun,
  run: async ({ id }, session) => {
    await requireChangeable(id, session);
    if (!(await store.pauseRun(id))) throw new FailureError(notSo("running"));
    return requireRun(id);
  },
});

/** Goes on with a paused run. Fails as `conflict` where it is not paused. */
export const resumeRun = writeDefinition({
  operation: "canopy:ResumeRun",
  input: OneRun,
  requires: [],
  withinOus: "own-targets",
  audit: auditRun,
  run: async ({ id }, session) => {
    await requireChangeable(id, session);
    if (!(await store.resumeRun(id))) throw new FailureError(notSo("paused"));
    await wakeRunWorker();
    return requireRun(id);
  },
});

/** Takes out the steps that were not sent; what was sent is followed. */
export const cancelRest = writeDefinition({
  operation: "canopy:CancelRest",
  input: OneRun,
  requires: [],
  withinOus: "own-targets",
  audit: auditRun,
  run: async ({ id }, session) => {
    await requireChangeable(id, session);
    const cancelled = await store.cancelRest(id);
    await wakeRunWorker();
    return { run: await requireRun(id), cancelled };
  },
});

/**
 * Sends the steps again that came to one of the outcomes, each compared with what was reviewed as before. Fails as `conflict`
 * where another run is still to change one of their targets.
 */
export const retryFailed = writeDefinition({
  operation: "canopy:RetryFailed",
  input: OneRun.extend({ outcomes: z.array(Retried).min(1).max(3) }),
  requires: [],
  withinOus: "own-targets",
  audit: auditRun,
  run: async ({ id, outcomes }, session) => {
    await requireChangeable(id, session);
    const retried = await store.retrySteps({ id, callerKey: await currentCallerKey() }, outcomes);
    if (typeof retried !== "number") throw new FailureError(taken(retried));
    await wakeRunWorker();
    return { run: await requireRun(id), retried };
  },
});

function notSo(state: "running" | "paused"): Failure {
  return { code: "conflict", message: `The run is not ${state} anymore. Nothing was changed.` };
}

/** A run whose changes the session may make. Rejects as `not-found` or `forbidden`. */
async function requireChangeable(id: RunId, session: Session): Promise<void> {
  const { changes } = await requireRun(id);
  for (const permission of permissionsFor(changes)) {
    const forbidden = refusal(session, permission);
    if (forbidden !== undefined) throw new FailureError(forbidden);
    if (limitsOf(session, permission) !== undefined)
      await requireOwnTargets(session, permission, await targetsOfRun(id));
  }
}
