import { z } from "zod";
import { createStoredDraft } from "@/components/ui/stores/stored-draft";
import { DestinationId, DestinationKind } from "@/lib/notifications/destination";
import { EventKind } from "@/lib/notifications/event";
import { RuleId } from "@/lib/notifications/rule";

/** A destination as it is typed, kept over a failure and a reload. */
export const DestinationDraft = z.object({
  /** Of the destination that is changed; of a new one the id that it will have. */
  id: DestinationId,
  isNew: z.boolean(),
  name: z.string(),
  kind: DestinationKind,
  /** The URL or the topic's ARN; empty where a stored one stays. */
  address: z.string(),
  enabled: z.boolean(),
});
export type DestinationDraft = z.infer<typeof DestinationDraft>;

/** A rule as it is typed. */
export const RuleDraft = z.object({
  id: RuleId,
  isNew: z.boolean(),
  name: z.string(),
  kind: EventKind,
  enabled: z.boolean(),
  destinationIds: z.array(DestinationId),
  within: z.string(),
  policyId: z.string(),
  packName: z.string(),
  failuresInARow: z.string(),
  olderThanHours: z.string(),
});
export type RuleDraft = z.infer<typeof RuleDraft>;

/** What is open of this tab; null where nothing is. */
export const destinationDraft = createStoredDraft(
  "canopy.notifications.destination",
  DestinationDraft.nullable(),
  null,
);
export const ruleDraft = createStoredDraft("canopy.notifications.rule", RuleDraft.nullable(), null);
