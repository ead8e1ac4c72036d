import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { DestinationId } from "@/lib/notifications/destination";
import type { Digest } from "@/lib/notifications/digest";
import { NotificationEvent } from "@/lib/notifications/event";
import { type Rule, RuleId } from "@/lib/notifications/rule";
import { database } from "../database/database";
import { storable } from "../storable";
import { insertDelivery } from "./deliveries";
import {
  notificationDestinations,
  notificationEvents,
  notificationMarks,
  notificationRules,
  notificationWatches,
} from "../schema-notifications";

/** What a rule has seen for a caller, by key; undefined before it was first watched. */
export async function marksOf(
  ruleId: RuleId,
  callerKey: string,
): Promise<ReadonlyMap<string, string> | undefined> {
  const { ruleId: ofRule, callerKey: ofCaller, key, value } = notificationMarks;
  const [watch] = await database()
    .select({ since: notificationWatches.since })
    .from(notificationWatches)
    .where(and(eq(notificationWatches.ruleId, ruleId), eq(notificationWatches.callerKey, callerKey)));
  if (watch === undefined) return undefined;
  const rows = await database()
    .select({ key, value })
    .from(notificationMarks)
    .where(and(eq(ofRule, ruleId), eq(ofCaller, callerKey)));
  return new Map(rows.map((row) => [row.key, row.value]));
}

/** What a rule sees now that it has not seen, and what of the seen is over. */
export interface Observed {
  readonly rule: Rule;
  readonly callerKey: string;
  readonly came: readonly { readonly value: string; readonly event: NotificationEvent }[];
  readonly over: readonly string[];
  /** Whether it only notes what is so: at the first look. */
  readonly isSilent: boolean;
}

/**
 * Notes what was observed and adds an event of each for each of the rule's destinations, both or neither. What another replica
 * has noted meanwhile becomes no second event. Returns how many came.
 */
export function recordObserved({ rule, callerKey, came, over, isSilent }: Observed): Promise<number> {
  return database().transaction(async (transaction) => {
    await transaction
      .insert(notificationWatches)
      .values({ ruleId: rule.id, callerKey })
      .onConflictDoNothing();
    if (over.length > 0)
      await transaction
        .delete(notificationMarks)
        .where(
          and(
            eq(notificationMarks.ruleId, rule.id),
            eq(notificationMarks.callerKey, callerKey),
            sql`${notificationMarks.key} = any(${sql.param([...over])}::text[])`,
          ),
        );
    if (came.length === 0) return 0;
    const rows = storable(came.map(({ value, event }) => ({ key: event.key, value, event })));
    const events = JSON.stringify(rows);
    const { rows: marked } = await transaction.execute(sql`
      insert into notification_marks (rule_id, caller_key, key, value)
      select ${rule.id}::uuid, ${callerKey}::text, key, value
      from jsonb_to_recordset(${events}::jsonb) as seen (key text, value text)
      on conflict (rule_id, caller_key, key) do update set value = excluded.value
        where notification_marks.value <> excluded.value
      returning key`);
    if (isSilent || marked.length === 0) return 0;
    const keys = marked.map((row) => Marked.parse(row).key);
    await transaction.execute(sql`
      insert into notification_events (rule_id, destination_id, caller_key, event)
      select ${rule.id}::uuid, destination.id, ${callerKey}::text, event
      from jsonb_to_recordset(${events}::jsonb) as seen (key text, event jsonb)
      cross join notification_destinations destination
      where destination.enabled and destination.id = any(${sql.param([...rule.settings.destinationIds])}::uuid[])
        and key = any(${sql.param(keys)}::text[])`);
    return keys.length;
  });
}

const Marked = z.object({ key: z.string() });

const DueDigest = z.object({ ruleId: RuleId, destinationId: DestinationId, callerKey: z.string() });
export type DueDigest = z.infer<typeof DueDigest>;

/** Of which rules for which destinations the events have become quiet, or have waited long enough. */
export async function dueDigests({
  quietMs,
  longestMs,
}: {
  readonly quietMs: number;
  readonly longestMs: number;
}): Promise<DueDigest[]> {
  const { ruleId, destinationId, callerKey, at } = notificationEvents;
  const rows = await database()
    .select({ ruleId, destinationId, callerKey })
    .from(notificationEvents)
    .innerJoin(notificationDestinations, eq(notificationDestinations.id, destinationId))
    .where(eq(notificationDestinations.enabled, true))
    .groupBy(ruleId, destinationId, callerKey)
    .having(
      sql`max(${at}) <= now() - make_interval(secs => ${quietMs / 1_000})
        or min(${at}) <= now() - make_interval(secs => ${longestMs / 1_000})`,
    );
  return rows.map((row) => DueDigest.parse(row));
}

/**
 * Turns the events of a rule for a destination into one delivery, both or neither: no event is in two digests and none is lost.
 * Returns whether there was one to make.
 */
export function makeDelivery(
  { ruleId, destinationId, callerKey }: DueDigest,
  digestOf: (
    rule: { readonly id: RuleId; readonly name: string; readonly kind: string },
    events: readonly NotificationEvent[],
  ) => Digest | undefined,
): Promise<boolean> {
  return database().transaction(async (transaction) => {
    const [about] = await transaction
      .select({
        name: notificationRules.name,
        kind: notificationRules.kind,
        destinationName: notificationDestinations.name,
      })
      .from(notificationRules)
      .innerJoin(notificationDestinations, eq(notificationDestinations.id, destinationId))
      .where(eq(notificationRules.id, ruleId));
    if (about === undefined) return false;
    const taken = await transaction
      .delete(notificationEvents)
      .where(
        and(
          eq(notificationEvents.ruleId, ruleId),
          eq(notificationEvents.destinationId, destinationId),
          eq(notificationEvents.callerKey, callerKey),
        ),
      )
      .returning({ event: notificationEvents.event });
    const { name, kind, destinationName } = about;
    const digest = digestOf(
      { id: ruleId, name, kind },
      taken.map(({ event }) => NotificationEvent.parse(event)),
    );
    if (digest === undefined) return false;
    await insertDelivery({ destinationId, destinationName, ruleName: name, digest }, transaction);
    return true;
  });
}
