/** How far this process is on its way out. */
export interface Shutdown {
  /** Whether the process was asked to end: it still answers, and says that it is not ready for more. */
  isDraining: boolean;
  /** How long it still takes connections after that, in milliseconds, until whatever sends them has noticed. */
  drainMs: number;
  /** What runs beside answering requests; each ends after it was asked to, without rejecting. */
  readonly work: Promise<unknown>[];
  /** What is to be done last. */
  readonly atEnd: (() => Promise<unknown>)[];
}

declare global {
  // The server in front of Next and what Next bundles meet here.
  var canopyShutdown: Shutdown | undefined;
}

/** The shutdown of this process, the same for all that ask. */
export function shutdown(): Shutdown {
  globalThis.canopyShutdown ??= { isDraining: false, drainMs: 0, work: [], atEnd: [] };
  return globalThis.canopyShutdown;
}
