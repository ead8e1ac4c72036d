import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { OfConnections } from "@/lib/server/connection-in-force";
import { type LockSession, openLockSession } from "./lock-session";

/** The right to change one object, which one request at a time has across all replicas. */
export interface ObjectLock {
  /** False once it was given back, or lost with its connection: then another replica may have it. */
  readonly isOwned: () => boolean;
  /** Gives it back. Never rejects; harmless when it was lost or given back before. */
  readonly release: () => Promise<void>;
}

const firstPollMs = 20;
const slowestPollMs = 250;

/** The one connection with all locks of this process, open while there is one or a request waits for one. */
interface Shared {
  readonly connected: Promise<LockSession>;
  users: number;
  isLost: boolean;
}

interface ObjectLocks {
  /** By object: settles when every request of this process that came before has ended. */
  readonly turns: Map<string, Promise<unknown>>;
  shared: Shared | undefined;
}

declare global {
  // Next bundles pages, routes and actions apart, each with modules of its own: their requests take turns here.
  var canopyObjectLocks: OfConnections<ObjectLocks> | undefined;
}

/**
 * Takes the lock of an object, in the order in which this process asked for it; undefined where `withinMs` pass while
 * others have it. Rejects where the database doesn't answer.
 *
 * All locks of a process are advisory locks on one connection of their own, so that however many wait, none of the
 * pool's is occupied. PostgreSQL frees them when the process ends.
 */
export async function takeObjectLock(
  name: string,
  { withinMs }: { readonly withinMs: number },
): Promise<ObjectLock | undefined> {
  const deadline = performance.now() + withinMs;
  const endTurn = await takeTurn(name, deadline);
  if (endTurn === undefined) return undefined;
  const shared = join();
  try {
    if (await lockedBy(await shared.connected, name, deadline)) return ownedLock(shared, name, endTurn);
  } catch (error) {
    lose(shared);
    endTurn();
    throw error;
  }
  leave(shared);
  endTurn();
  return undefined;
}

function ownedLock(shared: Shared, name: string, endTurn: () => void): ObjectLock {
  let isReleased = false;
  return {
    isOwned: () => !isReleased && !shared.isLost,
    release: async () => {
      if (isReleased) return;
      isReleased = true;
      try {
        if (!shared.isLost) await (await shared.connected).unlock(name);
        leave(shared);
      } catch {
        // A lock that can't be given back ends with its connection, and so do the others on it.
        lose(shared);
      }
      endTurn();
    },
  };
}

/** Waits until all earlier requests of this process for the object have ended; undefined past the deadline. */
async function takeTurn(name: string, deadline: number): Promise<(() => void) | undefined> {
  const { turns } = locks();
  const before = turns.get(name) ?? Promise.resolve();
  const { promise: own, resolve: endTurn } = Promise.withResolvers<undefined>();
  const after = before.then(() => own);
  turns.set(name, after);
  void after.then(() => {
    if (turns.get(name) === after) turns.delete(name);
  });
  const late = new AbortController();
  const isInTime = await Promise.race([
    before.then(() => true),
    delay(Math.max(0, deadline - performance.now()), false, { signal: late.signal }).catch(() => false),
  ]);
  late.abort();
  if (isInTime) return () => endTurn(undefined);
  endTurn(undefined);
  return undefined;
}

/** Polls: a statement that waits would keep the other locks on the connection from being given back. */
async function lockedBy(session: LockSession, name: string, deadline: number): Promise<boolean> {
  for (let pollMs = firstPollMs; ; pollMs = Math.min(slowestPollMs, pollMs * 1.5)) {
    if (await session.tryLock(name)) return true;
    const leftMs = deadline - performance.now();
    if (leftMs <= 0) return false;
    await delay(Math.min(leftMs, pollMs * (0.5 + Math.random())));
  }
}

function join(): Shared {
  const all = locks();
  if (all.shared === undefined) {
    const opened: Shared = {
      connected: openLockSession("canopy object locks", () => lose(opened)),
      users: 0,
      isLost: false,
    };
    all.shared = opened;
  }
  all.shared.users += 1;
  return all.shared;
}

function leave(shared: Shared): void {
  shared.users -= 1;
  if (shared.users === 0) close(shared);
}

function lose(shared: Shared): void {
  shared.isLost = true;
  close(shared);
}

/** Ends the connection without waiting for a server that may not answer any more. */
function close(shared: Shared): void {
  const all = locks();
  if (all.shared === shared) all.shared = undefined;
  void shared.connected.then((session) => session.end()).catch(() => undefined);
}

function locks(): ObjectLocks {
  globalThis.canopyObjectLocks ??= new OfConnections();
  return globalThis.canopyObjectLocks.made(() => ({ turns: new Map(), shared: undefined }));
}
