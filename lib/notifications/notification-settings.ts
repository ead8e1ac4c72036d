import { z } from "zod";
import { Destination } from "./destination";
import { Rule } from "./rule";

/** `GET /api/notifications`: what is notified and where to. */
export const NotificationSettings = z.object({
  destinations: z.array(Destination),
  rules: z.array(Rule),
  /** Whether addresses and secrets are encrypted in the database. */
  isEncrypted: z.boolean(),
  /** Whether messages have links: `CANOPY_URL` is set. */
  hasLinks: z.boolean(),
  /** How long a digest waits for further events, and at most, in seconds. */
  quietSeconds: z.number(),
  longestSeconds: z.number(),
});
export type NotificationSettings = z.infer<typeof NotificationSettings>;
