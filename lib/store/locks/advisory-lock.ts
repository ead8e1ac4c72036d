import "server-only";
import { openLockSession } from "./lock-session";
import { workChannel } from "./waiting-work";

export interface AdvisoryLock {
  /** Gives the lock back; harmless when it was lost before. `onLost` is not called. */
  release(): Promise<void>;
}

/** How often the holder asks whether its connection still leads to the server. */
const heartbeatMs = 5_000;

/**
 * Takes a lock that one process at a time can hold across all replicas, or answers undefined when another holds it.
 * It lives as long as its own connection: when that dies, or the server does not answer on it, another may take the lock,
 * and `onLost` is called once. `onWork` is called when work is announced by the name of the lock, and not for certain: a
 * connection that breaks says nothing any more.
 */
export async function tryAdvisoryLock(
  name: string,
  { onLost, onWork }: { onLost?: () => void; onWork?: () => void } = {},
): Promise<AdvisoryLock | undefined> {
  let isOwned = false;
  let heartbeat: NodeJS.Timeout | undefined;
  function lose(): void {
    if (!isOwned) return;
    isOwned = false;
    clearTimeout(heartbeat);
    onLost?.();
  }
  const session = await openLockSession(`canopy lock ${name}`, lose);
  try {
    const isTaken = await session.tryLock(name);
    if (isTaken && onWork !== undefined)
      await session.listen(workChannel, (announced) => {
        if (announced === name) onWork();
      });
    isOwned = isTaken;
  } finally {
    if (!isOwned) await session.end();
  }
  if (!isOwned) return undefined;
  function beat(): void {
    if (isOwned) heartbeat = setTimeout(() => void session.ping().then(beat, lose), heartbeatMs).unref();
  }
  beat();
  return {
    release: async () => {
      isOwned = false;
      clearTimeout(heartbeat);
      await session.end();
    },
  };
}
