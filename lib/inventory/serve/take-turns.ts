import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import type { Aws } from "@/lib/aws/create-aws";
import { Bell } from "@/lib/core/bell";
import { FailureError } from "@/lib/core/failure-error";
import { failureFrom } from "@/lib/server/failure-from";
import { log } from "@/lib/server/log";
import { tryAdvisoryLock } from "@/lib/store/locks/advisory-lock";
import { lockOfWork } from "@/lib/store/locks/waiting-work";
import { currentCallerKey, isCallerKnown, learnCaller } from "./caller";

/** Work that one process at a time does for a caller and Region. */
export interface Turns {
  /** Begins the name of the lock; the caller's key ends it. */
  readonly name: string;
  readonly aws: Aws;
  readonly signal: AbortSignal;
  /**
   * Works for one caller until the signal is aborted, or until another turn has to be taken. The bell rings when work is
   * announced; where the database restarts meanwhile it may not, so it is looked for by itself as well, some seconds apart.
   */
  readonly work: (callerKey: string, signal: AbortSignal, announced: Bell) => Promise<void>;
}

/** How often work that is announced is looked for by itself, in milliseconds. */
export const unannouncedMs = 5_000;
/** How soon a replica takes over when the one that works is gone. */
const lockPollMs = 2_000;
const outagePauseMs = 5_000;

/**
 * Takes turns at some work with the other replicas until the signal is aborted: all but one wait for its lock. Nothing that
 * AWS or the database does ends it.
 */
export async function takeTurns(turns: Turns): Promise<void> {
  const { signal, name } = turns;
  const isOver = () => signal.aborted;
  while (!isOver()) {
    try {
      await takeTurn(turns);
    } catch (error) {
      if (isOver()) return;
      failureFrom(error, `canopy:${name}`);
      await pause(outagePauseMs, signal);
    }
  }
}

/** Waits for the lock of the caller's key, and works as long as it is held and the key is ours. */
async function takeTurn({ name, aws, signal, work }: Turns): Promise<void> {
  await learnCallerIfUnknown(aws, signal);
  const callerKey = await currentCallerKey();
  const lost = new AbortController();
  const announced = new Bell();
  const lock = await tryAdvisoryLock(lockOfWork({ name, callerKey }), {
    onLost: () => lost.abort(),
    onWork: () => announced.ring(),
  });
  if (lock === undefined) {
    // Another process works.
    await pause(lockPollMs, signal);
    return;
  }
  try {
    await work(callerKey, AbortSignal.any([signal, lost.signal]), announced);
  } catch (error) {
    // The connection that held the lock is gone; the next turn asks for the lock again.
    if (!lost.signal.aborted || signal.aborted) throw error;
    log().warn({ name }, "A process lost the lock of its work");
  } finally {
    await lock.release();
  }
}

/** Who we are decides whose tree is shown and whose turn this is, so it is asked before anything is waited for. */
async function learnCallerIfUnknown(aws: Aws, signal: AbortSignal): Promise<void> {
  if (isCallerKnown()) return;
  await learnCaller(aws, signal).catch((error: unknown) => {
    if (!(error instanceof FailureError)) throw error;
  });
}

/** Ends early, without rejecting, when aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}
