import "server-only";
import { OfConnections } from "@/lib/server/connection-in-force";

declare global {
  // Next bundles pages, routes and actions apart: an action wakes the worker of its own process here.
  var canopyRunWorker: OfConnections<{ wake: () => void }> | undefined;
}

/**
 * Lets the worker of this process look for steps now, so that a run of one step is as fast as a call. Where another replica
 * has the worker's lock, its worker finds the steps within a quarter of a second.
 */
export function wakeRunWorker(): void {
  globalThis.canopyRunWorker?.value?.wake();
}

/** A bell that the worker waits for; ringing it while it does not wait counts for the next time. */
export function workerBell(): { readonly rung: (withinMs: number, signal: AbortSignal) => Promise<void> } {
  let isRung = false;
  let ring: () => void = () => undefined;
  globalThis.canopyRunWorker ??= new OfConnections();
  globalThis.canopyRunWorker.value = {
    wake: () => {
      isRung = true;
      ring();
    },
  };
  return {
    rung: async (withinMs, signal) => {
      if (!isRung && !signal.aborted)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(end, withinMs);
          function end(): void {
            clearTimeout(timer);
            signal.removeEventListener("abort", end);
            resolve();
          }
          signal.addEventListener("abort", end, { once: true });
          ring = end;
        });
      isRung = false;
    },
  };
}
