import "server-only";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { database } from "../database/database";
import { people } from "../schema-identity";
import { storableText } from "../storable";

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
  const [row] = await database()
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

/** A person as of the last sign-in; undefined where Canopy knows none with the id. */
export async function readPerson(
  id: string,
): Promise<Pick<SignedInPerson, "id" | "provider" | "name" | "groups"> | undefined> {
  const [row] = await database().select().from(people).where(eq(people.id, id));
  return row && { ...row, groups: z.array(z.string()).parse(row.groups) };
}
