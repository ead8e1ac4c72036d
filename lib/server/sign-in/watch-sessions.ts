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
  var canopySessionWatches: { readonly watches: Set<Watch>; isLooking: boolean } | undefined;
}

/** Calls `onEnd` once when a session has ended, wherever it was ended, until the answered function is called. */
export function watchSession(sessionId: string, onEnd: () => void): () => void {
  globalThis.canopySessionWatches ??= { watches: new Set(), isLooking: false };
  const all = globalThis.canopySessionWatches;
  const watch = { sessionId, onEnd };
  all.watches.add(watch);
  // One looks until nothing is watched: a stream that opens as the last one closes must not bring a second.
  if (!all.isLooking) {
    all.isLooking = true;
    void look(all.watches).finally(() => (all.isLooking = false));
  }
  return () => void all.watches.delete(watch);
}

async function look(watches: Set<Watch>): Promise<void> {
  let isReadable = true;
  while (watches.size > 0) {
    // A stream that opens while the database is asked has no answer yet: the next look has one.
    const asked = [...watches];
    try {
      const alive = await aliveSessions(
        [...new Set(asked.map(({ sessionId }) => sessionId))],
        env().identity.idleMs,
      );
      for (const watch of asked.filter(({ sessionId }) => !alive.has(sessionId))) {
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
