"use server";

import { z } from "zod";
import { type Failure, FailureError } from "@/lib/core/failure";
import { countOf } from "@/lib/format/count";
import { roleNames } from "@/lib/identity/grants";
import { currentSnapshot, forgetCurrentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { defineWrite } from "@/lib/server/action";
import * as store from "@/lib/store/runs/control-run";
import { createRun, type BlockingRun } from "@/lib/store/runs/create-run";
import { NewRun } from "../new-run";
import { Retried } from "../retry";
import { RunId } from "../run";
import { wakeRunWorker } from "../work/wake-worker";
import { frozenRun } from "./freeze-run";
import { requireRun } from "./read-runs";

const OneRun = z.strictObject({ id: RunId });
const auditRun = ({ id }: { readonly id: RunId }) => ({ target: `run ${id}` });

/**
 * Starts a run of what was reviewed, and answers it with nothing sent yet; the same run again where this id was started
 * before. Fails as `conflict` where something else is applied to a target than was reviewed, and where another run, which the
 * message names, is still to change one of the targets.
 */
export const startRun = defineWrite({
  operation: "canopy:StartRun",
  input: NewRun,
  requires: "association:write",
  audit: ({ id, changes, reason, ticket, undoes }) => ({
    target: `run ${id}`,
    // The targets are the run's steps; each is recorded when its request is made.
    recorded: {
      id,
      reason,
      ticket,
      undoes,
      changes: changes.map((change) =>
        change.kind === "association"
          ? {
              assignment: change.assignment,
              targets: change.targets.reduce((sum, { targetIds }) => sum + targetIds.length, 0),
            }
          : change,
      ),
    },
  }),
  run: async (newRun, session) => {
    const { id, reason, ticket, undoes } = newRun;
    const undone = undoes === undefined ? undefined : await requireRun(undoes);
    // Another replica may have recorded a change a moment ago.
    forgetCurrentSnapshot();
    const snapshot = await currentSnapshot();
    if (snapshot === undefined) throw new FailureError(nothingRead);
    const creation = await createRun({
      id,
      callerKey: await currentCallerKey(),
      by: { id: session.id, name: session.name },
      role: roleNames(session),
      ...(reason !== undefined && { reason }),
      ...(ticket !== undefined && { ticket }),
      ...frozenRun(newRun, snapshot),
      ...(undone !== undefined && {
        undoes: undone.id,
        title: `Undo run ${undone.number}: ${undone.title}`,
      }),
    });
    if (creation.outcome === "taken") throw new FailureError(taken(creation.by));
    wakeRunWorker();
    return requireRun(id);
  },
});

/** Sends no further step; what was sent is followed. Fails as `conflict` where the run is not running. */
export const pauseRun = defineWrite({
  operation: "canopy:PauseRun",
  input: OneRun,
  requires: "association:write",
  audit: auditRun,
  run: async ({ id }) => {
    await requireRun(id);
    if (!(await store.pauseRun(id))) throw new FailureError(notSo("running"));
    return requireRun(id);
  },
});

/** Goes on with a paused run. Fails as `conflict` where it is not paused. */
export const resumeRun = defineWrite({
  operation: "canopy:ResumeRun",
  input: OneRun,
  requires: "association:write",
  audit: auditRun,
  run: async ({ id }) => {
    await requireRun(id);
    if (!(await store.resumeRun(id))) throw new FailureError(notSo("paused"));
    wakeRunWorker();
    return requireRun(id);
  },
});

/** Takes out the steps that were not sent; what was sent is followed. */
export const cancelRest = defineWrite({
  operation: "canopy:CancelRest",
  input: OneRun,
  requires: "association:write",
  audit: auditRun,
  run: async ({ id }) => {
    await requireRun(id);
    const cancelled = await store.cancelRest(id);
    wakeRunWorker();
    return { run: await requireRun(id), cancelled };
  },
});

/**
 * Sends the steps again that came to one of the outcomes, each compared with what was reviewed as before. Fails as `conflict`
 * where another run is still to change one of their targets.
 */
export const retryFailed = defineWrite({
  operation: "canopy:RetryFailed",
  input: OneRun.extend({ outcomes: z.array(Retried).min(1).max(3) }),
  requires: "association:write",
  audit: auditRun,
  run: async ({ id, outcomes }) => {
    await requireRun(id);
    const retried = await store.retrySteps({ id, callerKey: await currentCallerKey() }, outcomes);
    if (typeof retried !== "number") throw new FailureError(taken(retried));
    wakeRunWorker();
    return { run: await requireRun(id), retried };
  },
});

const nothingRead: Failure = {
  code: "precondition",
  message:
    "Canopy has not read the organization yet, so it can't compare the review with it. Wait for the first collection.",
};

function taken({ number, title, startedBy, targetName, shared }: BlockingRun): Failure {
  const others = shared === 1 ? "" : ` and ${countOf(shared - 1, "other target")}`;
  return {
    code: "conflict",
    message: `Run ${number}, "${title}", which ${startedBy} started, is still to change ${targetName}${others}. Wait until it has, or cancel the rest of it. Nothing was changed.`,
  };
}

function notSo(state: "running" | "paused"): Failure {
  return { code: "conflict", message: `The run is not ${state} anymore. Nothing was changed.` };
}
