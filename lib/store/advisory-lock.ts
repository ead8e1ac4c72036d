import "server-only";
import { openLockSession } from "./lock-session";

export interface AdvisoryLock {
  /** Gives the lock back; harmless when it was lost before. `onLost` is not called. */
  release(): Promise<void>;
}

/**
 * Takes a lock that one process at a time can hold across all replicas, or answers undefined when another holds it.
 * It lives as long as its own connection: when that dies another may take the lock, and `onLost` is called once.
 */
export async function tryAdvisoryLock(
  name: string,
  { onLost }: { onLost?: () => void } = {},
): Promise<AdvisoryLock | undefined> {
  let held = false;
  const session = await openLockSession(`canopy lock ${name}`, () => {
    if (!held) return;
    held = false;
    onLost?.();
  });
  try {
    held = await session.tryLock(name);
  } finally {
    if (!held) await session.end();
  }
  if (!held) return undefined;
  return {
    release: async () => {
      held = false;
      await session.end();
    },
  };
}
