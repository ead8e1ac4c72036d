import "server-only";
import { and, eq, gt, lt, or, sql } from "drizzle-orm";
import { z } from "zod";
import { database } from "../database/database";
import { people, sessions } from "../schema-identity";
import { storableText } from "../storable";

/** A browser that is signed in, with the person as of their last sign-in. */
export interface StoredSession {
  readonly sessionId: string;
  readonly personId: string;
  readonly name: string;
  readonly provider: string;
  readonly groups: readonly string[];
  readonly rotatedAt: Date;
  readonly expiresAt: Date;
}

const Groups = z.array(z.string());

/** Requests that were under way when the cookie was rotated come with the old one for as long. */
const previousHoldsMs = 60_000;
/** How exactly it is known when a browser was seen last. */
const seenEveryMs = 60_000;

export interface NewSession {
  readonly personId: string;
  readonly tokenHash: string;
  readonly lifetimeMs: number;
  readonly providerSession?: string;
  readonly idToken?: string;
  readonly browser?: string;
}

/** Keeps a session that begins now, and returns its id. Rejects as every query does. */
export async function addSession({ lifetimeMs, browser, ...session }: NewSession): Promise<string> {
  const [row] = await database()
    .insert(sessions)
    .values({
      ...session,
      browser: browser === undefined ? null : storableText(browser),
      expiresAt: sql`now() + make_interval(secs => ${lifetimeMs / 1_000})`,
    })
    .returning({ id: sessions.id });
  if (row === undefined) throw new Error("PostgreSQL answered an insert without its row.");
  return row.id;
}

/** The session of a cookie, by its hash; undefined where there is none, or none that is still alive. */
export async function sessionByHash(hash: string, idleMs: number): Promise<StoredSession | undefined> {
  const [row] = await database()
    .select({
      sessionId: sessions.id,
      personId: people.id,
      name: people.name,
      provider: people.provider,
      groups: people.groups,
      rotatedAt: sessions.rotatedAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(
      and(
        or(
          eq(sessions.tokenHash, hash),
          and(eq(sessions.previousHash, hash), gt(sessions.previousUntil, sql`now()`)),
        ),
        isAlive(idleMs),
      ),
    )
    .limit(1);
  return row && { ...row, groups: Groups.parse(row.groups) };
}

function isAlive(idleMs: number) {
  return and(
    gt(sessions.expiresAt, sql`now()`),
    gt(sessions.seenAt, sql`now() - make_interval(secs => ${idleMs / 1_000})`),
  );
}

/** Notes that the browser was seen now; at most once a minute it costs a write. */
export async function touchSession(sessionId: string): Promise<void> {
  await database()
    .update(sessions)
    .set({ seenAt: sql`now()` })
    .where(
      and(
        eq(sessions.id, sessionId),
        lt(sessions.seenAt, sql`now() - make_interval(secs => ${seenEveryMs / 1_000})`),
      ),
    );
}

/**
 * Gives a session another cookie. The one before holds for a minute, for requests under way. Returns whether it was rotated:
 * of two requests that ask at once, one does it.
 */
export async function rotateSession(sessionId: string, since: Date, tokenHash: string): Promise<boolean> {
  const rotated = await database()
    .update(sessions)
    .set({
      previousHash: sql`${sessions.tokenHash}`,
      previousUntil: sql`now() + make_interval(secs => ${previousHoldsMs / 1_000})`,
      tokenHash,
      rotatedAt: sql`now()`,
    })
    // JavaScript knows milliseconds, PostgreSQL more.
    .where(
      and(
        eq(sessions.id, sessionId),
        sql`date_trunc('milliseconds', ${sessions.rotatedAt}) = ${since.toISOString()}::timestamptz`,
      ),
    )
    .returning({ id: sessions.id });
  return rotated.length > 0;
}

/** Takes out what has expired. */
export async function removeExpiredSessions(): Promise<void> {
  await database()
    .delete(sessions)
    .where(lt(sessions.expiresAt, sql`now()`));
}
