import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import { sharedDatabase } from "../database/database";
import { people } from "../schema-identity";
import { storableText } from "../storable";
import { Groups } from "./sessions";

/** Someone who has signed in, as the provider described them then. */
export interface StoredPerson {
  readonly id: string;
  readonly provider: string;
  readonly name: string;
  readonly email: string | null;
  readonly groups: readonly string[];
  readonly firstSeenAt: Date;
  readonly signedInAt: Date;
}

export interface SignedInPerson {
  /** For a person who is new; one who is known keeps theirs. */
  readonly id: string;
  readonly provider: string;
  readonly subject: string;
  readonly name: string;
  readonly email?: string;
  readonly groups: readonly string[];
}

/** Keeps a person as of this sign-in, and returns their id, which stays the same for ever. */
export async function keepPerson(person: SignedInPerson): Promise<string> {
  const { id, provider, subject, groups } = person;
  const described = {
    name: storableText(person.name),
    email: person.email === undefined ? null : storableText(person.email),
    groups: groups.map(storableText),
  };
  const [row] = await sharedDatabase()
    .insert(people)
    .values({ id, provider, subject: storableText(subject), ...described })
    .onConflictDoUpdate({
      target: [people.provider, people.subject],
      set: { ...described, signedInAt: sql`now()` },
    })
    .returning({ id: people.id });
  if (row === undefined) throw new Error("PostgreSQL answered an insert without its row.");
  return row.id;
}

const described = {
  id: people.id,
  provider: people.provider,
  name: people.name,
  email: people.email,
  groups: people.groups,
  firstSeenAt: people.firstSeenAt,
  signedInAt: people.signedInAt,
};

/** A person by id; undefined for one who never signed in. */
export async function personById(id: string): Promise<StoredPerson | undefined> {
  const [row] = await sharedDatabase().select(described).from(people).where(eq(people.id, id));
  return row && { ...row, groups: Groups.parse(row.groups) };
}

/** A person by what the provider calls them; undefined for one who never signed in. */
export async function personBySubject(provider: string, subject: string): Promise<StoredPerson | undefined> {
  const [row] = await sharedDatabase()
    .select(described)
    .from(people)
    .where(and(eq(people.provider, provider), eq(people.subject, subject)));
  return row && { ...row, groups: Groups.parse(row.groups) };
}

/** The people of a provider who have signed in so far, the last first; at most a thousand. */
export async function peopleOf(provider: string): Promise<readonly StoredPerson[]> {
  const rows = await sharedDatabase()
    .select(described)
    .from(people)
    .where(eq(people.provider, provider))
    .orderBy(desc(people.signedInAt))
    .limit(1_000);
  return rows.map((row) => ({ ...row, groups: Groups.parse(row.groups) }));
}
