import "server-only";
import { randomUUID } from "node:crypto";
import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { Delivery, DeliveryId, DeliveryTry } from "@/lib/notifications/delivery";
import { DestinationId, DestinationKind } from "@/lib/notifications/destination";
import { Digest } from "@/lib/notifications/digest";
import { database, type DatabaseOrTransaction } from "../database/database";
import { storable, storableText } from "../storable";
import { disableDestination, instantText } from "./destinations";
import { notificationDeliveries, notificationDestinations } from "../schema-notifications";

/** Adds a message to send now. Returns its id, which the receiver gets with each attempt. */
export async function insertDelivery(
  message: {
    readonly destinationId: DestinationId;
    readonly destinationName: string;
    readonly ruleName?: string;
    readonly digest: Digest;
  },
  transaction: DatabaseOrTransaction = database(),
): Promise<DeliveryId> {
  const id = DeliveryId.parse(randomUUID());
  const { digest, destinationName, ruleName } = message;
  await transaction.insert(notificationDeliveries).values({
    id,
    destinationId: message.destinationId,
    destinationName: storableText(destinationName),
    ...(ruleName !== undefined && { ruleName: storableText(ruleName) }),
    kind: digest.kind,
    title: storableText(digest.title),
    digest: storable(Digest.parse(digest)),
  });
  return id;
}

const DueDelivery = z.object({
  id: DeliveryId,
  destinationId: DestinationId,
  kind: DestinationKind,
  sealed: z.string(),
  /** Epoch milliseconds. */
  formerSecretUntil: z.number().nullable(),
  digest: Digest,
  /** The one that is being made counts. */
  attempts: z.int(),
});
export type DueDelivery = z.infer<typeof DueDelivery>;

/**
 * Claims messages that are due, the oldest first. A claim that is not settled within `claimMs` ends, because its process is
 * gone, and the message is sent again under the same id. One for a destination that is off waits, unless it is a test.
 */
export async function claimDeliveries(limit: number, claimMs: number): Promise<DueDelivery[]> {
  const { rows } = await database().execute(sql`
    update notification_deliveries delivery
    set state = 'sending', attempts = delivery.attempts + 1,
      due_at = now() + make_interval(secs => ${claimMs / 1_000})
    from notification_destinations destination
    where destination.id = delivery.destination_id and delivery.id = any(array(
      select due.id from notification_deliveries due
      join notification_destinations place on place.id = due.destination_id
      where due.state in ('waiting', 'sending') and due.due_at <= now() and (place.enabled or due.kind = 'test')
      order by due.due_at limit ${limit} for update of due skip locked
    ))
    returning delivery.id, destination.id as "destinationId", destination.kind, destination.sealed,
      (extract(epoch from destination.former_secret_until) * 1000)::float8 as "formerSecretUntil", delivery.digest, delivery.attempts`);
  return rows.map((row) => DueDelivery.parse(row));
}

/** What came of an attempt. */
export interface Attempted {
  /** The HTTP status of the answer. */
  readonly status?: number;
  /** Absent where the receiver took the message. */
  readonly problem?: string;
  /** When it is sent again; absent where it is over. */
  readonly againAfterMs?: number;
  /** The receiver wants no more messages, whatever they are. */
  readonly isGone?: boolean;
}

/**
 * Settles the attempt that was claimed. A message that is given up turns its destination off where nothing has arrived there
 * since its first attempt. An attempt whose claim has ended settles nothing.
 */
export function settleDelivery(
  { id, destinationId, attempts, digest }: DueDelivery,
  { status, problem, againAfterMs, isGone = false }: Attempted,
): Promise<void> {
  const attempt = storable({
    ...(status !== undefined && { status }),
    ...(problem !== undefined && { problem }),
  });
  const state = problem === undefined ? "delivered" : againAfterMs === undefined ? "failed" : "waiting";
  return database().transaction(async (transaction) => {
    const [settled] = await transaction
      .update(notificationDeliveries)
      .set({
        state,
        tries: sql`${notificationDeliveries.tries} || jsonb_build_array(jsonb_build_object('at', ${instantText}) || ${JSON.stringify(attempt)}::jsonb)`,
        ...(state === "waiting"
          ? { dueAt: sql`now() + make_interval(secs => ${(againAfterMs ?? 0) / 1_000})` }
          : { settledAt: sql`now()` }),
      })
      .where(
        and(
          eq(notificationDeliveries.id, id),
          eq(notificationDeliveries.attempts, attempts),
          eq(notificationDeliveries.state, "sending"),
        ),
      )
      .returning({ tries: notificationDeliveries.tries });
    if (settled === undefined) return;
    const [destination] = await transaction
      .update(notificationDestinations)
      .set({
        failingSince:
          state === "delivered" ? null : sql`coalesce(${notificationDestinations.failingSince}, now())`,
      })
      .where(eq(notificationDestinations.id, destinationId))
      .returning({ failingSince: notificationDestinations.failingSince });
    if (state !== "failed" || problem === undefined || digest.kind === "test") return;
    const [first] = z.array(DeliveryTry).parse(settled.tries);
    const failingSince = destination?.failingSince;
    const hasOnlyFailed =
      first !== undefined && failingSince != null && failingSince.getTime() <= Date.parse(first.at) + 1;
    if (isGone || hasOnlyFailed) await disableDestination(transaction, destinationId, problem);
  });
}

/** The log of deliveries, newest first: the ones before a number, and of one destination, where given. */
export async function listDeliveries({
  before,
  destinationId,
  limit,
}: {
  readonly before?: number | undefined;
  readonly destinationId?: DestinationId | undefined;
  readonly limit: number;
}): Promise<Delivery[]> {
  const { id, number, destinationName, ruleName, kind, title, state, attempts, tries } =
    notificationDeliveries;
  const { createdAt, dueAt, settledAt } = notificationDeliveries;
  const rows = await database()
    .select({
      id,
      number,
      destinationId: notificationDeliveries.destinationId,
      destinationName,
      ruleName,
      kind,
      title,
      state,
      attempts,
      tries,
      createdAt,
      dueAt,
      settledAt,
    })
    .from(notificationDeliveries)
    .where(
      and(
        before === undefined ? undefined : lt(notificationDeliveries.number, before),
        destinationId === undefined ? undefined : eq(notificationDeliveries.destinationId, destinationId),
      ),
    )
    .orderBy(desc(notificationDeliveries.number))
    .limit(limit);
  return rows.map((row) =>
    Delivery.parse({
      ...row,
      ruleName: row.ruleName ?? undefined,
      createdAt: row.createdAt.toISOString(),
      dueAt: row.state === "waiting" ? row.dueAt.toISOString() : undefined,
      settledAt: row.settledAt?.toISOString(),
    }),
  );
}

/** Deletes what was settled longer ago than so many days. Returns how many. */
export async function deleteOldDeliveries(olderThanDays: number): Promise<number> {
  const deleted = await database()
    .delete(notificationDeliveries)
    .where(
      and(
        inArray(notificationDeliveries.state, ["delivered", "failed"]),
        sql`${notificationDeliveries.createdAt} < now() - make_interval(days => ${olderThanDays})`,
      ),
    )
    .returning({ id: notificationDeliveries.id });
  return deleted.length;
}
