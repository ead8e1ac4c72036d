import { z } from "zod";
import { Digest } from "../digest";
import type { EventKind } from "../event";

/** The `type` of each kind of message, as Standard Webhooks writes them. */
const eventTypes = {
  "association-failed": "association.failed",
  "association-stuck": "association.stuck",
  "run-finished": "run.finished",
  "approval-needed": "plan.approval_needed",
  "pack-failed": "pack.failed",
  "changed-elsewhere": "change.made_elsewhere",
  "collection-failing": "collection.failing",
  test: "canopy.test",
} as const satisfies Record<EventKind | "test", string>;

/** What a webhook and an SNS topic receive. Additions may come; what is here stays. */
export const WebhookBody = z.object({
  type: z.enum(Object.values(eventTypes)),
  /** When the last of the events came to be so, ISO 8601. */
  timestamp: z.iso.datetime(),
  data: Digest.omit({ kind: true, path: true, items: true }).extend({
    items: z.array(
      z.object({
        id: z.string(),
        subject: z.string(),
        text: z.string(),
        /** Absent where `CANOPY_URL` is not set, as below. */
        url: z.url().exactOptional(),
      }),
    ),
    url: z.url().exactOptional(),
  }),
});
export type WebhookBody = z.infer<typeof WebhookBody>;

/** A digest as a webhook gets it; `baseUrl` is where people reach Canopy. */
export function webhookBody(
  { kind, path, items, ...digest }: Digest,
  baseUrl: string | undefined,
): WebhookBody {
  const url = (place: string) => (baseUrl === undefined ? {} : { url: new URL(place, baseUrl).href });
  return {
    type: eventTypes[kind],
    timestamp: digest.until,
    data: {
      ...digest,
      items: items.map(({ path: place, ...item }) => ({ ...item, ...url(place) })),
      ...url(path),
    },
  };
}
