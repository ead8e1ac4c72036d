import "server-only";
import { eq, sql } from "drizzle-orm";
import { RuntimeName } from "@/lib/env-runtime";
import { database, type DatabaseOrTransaction } from "./database/database";
import { settings, waitingSettings } from "./schema-settings";

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

/** A change of a setting that waits for the approval of a second person. */
export interface WaitingSetting {
  readonly id: string;
  readonly name: RuntimeName;
  /** As the environment variable would hold it; null goes back to the environment's. */
  readonly value: string | null;
  /** What was in force when it was asked for. */
  readonly before: string;
  readonly requestedById: string;
  readonly requestedBy: string;
  readonly requestedAt: Date;
}

/** The changes of settings that wait for approval, one for each setting at most. */
export async function readWaitingSettings(): Promise<readonly WaitingSetting[]> {
  const rows = await database().select().from(waitingSettings);
  return rows.flatMap((row) => {
    const name = RuntimeName.safeParse(row.name);
    return name.success ? [{ ...row, name: name.data }] : [];
  });
}

/** Has a change of a setting wait, and returns whether it does: not where one waits already. Rejects as every query does. */
export async function addWaitingSetting(
  waiting: Omit<WaitingSetting, "id" | "requestedAt">,
): Promise<boolean> {
  const added = await database()
    .insert(waitingSettings)
    .values(waiting)
    .onConflictDoNothing({ target: waitingSettings.name })
    .returning({ id: waitingSettings.id });
  return added.length > 0;
}

/** Ends the wait of a change and returns it; undefined where it waits no more. Where `changedBy` is given it is in force from then on. */
export function endWaitingSetting(
  id: string,
  changedBy?: string,
): Promise<Pick<WaitingSetting, "value"> | undefined> {
  return database().transaction(async (transaction) => {
    const [ended] = await transaction.delete(waitingSettings).where(eq(waitingSettings.id, id)).returning();
    const name = RuntimeName.safeParse(ended?.name);
    if (ended !== undefined && name.success && changedBy !== undefined)
      await writeSetting(name.data, { value: ended.value ?? undefined, changedBy }, transaction);
    return ended;
  });
}

/** Keeps the value of a setting, or forgets it where it is undefined. Rejects as every query does. */
export async function writeSetting(
  name: RuntimeName,
  { value, changedBy }: { readonly value: string | undefined; readonly changedBy: string },
  transaction: DatabaseOrTransaction = database(),
): Promise<void> {
  if (value === undefined) {
    await transaction.delete(settings).where(eq(settings.name, name));
    return;
  }
  await transaction
    .insert(settings)
    .values({ name, value, changedBy })
    .onConflictDoUpdate({ target: settings.name, set: { value, changedBy, changedAt: sql`now()` } });
}
