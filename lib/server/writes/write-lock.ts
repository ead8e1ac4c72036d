import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { log } from "../log";
import { type ObjectLock, takeObjectLock } from "@/lib/store/locks/object-lock";

/** How long a change waits for another one of the same object: one that AWS throttles takes seconds. */
const waitMs = 20_000;

declare global {
  // Next bundles pages, routes and actions apart, each with modules of its own: they meet here.
  var canopyWriteLocks: AsyncLocalStorage<ObjectLock> | undefined;
}

/**
 * Does `work`, the reading, comparing and writing of one object, while nothing else of Canopy changes that object: one
 * change at a time across all replicas. Rejects as `conflict` where another change goes on for too long, and as
 * `unavailable` where the database doesn't answer; `work` hasn't begun then.
 * @param object as the record of changes names it
 * @param onBusy learns of the conflict before it is thrown
 */
export async function whileLocked<Output>(
  object: string,
  work: () => Promise<Output>,
  onBusy?: (failure: Failure) => Promise<void>,
): Promise<Output> {
  const lock = await takeObjectLock(lockNameOf(object), { withinMs: waitMs }).catch((error: unknown) => {
    // What the database says differs by how it is late; none of it has reached AWS.
    log().warn({ err: error, object }, "The lock of a target could not be taken");
    throw new FailureError(lockUnavailable);
  });
  if (lock === undefined) {
    await onBusy?.(busy);
    throw new FailureError(busy);
  }
  try {
    return await lockStorage().run(lock, work);
  } finally {
    await lock.release();
  }
}

const busy: Failure = {
  code: "conflict",
  message:
    "Another change of the same target is still being made. Nothing was changed; try again when it has ended.",
};

const lockUnavailable: Failure = {
  code: "unavailable",
  message: "Canopy's database does not answer, so no change can be made. Nothing was changed.",
};

/** The name of an object's lock, for what must not run beside a change of it. */
export function lockNameOf(object: string): string {
  return `change ${object}`;
}

/**
 * Rejects as `unavailable` where the lock that the running change works under was lost with the database: another replica
 * may be changing the same object by now. Asked before each write is sent to AWS.
 */
export function requireLock(): void {
  if (lockStorage().getStore()?.isOwned() !== false) return;
  throw new FailureError({
    code: "unavailable",
    message: "Canopy lost its database before the change was sent to AWS. Nothing was changed.",
  });
}

function lockStorage(): AsyncLocalStorage<ObjectLock> {
  globalThis.canopyWriteLocks ??= new AsyncLocalStorage<ObjectLock>();
  return globalThis.canopyWriteLocks;
}
