import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { database, sharedDatabase } from "../database/database";
import { singleUses } from "../schema-identity";
import { storable } from "../storable";

/** Link: of local mode. Sign-in: between leaving for the provider and coming back. Logout token: received from the provider. */
type Kind = "link" | "sign-in" | "logout-token" | "proxy-sign-in" | "refusal";

/** Keeps something that may be used once within a time. Returns false where the key was there before, also where it was used. */
export async function offerOnce(
  kind: Kind,
  key: string,
  { holdsMs, data }: { readonly holdsMs: number; readonly data?: unknown },
): Promise<boolean> {
  const added = await sharedDatabase()
    .insert(singleUses)
    .values({
      kind,
      key,
      data: storable(data),
      expiresAt: sql`now() + make_interval(secs => ${holdsMs / 1_000})`,
    })
    .onConflictDoNothing()
    .returning({ key: singleUses.key });
  return added.length > 0;
}

/** Uses what was offered, and returns its data; undefined where it was used before, has expired or never was. */
export async function takeOnce(kind: Kind, key: string): Promise<{ readonly data: unknown } | undefined> {
  const [used] = await sharedDatabase()
    .update(singleUses)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(singleUses.kind, kind),
        eq(singleUses.key, key),
        isNull(singleUses.usedAt),
        gt(singleUses.expiresAt, sql`now()`),
      ),
    )
    .returning({ data: singleUses.data });
  return used;
}

/** Resolves where something can be stored in the database of the connection in force: a row is written and taken back. Rejects as every write does. */
export async function probeWrite(): Promise<void> {
  const takenBack = new Error("This was to try whether something can be stored.");
  const probe = database().transaction(async (transaction) => {
    const expiresAt = sql`now()`;
    await transaction.insert(singleUses).values({ kind: "probe", key: randomUUID(), expiresAt });
    throw takenBack;
  });
  await probe.catch((error: unknown) => {
    if (error !== takenBack) throw error;
  });
}

/** Takes out what has expired, used or not. */
export async function removeExpiredUses(): Promise<void> {
  await sharedDatabase()
    .delete(singleUses)
    .where(lt(singleUses.expiresAt, sql`now()`));
}
