import "server-only";
import { asc, eq, inArray, sql } from "drizzle-orm";
import { Destination, type DestinationId, type DestinationKind } from "@/lib/notifications/destination";
import { database, type DatabaseOrTransaction } from "../database/database";
import { storable, storableText } from "../storable";
import { notificationDeliveries, notificationDestinations } from "../schema-notifications";

/** A destination to store; `sealed` is what only the server may read of it. */
export interface StoredDestination {
  readonly id: DestinationId;
  readonly name: string;
  readonly kind: DestinationKind;
  readonly address: string;
  readonly sealed: string;
}

/** All destinations as people see them, by name. */
export async function listDestinations(): Promise<Destination[]> {
  const rows = await database()
    .select()
    .from(notificationDestinations)
    .orderBy(asc(notificationDestinations.name), asc(notificationDestinations.id));
  return rows.map(destinationOf);
}

/** One destination with what is sealed of it; undefined where there is none. */
export async function readDestination(
  id: DestinationId,
): Promise<(Destination & { readonly sealed: string }) | undefined> {
  const [row] = await database()
    .select()
    .from(notificationDestinations)
    .where(eq(notificationDestinations.id, id));
  return row && { ...destinationOf(row), sealed: row.sealed };
}

/** Stores a destination. Returns whether it is new: a second one with the id changes nothing. */
export async function createDestination(destination: StoredDestination): Promise<boolean> {
  const created = await database()
    .insert(notificationDestinations)
    .values({
      ...destination,
      name: storableText(destination.name),
      address: storableText(destination.address),
    })
    .onConflictDoNothing()
    .returning({ id: notificationDestinations.id });
  return created.length > 0;
}

/** Changes a destination; one that is turned on begins anew, whatever failed before. Returns whether there is one. */
export async function changeDestination(
  id: DestinationId,
  change: {
    readonly name?: string;
    readonly enabled?: boolean;
    readonly address?: string;
    readonly sealed?: string;
    readonly formerSecretUntil?: Date | null;
  },
): Promise<boolean> {
  const changed = await database()
    .update(notificationDestinations)
    .set({
      ...change,
      ...(change.name !== undefined && { name: storableText(change.name) }),
      ...(change.address !== undefined && { address: storableText(change.address) }),
      ...(change.enabled === true && { disabledBecause: null, failingSince: null }),
      updatedAt: sql`now()`,
    })
    .where(eq(notificationDestinations.id, id))
    .returning({ id: notificationDestinations.id });
  return changed.length > 0;
}

/** Deletes a destination; what was to be sent there is given up. Returns whether there was one. */
export function deleteDestination(id: DestinationId): Promise<boolean> {
  return database().transaction(async (transaction) => {
    const deleted = await transaction
      .delete(notificationDestinations)
      .where(eq(notificationDestinations.id, id))
      .returning({ id: notificationDestinations.id });
    await giveUpAll(transaction, id, "The destination was deleted.");
    return deleted.length > 0;
  });
}

async function giveUpAll(
  transaction: DatabaseOrTransaction,
  id: DestinationId,
  problem: string,
): Promise<void> {
  const { destinationId, state, tries } = notificationDeliveries;
  await transaction
    .update(notificationDeliveries)
    .set({
      state: "failed",
      settledAt: sql`now()`,
      tries: sql`${tries} || jsonb_build_array(jsonb_build_object('at', ${instantText}, 'problem', ${problem}::text))`,
    })
    .where(sql`${eq(destinationId, id)} and ${inArray(state, ["waiting", "sending"])}`);
}

/** Now, as ISO 8601 and by the database's clock. */
export const instantText = sql`to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

function destinationOf(row: typeof notificationDestinations.$inferSelect): Destination {
  const { id, name, kind, address, enabled, disabledBecause, failingSince, formerSecretUntil } = row;
  return Destination.parse({
    id,
    name,
    kind,
    address,
    enabled,
    ...(disabledBecause !== null && { disabledBecause }),
    ...(failingSince !== null && { failingSince: failingSince.toISOString() }),
    ...(formerSecretUntil !== null &&
      formerSecretUntil.getTime() > Date.now() && { formerSecretUntil: formerSecretUntil.toISOString() }),
  });
}

/** Turns a destination off, with the reason. */
export async function disableDestination(
  transaction: DatabaseOrTransaction,
  id: DestinationId,
  because: string,
): Promise<void> {
  await transaction
    .update(notificationDestinations)
    .set({ enabled: false, disabledBecause: storable(because), updatedAt: sql`now()` })
    .where(eq(notificationDestinations.id, id));
}
