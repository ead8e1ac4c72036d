import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { env } from "@/lib/env";
import { log } from "@/lib/server/log";
import { answerInTime } from "@/lib/store/database/answer-in-time";
import { sessionByHash, type StoredSession, touchSession } from "@/lib/store/identity/sessions";
import { responseInProgress } from "../routes/response-in-progress";
import { hashOf } from "./session-cookie";

/** How long an answer stands for the next requests of a browser: one that was signed out elsewhere has ended by then. */
const freshMs = 500;
/** How long a request of a known session waits for a database that is late. */
const patienceMs = 1_000;
/** How long a known session outlives a database that does not answer: reading goes on, changes need the record. */
const outageMs = 15 * 60_000;
/** Cookies that were asked for, so that made-up ones do not fill the memory. */
const mostRemembered = 5_000;

interface Remembered {
  reading: Promise<StoredSession | undefined> | undefined;
  askedAt: number;
  /** Undefined until the first answer. */
  known: { readonly session: StoredSession | undefined; readonly at: number } | undefined;
}

declare global {
  // Next bundles pages, routes, actions and the proxy apart: they meet here.
  var canopySessions: Map<string, Remembered> | undefined;
}

/**
 * The session of a cookie; undefined where there is none that is alive. A session that is known outlives a database that does
 * not answer by a quarter of an hour; otherwise rejects as queries do, with `unavailable` where the database is late.
 */
export async function findSession(token: string): Promise<StoredSession | undefined> {
  const hash = hashOf(token);
  const entry = remembered(hash);
  const now = performance.now();
  if (entry.known !== undefined && now - entry.known.at < freshMs) return entry.known.session;
  const reading = entry.reading ?? read(hash, entry);
  const { known } = entry;
  if (known?.session === undefined || now - known.at > outageMs || known.session.expiresAt < new Date())
    return answerInTime(reading, entry.askedAt);
  const left = Math.max(0, entry.askedAt + patienceMs - now);
  noteDatabaseAsked(entry.askedAt, reading);
  const over = new AbortController();
  try {
    return await Promise.race([
      reading.catch(() => known.session),
      delay(left, known.session, { signal: over.signal, ref: false }),
    ]);
  } finally {
    over.abort();
  }
}

/** What the page reads next does not begin to wait anew for the same database. */
function noteDatabaseAsked(askedAt: number, reading: Promise<unknown>): void {
  const response = responseInProgress();
  if (response === undefined) return;
  response.databaseAskedAt ??= askedAt;
  reading.then(
    () => (response.databaseAskedAt = undefined),
    // A connection that was given up is no answer.
    () => undefined,
  );
}

/** Forgets what is remembered of a cookie, after its session was changed here. */
export function forgetSessions(): void {
  globalThis.canopySessions?.clear();
}

function remembered(hash: string): Remembered {
  globalThis.canopySessions ??= new Map();
  const memory = globalThis.canopySessions;
  const entry = memory.get(hash) ?? { reading: undefined, askedAt: 0, known: undefined };
  // The last asked for stands last, so that the first is the one to go.
  memory.delete(hash);
  memory.set(hash, entry);
  const [oldest] = memory.keys();
  if (memory.size > mostRemembered && oldest !== undefined) memory.delete(oldest);
  return entry;
}

function read(hash: string, entry: Remembered): Promise<StoredSession | undefined> {
  entry.askedAt = performance.now();
  const reading = sessionByHash(hash, env().identity.idleMs);
  entry.reading = reading;
  void reading
    .then(
      (session) => {
        entry.known = { session, at: performance.now() };
        return session === undefined ? undefined : touchSession(session.sessionId);
      },
      // Those who asked hear of it.
      () => undefined,
    )
    .catch((error: unknown) => log().warn({ err: error }, "When a session was last seen could not be noted"))
    .finally(() => {
      if (entry.reading === reading) entry.reading = undefined;
    });
  return reading;
}
