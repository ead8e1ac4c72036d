import "server-only";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { log } from "@/lib/server/log";
import { announceWork } from "@/lib/store/locks/waiting-work";

/** The name of the work of sending steps, by which it is announced. */
export const runWork = "runs";

/**
 * Lets the worker, in whichever replica it is, look for steps now, so that a run of one step is as fast as a call. Never rejects:
 * the steps are stored, and found within a quarter of a second in any case.
 */
export async function wakeRunWorker(): Promise<void> {
  try {
    await announceWork({ name: runWork, callerKey: await currentCallerKey() });
  } catch (error) {
    log().warn({ err: error }, "The worker of runs could not be woken");
  }
}
