import "server-only";
import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { Failure } from "@/lib/core/failure";
import type { Retried } from "@/lib/runs/retry";
import { RunState } from "@/lib/runs/run";
import type { RunId } from "@/lib/runs/run-id";
import { stateAfter } from "@/lib/runs/run-progress";
import { noSteps } from "@/lib/runs/step-figures";
import { database, type DatabaseOrTransaction } from "../database/database";
import { runs, runSteps } from "../schema";
import { storable } from "../storable";
import { type BlockingRun, blockingRun } from "./create-run";
import { countSteps } from "./read-runs";

/** Sends no further step of a running run; with a failure, because Canopy can't go on. Returns whether it was running. */
export async function pauseRun(id: RunId, because?: Failure): Promise<boolean> {
  const paused = await database()
    .update(runs)
    .set({ state: "paused", pausedBecause: because === undefined ? null : storable(because) })
    .where(and(eq(runs.id, id), eq(runs.state, "running")))
    .returning({ id: runs.id });
  return paused.length > 0;
}

/** Goes on with a paused run, at once also where a step was to be sent again later. Returns whether it was paused. */
export function resumeRun(id: RunId): Promise<boolean> {
  return database().transaction(async (transaction) => {
    const resumed = await transaction
      .update(runs)
      .set({ state: "running", pausedBecause: null })
      .where(and(eq(runs.id, id), eq(runs.state, "paused")))
      .returning({ id: runs.id });
    if (resumed.length === 0) return false;
    await transaction
      .update(runSteps)
      .set({ retryAt: null })
      .where(and(eq(runSteps.runId, id), eq(runSteps.state, "waiting")));
    return true;
  });
}

/** Takes out what has not been sent. Returns how many steps. */
export function cancelRest(id: RunId): Promise<number> {
  return database().transaction(async (transaction) => {
    await lockRun(transaction, id);
    const cancelled = await transaction
      .update(runSteps)
      .set({ state: "cancelled", settledAt: sql`now()`, retryAt: null })
      .where(and(eq(runSteps.runId, id), eq(runSteps.state, "waiting")))
      .returning({ position: runSteps.position });
    await settleState(transaction, id);
    return cancelled.length;
  });
}

/** Leaves the steps that were reserved for the request that started the run to the worker. */
export async function releaseSteps(id: RunId): Promise<void> {
  await database()
    .update(runSteps)
    .set({ retryAt: null })
    .where(and(eq(runSteps.runId, id), eq(runSteps.state, "waiting"), eq(runSteps.attempts, 0)));
}

/**
 * Sends steps again that came to one of `retried`. Returns how many, or the run that is still to change one of their
 * targets: then nothing is sent again.
 */
export async function retrySteps(
  run: { readonly id: RunId; readonly callerKey: string },
  retried: readonly Retried[],
): Promise<number | BlockingRun> {
  const { state, associationStatus } = runSteps;
  const isRetried = and(
    eq(runSteps.runId, run.id),
    or(
      inArray(
        state,
        retried.filter((each) => each !== "failed"),
      ),
      retried.includes("failed") ? and(eq(state, "accepted"), eq(associationStatus, "FAILED")) : undefined,
    ),
  );
  return database().transaction(async (transaction) => {
    await lockRun(transaction, run.id);
    const rows = await transaction.select({ targetId: runSteps.targetId }).from(runSteps).where(isRetried);
    const targetIds = rows.map(({ targetId }) => targetId);
    const blocking = await blockingRun(transaction, run, targetIds);
    if (blocking !== undefined) return blocking;
    await transaction
      .update(runSteps)
      .set({
        state: "waiting",
        retryAt: null,
        settledAt: null,
        failure: null,
        awsRequestId: null,
        became: null,
        answeredAt: null,
        associationStatus: null,
        associationMessage: null,
        associationReadAt: null,
        unprocessed: null,
        followAt: null,
        followed: 0,
      })
      .where(isRetried);
    if (rows.length > 0)
      await transaction
        .update(runs)
        .set({ state: "running", pausedBecause: null, endedAt: null, counts: null })
        .where(eq(runs.id, run.id));
    return rows.length;
  });
}

/** Brings a run's state up to date after its steps have changed: following, ended, cancelled. Returns the state. */
export function advanceRun(id: RunId): Promise<RunState | undefined> {
  return database().transaction(async (transaction) => {
    await lockRun(transaction, id);
    return settleState(transaction, id);
  });
}

/** Those who change a run's state take turns. */
async function lockRun(transaction: DatabaseOrTransaction, id: RunId): Promise<void> {
  await transaction.select({ id: runs.id }).from(runs).where(eq(runs.id, id)).for("update");
}

async function settleState(transaction: DatabaseOrTransaction, id: RunId): Promise<RunState | undefined> {
  const [run] = await transaction.select({ state: runs.state }).from(runs).where(eq(runs.id, id));
  if (run === undefined) return undefined;
  const state = RunState.parse(run.state);
  const counts = (await countSteps(transaction, [id])).get(id) ?? noSteps;
  const next = stateAfter(state, counts);
  const isOver = next === "ended" || next === "cancelled";
  if (next === state && !isOver) return state;
  await transaction
    .update(runs)
    .set({
      state: next,
      ...(next !== "paused" && { pausedBecause: null }),
      ...(isOver && { endedAt: sql`coalesce(${runs.endedAt}, now())`, counts: storable(counts) }),
    })
    .where(eq(runs.id, id));
  return next;
}
