import "server-only";
import { env } from "@/lib/env";
import { answerInTime } from "@/lib/store/database/answer-in-time";
import * as store from "@/lib/store/notifications/deliveries";
import { listDestinations } from "@/lib/store/notifications/destinations";
import { listRules } from "@/lib/store/notifications/rules";
import type { Delivery, DeliveryPage } from "../delivery";
import type { DestinationId } from "../destination";
import type { NotificationSettings } from "../notification-settings";

/** Deliveries on a page of the log. */
const listedAtOnce = 50;

/** Destinations and rules. Rejects where the database does not answer. */
export async function readNotificationSettings(): Promise<NotificationSettings> {
  const [destinations, rules] = await answerInTime(Promise.all([listDestinations(), listRules()]));
  const { notifications, identity } = env();
  const { key, quietMs, longestMs } = notifications;
  return {
    destinations,
    rules,
    isEncrypted: key !== undefined,
    hasLinks: identity.publicUrl !== undefined,
    quietSeconds: quietMs / 1_000,
    longestSeconds: longestMs / 1_000,
  };
}

/** Deliveries that are read at once for a file. */
const exportedAtOnce = 5_000;

/**
 * The log of deliveries, newest first, read in pieces while they are taken; of one destination where given. Rejects where the
 * database does not answer.
 */
export async function* wholeLog(destinationId?: DestinationId): AsyncGenerator<Delivery, void, undefined> {
  let before: number | undefined;
  for (;;) {
    const piece = await answerInTime(store.listDeliveries({ before, destinationId, limit: exportedAtOnce }));
    yield* piece;
    before = piece.at(-1)?.number;
    if (piece.length < exportedAtOnce) return;
  }
}

/** A page of the log of deliveries, newest first. Rejects where the database does not answer. */
export async function readDeliveries({
  before,
  destinationId,
}: {
  readonly before?: number | undefined;
  readonly destinationId?: DestinationId | undefined;
}): Promise<DeliveryPage> {
  const listed = store.listDeliveries({ before, destinationId, limit: listedAtOnce + 1 });
  const found = await answerInTime(listed);
  const deliveries = found.slice(0, listedAtOnce);
  const last = deliveries.at(-1);
  return { deliveries, ...(found.length > listedAtOnce && last !== undefined && { next: last.number }) };
}
