import "server-only";
import { eq, sql } from "drizzle-orm";
import { RuntimeName } from "@/lib/env-runtime";
import { database } from "./database/database";
import { settings } from "./schema-settings";

/** A setting that an administrator has changed. */
export interface StoredSetting {
  /** As the environment variable would hold it. */
  readonly value: string;
  /** The name of the person. */
  readonly changedBy: string;
  readonly changedAt: Date;
}

/** The settings that were changed while Canopy runs, by name; those that this version does not know are left out. */
export async function readSettings(): Promise<ReadonlyMap<RuntimeName, StoredSetting>> {
  const rows = await database().select().from(settings);
  return new Map(
    rows.flatMap(({ name, ...setting }) => {
      const known = RuntimeName.safeParse(name);
      return known.success ? [[known.data, setting] as const] : [];
    }),
  );
}

/** Keeps the value of a setting, or forgets it where it is undefined. Rejects as every query does. */
export async function writeSetting(
  name: RuntimeName,
  { value, changedBy }: { readonly value: string | undefined; readonly changedBy: string },
): Promise<void> {
  if (value === undefined) {
    await database().delete(settings).where(eq(settings.name, name));
    return;
  }
  await database()
    .insert(settings)
    .values({ name, value, changedBy })
    .onConflictDoUpdate({ target: settings.name, set: { value, changedBy, changedAt: sql`now()` } });
}
