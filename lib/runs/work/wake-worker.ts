import "server-only";
import { Bell } from "@/lib/core/bell";
import { OfConnections } from "@/lib/server/connection-in-force";

declare global {
  // Next bundles pages, routes and actions apart: an action wakes the worker of its own process here.
  var canopyRunWorker: OfConnections<Bell> | undefined;
}

/**
 * Lets the worker of this process look for steps now, so that a run of one step is as fast as a call. Where another replica
 * has the worker's lock, its worker finds the steps within a quarter of a second.
 */
export function wakeRunWorker(): void {
  globalThis.canopyRunWorker?.value?.ring();
}

/** The bell that the worker of this process waits for. */
export function workerBell(): Bell {
  globalThis.canopyRunWorker ??= new OfConnections();
  return (globalThis.canopyRunWorker.value = new Bell());
}
