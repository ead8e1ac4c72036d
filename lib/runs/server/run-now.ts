import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { serverAws } from "@/lib/server/aws";
import type { Session } from "@/lib/server/session";
import { advanceRun, cancelRest, releaseSteps } from "@/lib/store/runs/control-run";
import { nextStepOf } from "@/lib/store/runs/due-steps";
import { listSteps } from "@/lib/store/runs/read-steps";
import { NewRun } from "../new-run";
import type { RunId } from "../run-id";
import type { ObjectStep, RunStep } from "../run-step";
import { sendStep } from "../work/send-step";
import { wakeRunWorker } from "../work/wake-worker";
import { begunRun } from "./begin-run";

/** How a run of a form is named, and why it is made. Without one the server names it. */
export const RunStart = z
  .strictObject(NewRun.shape)
  .pick({ id: true, reason: true, ticket: true })
  .default(() => ({ id: NewRun.shape.id.parse(crypto.randomUUID()) }));

export type RunStart = z.infer<typeof RunStart>;

/** A request that AWS does not answer is left to the worker after so long. */
const answerWithinMs = 8_000;
/** Longer than this request can take: the worker has the run when the server ended in its middle. */
const reservedForMs = 60_000;
const pollMs = 100;

/** As `runNow`, for changes of one object: its steps with what the object became. */
export async function runObjects(newRun: NewRun, session: Session): Promise<readonly ObjectStep[]> {
  return (await runNow(newRun, session)).filter((step) => step.kind !== "association");
}

/**
 * Starts a run of a step or two and makes them at once, each as the worker would: claimed, sent once, settled with the
 * record. Answers its steps, each with what came of it, when the first is carried out. Rejects with its failure where it is not;
 * as `unavailable`, with the run, where AWS has not answered in time and the worker goes on.
 */
export async function runNow(newRun: NewRun, session: Session): Promise<readonly RunStep[]> {
  const { id, number } = await begunRun(newRun, session, { reservedForMs });
  try {
    const steps = await settledSteps(id).catch(async (error: unknown) => {
      // What could not even be compared was not sent: the person decides whether to try again.
      await cancelRest(id);
      throw error;
    });
    if (steps === undefined) throw new FailureError(underWay({ id, number }));
    return carriedOut(steps);
  } finally {
    await releaseSteps(id);
    await advanceRun(id);
    await wakeRunWorker();
  }
}

/** Sends the steps one after the other; undefined where they have not settled in time. */
async function settledSteps(id: RunId): Promise<readonly RunStep[] | undefined> {
  const until = performance.now() + answerWithinMs;
  for (;;) {
    const due = await nextStepOf(id);
    if (due !== undefined) await sendStep(serverAws(), due, { isAwaited: true });
    const steps = await stepsOf(id);
    if (steps.every(isSettled)) return steps;
    if (due !== undefined) continue;
    if (performance.now() > until) return undefined;
    await delay(pollMs);
  }
}

function carriedOut(steps: readonly RunStep[]): readonly RunStep[] {
  const [first] = steps;
  if (first?.failure !== undefined) throw new FailureError(first.failure);
  return steps;
}

async function stepsOf(id: RunId): Promise<readonly RunStep[]> {
  return (await listSteps(id, { limit: 100 })).steps;
}

function isSettled({ state }: RunStep): boolean {
  return state !== "waiting" && state !== "calling";
}

function underWay(run: { readonly id: RunId; readonly number: number }): Failure {
  return {
    code: "unavailable",
    message: `Run ${run.number} has sent the request, and reads what came of it.`,
    run,
  };
}
