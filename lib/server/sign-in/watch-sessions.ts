import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { env } from "@/lib/env";
import { failureFrom } from "@/lib/server/failure-from";
import { aliveSessions } from "@/lib/store/identity/sessions";

/** How soon an open stream learns that its session was ended by another replica. */
const everyMs = 400;

interface Watch {
  readonly sessionId: string;
  readonly onEnd: () => void;
}

declare global {
  // Next bundles routes apart: one question serves all streams of the process.
  var canopySessionWatches: Set<Watch> | undefined;
}

/** Calls `onEnd` once when a session has ended, wherever it was ended, until the answered function is called. */
export function watchSession(sessionId: string, onEnd: () => void): () => void {
  globalThis.canopySessionWatches ??= new Set();
  const watches = globalThis.canopySessionWatches;
  const watch = { sessionId, onEnd };
  watches.add(watch);
  if (watches.size === 1) void look(watches);
  return () => void watches.delete(watch);
}

async function look(watches: Set<Watch>): Promise<void> {
  let isReadable = true;
  while (watches.size > 0) {
    try {
      const alive = await aliveSessions(
        [...new Set([...watches].map(({ sessionId }) => sessionId))],
        env().identity.idleMs,
      );
      for (const watch of [...watches].filter(({ sessionId }) => !alive.has(sessionId))) {
        watches.delete(watch);
        watch.onEnd();
      }
      isReadable = true;
    } catch (error) {
      // A database that does not answer ends no session; once in the log is enough.
      if (isReadable) failureFrom(error, "canopy:WatchSessions");
      isReadable = false;
    }
    await delay(everyMs, undefined, { ref: false });
  }
}
