import "server-only";
import { and, desc, eq, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { z } from "zod";
import { sharedDatabase } from "../database/database";
import { apiTokens, people } from "../schema-identity";
import { storableText } from "../storable";
import { Groups } from "./sessions";

/** How exactly it is known when a token was used last. */
const usedEveryMs = 60_000;
const mostListed = 1_000;

export interface TokenToAdd {
  readonly personId: string;
  readonly kind: "personal" | "service";
  readonly name: string;
  readonly tokenHash: string;
  readonly ending: string;
  readonly scopes: readonly string[];
  readonly createdBy: string;
  readonly days: number;
}

const described = {
  id: apiTokens.id,
  personId: apiTokens.personId,
  kind: apiTokens.kind,
  name: apiTokens.name,
  ending: apiTokens.ending,
  scopes: apiTokens.scopes,
  createdBy: apiTokens.createdBy,
  createdAt: apiTokens.createdAt,
  expiresAt: apiTokens.expiresAt,
  usedAt: apiTokens.usedAt,
  revokedAt: apiTokens.revokedAt,
};

const Kind = z.enum(["personal", "service"]);

/** Keeps a token that is valid from now on, and returns it. Rejects as every query does. */
export async function addToken({ name, days, ...token }: TokenToAdd) {
  const [row] = await sharedDatabase()
    .insert(apiTokens)
    .values({
      ...token,
      name: storableText(name),
      expiresAt: sql`now() + make_interval(days => ${days})`,
    })
    .returning(described);
  if (row === undefined) throw new Error("PostgreSQL answered an insert without its row.");
  return { ...row, kind: Kind.parse(row.kind) };
}

/** The tokens of a person, or all, newest first, each with the name of who made it. */
export async function listTokens(personId?: string) {
  const rows = await sharedDatabase()
    .select({ ...described, owner: people.name })
    .from(apiTokens)
    .leftJoin(people, eq(people.id, apiTokens.createdBy))
    .where(personId === undefined ? undefined : eq(apiTokens.createdBy, personId))
    .orderBy(desc(apiTokens.createdAt))
    .limit(mostListed);
  return rows.map((row) => ({ ...row, kind: Kind.parse(row.kind) }));
}

/** The token that is valid now, with the person in whose name it asks; undefined for none, and for one that has ended. */
export async function tokenByHash(tokenHash: string) {
  const [row] = await sharedDatabase()
    .select({
      ...described,
      person: {
        name: people.name,
        provider: people.provider,
        groups: people.groups,
        signedInAt: people.signedInAt,
      },
    })
    .from(apiTokens)
    .innerJoin(people, eq(people.id, apiTokens.personId))
    .where(
      and(
        eq(apiTokens.tokenHash, tokenHash),
        isNull(apiTokens.revokedAt),
        sql`${apiTokens.expiresAt} > now()`,
      ),
    );
  return (
    row && {
      ...row,
      kind: Kind.parse(row.kind),
      person: { ...row.person, groups: Groups.parse(row.person.groups) },
    }
  );
}

/** Who made the tokens in whose names these people ask: of a service, the person behind it. Rejects as every query does. */
export async function makersOf(personIds: readonly string[]): Promise<readonly string[]> {
  if (personIds.length === 0) return [];
  const rows = await sharedDatabase()
    .selectDistinct({ createdBy: apiTokens.createdBy })
    .from(apiTokens)
    .where(inArray(apiTokens.personId, [...personIds]));
  return rows.map(({ createdBy }) => createdBy);
}

/** Notes that a token was used, to the minute. */
export async function touchToken(id: string): Promise<void> {
  await sharedDatabase()
    .update(apiTokens)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(apiTokens.id, id),
        or(
          isNull(apiTokens.usedAt),
          lt(apiTokens.usedAt, sql`now() - make_interval(secs => ${usedEveryMs / 1_000})`),
        ),
      ),
    );
}

/**
 * Revokes a token, one of `createdBy` where that is given, and returns it; undefined where there is no such token that is valid. A
 * service has its roles from its token alone, and loses them with it, so that nothing that it scheduled starts.
 */
export async function revokeToken(id: string, createdBy?: string) {
  return sharedDatabase().transaction(async (transaction) => {
    const [row] = await transaction
      .update(apiTokens)
      .set({ revokedAt: sql`now()` })
      .where(
        and(
          eq(apiTokens.id, id),
          isNull(apiTokens.revokedAt),
          createdBy === undefined ? undefined : eq(apiTokens.createdBy, createdBy),
        ),
      )
      .returning(described);
    if (row?.kind === "service")
      await transaction.update(people).set({ groups: [] }).where(eq(people.id, row.personId));
    return row && { ...row, kind: Kind.parse(row.kind) };
  });
}
