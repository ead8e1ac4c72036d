import { z } from "zod";
import { DestinationId } from "./destination";
import { Digest } from "./digest";

export const DeliveryId = z.uuid().max(36, "A delivery id is a UUID.").brand<"DeliveryId">();
export type DeliveryId = z.infer<typeof DeliveryId>;

/** One attempt: when, and what came of it. */
export const DeliveryTry = z.object({
  /** ISO 8601. */
  at: z.iso.datetime(),
  /** The HTTP status of the answer; absent where there was none. */
  status: z.int().exactOptional(),
  /** What went wrong; absent where the receiver took the message. */
  problem: z.string().exactOptional(),
});
export type DeliveryTry = z.infer<typeof DeliveryTry>;

/** `waiting`: to be sent, or sent again. `failed`: given up. */
const DeliveryState = z.enum(["waiting", "sending", "delivered", "failed"]);

/** A message in the log of deliveries. */
export const Delivery = z.object({
  id: DeliveryId,
  number: z.int(),
  destinationId: DestinationId,
  destinationName: z.string(),
  ruleName: z.string().optional(),
  kind: Digest.shape.kind,
  title: z.string(),
  state: DeliveryState,
  attempts: z.int(),
  tries: z.array(DeliveryTry),
  createdAt: z.iso.datetime(),
  /** Of one that waits: not sent earlier than this. */
  dueAt: z.iso.datetime().optional(),
  settledAt: z.iso.datetime().optional(),
});
export type Delivery = z.infer<typeof Delivery>;

/** `GET /api/notifications/deliveries`: newest first. */
export const DeliveryPage = z.object({
  deliveries: z.array(Delivery),
  /** The `before` of the next page; absent on the last. */
  next: z.int().exactOptional(),
});
export type DeliveryPage = z.infer<typeof DeliveryPage>;

const minute = 60_000;
const hour = 60 * minute;

/** After the first attempt, the second, and so on: within a day in all. */
const delaysMs = [
  5_000,
  minute,
  5 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
  8 * hour,
];

/**
 * How long a message waits after so many failed attempts, in milliseconds; at least as long as the receiver asks for, up to an
 * hour. Undefined where it is given up.
 */
export function redeliverAfterMs(attempts: number, askedMs = 0): number | undefined {
  const delayMs = delaysMs[attempts - 1];
  return delayMs === undefined ? undefined : Math.max(delayMs, Math.min(askedMs, hour));
}
