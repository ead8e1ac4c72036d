import { z } from "zod";

/** What a rule can notify of. */
export const EventKind = z.enum([
  "association-failed",
  "association-stuck",
  "run-finished",
  "approval-needed",
  "pack-failed",
  "changed-elsewhere",
  "collection-failing",
]);
export type EventKind = z.infer<typeof EventKind>;

/** One thing that came to be so. */
export const NotificationEvent = z.object({
  /** Names what it is about: a target's id, a run's, a pack and an account. The newest event of a key counts. */
  key: z.string(),
  /** The path or title by which people know it. */
  subject: z.string(),
  /** One sentence: what happened to it. */
  text: z.string(),
  /** What events of a digest are grouped by; empty where the kind knows no causes. */
  cause: z.string(),
  /** Where it is shown: a path in Canopy. */
  path: z.string(),
  /** ISO 8601. */
  at: z.iso.datetime(),
});
export type NotificationEvent = z.infer<typeof NotificationEvent>;
