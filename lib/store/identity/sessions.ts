import "server-only";
import { and, desc, eq, gt, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { sharedDatabase } from "../database/database";
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

/** The groups of a person as they are stored. */
export const Groups = z.array(z.string());

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
  const [row] = await sharedDatabase()
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
  const [row] = await sharedDatabase()
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
  await sharedDatabase()
    .update(sessions)
    .set({ seenAt: sql`now()` })
    .where(
      and(
        eq(sessions.id, sessionId),
        lt(sessions.seenAt, sql`now() - make_interval(secs => ${seenEveryMs / 1_000})`),
      ),
    );
}

/** Which of these sessions are still alive. */
export async function aliveSessions(ids: readonly string[], idleMs: number): Promise<ReadonlySet<string>> {
  const rows = await sharedDatabase()
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(inArray(sessions.id, [...ids]), isAlive(idleMs)));
  return new Set(rows.map(({ id }) => id));
}

/**
 * Gives a session another cookie. The one before holds for a minute, for requests under way. Returns whether it was rotated:
 * of two requests that ask at once, one does it.
 */
export async function rotateSession(sessionId: string, since: Date, tokenHash: string): Promise<boolean> {
  const rotated = await sharedDatabase()
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

/** A session as its person sees it in the list of their own. */
export interface ListedSession {
  readonly sessionId: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
  readonly browser: string | null;
}

/** The living sessions of a person, seen last first. */
export function sessionsOf(personId: string, idleMs: number): Promise<readonly ListedSession[]> {
  return sharedDatabase()
    .select({
      sessionId: sessions.id,
      startedAt: sessions.startedAt,
      seenAt: sessions.seenAt,
      expiresAt: sessions.expiresAt,
      browser: sessions.browser,
    })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), isAlive(idleMs)))
    .orderBy(desc(sessions.seenAt));
}

/** What ends sessions: one of a person, all of a person, or all that the provider knows under one of its own. */
export type Ended =
  | { readonly personId: string; readonly sessionId?: string }
  | { readonly provider: string; readonly providerSession: string };

/** Ends sessions, and returns what is needed to end them at the provider too, for each that was there. */
export function endSessions(
  which: Ended,
): Promise<readonly { readonly sessionId: string; readonly idToken: string | null }[]> {
  return sharedDatabase()
    .delete(sessions)
    .where(and(...conditionsOf(which)))
    .returning({ sessionId: sessions.id, idToken: sessions.idToken });
}

function conditionsOf(which: Ended): readonly SQL[] {
  if ("providerSession" in which) {
    const ofProvider = sharedDatabase()
      .select({ id: people.id })
      .from(people)
      .where(eq(people.provider, which.provider));
    return [eq(sessions.providerSession, which.providerSession), inArray(sessions.personId, ofProvider)];
  }
  const { personId, sessionId } = which;
  return [eq(sessions.personId, personId), ...(sessionId === undefined ? [] : [eq(sessions.id, sessionId)])];
}

/** Takes out what has expired. */
export async function removeExpiredSessions(): Promise<void> {
  await sharedDatabase()
    .delete(sessions)
    .where(lt(sessions.expiresAt, sql`now()`));
}
