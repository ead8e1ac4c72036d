import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import type { DestinationId } from "@/lib/notifications/destination";
import { Rule, type RuleId, type SavedRule } from "@/lib/notifications/rule";
import { database } from "../database/database";
import { storable, storableText } from "../storable";
import {
  notificationEvents,
  notificationMarks,
  notificationRules,
  notificationWatches,
} from "../schema-notifications";

/** All rules, by name. */
export async function listRules(): Promise<Rule[]> {
  const rows = await database()
    .select()
    .from(notificationRules)
    .orderBy(asc(notificationRules.name), asc(notificationRules.id));
  return rows.map(ruleOf);
}

/** One rule; undefined where there is none. */
export async function readRule(id: RuleId): Promise<Rule | undefined> {
  const [row] = await database().select().from(notificationRules).where(eq(notificationRules.id, id));
  return row && ruleOf(row);
}

/**
 * Stores a rule, new or changed. One whose kind, filter or limits change, or that is turned on, is watched anew: what is so at
 * that moment is no event. What it had gathered for a destination that it names no more is dropped.
 */
export function saveRule({ id, name, kind, enabled, settings }: SavedRule): Promise<void> {
  return database().transaction(async (transaction) => {
    const [former] = await transaction
      .select()
      .from(notificationRules)
      .where(eq(notificationRules.id, id))
      .for("update");
    const values = { name: storableText(name), kind, enabled, settings: storable(settings) };
    await transaction
      .insert(notificationRules)
      .values({ id, ...values })
      .onConflictDoUpdate({ target: notificationRules.id, set: { ...values, updatedAt: sql`now()` } });
    if (former === undefined) return;
    await dropOthers(settings.destinationIds);
    if (isWatchedAlike(ruleOf(former), { kind, enabled, settings })) return;
    await transaction.delete(notificationWatches).where(eq(notificationWatches.ruleId, id));
    await transaction.delete(notificationMarks).where(eq(notificationMarks.ruleId, id));

    async function dropOthers(kept: readonly DestinationId[]): Promise<void> {
      await transaction
        .delete(notificationEvents)
        .where(
          and(
            eq(notificationEvents.ruleId, id),
            sql`${notificationEvents.destinationId} <> all(${sql.param([...kept])}::uuid[])`,
          ),
        );
    }
  });
}

/** Deletes a rule with what it has gathered. Returns whether there was one. */
export async function deleteRule(id: RuleId): Promise<boolean> {
  const deleted = await database()
    .delete(notificationRules)
    .where(eq(notificationRules.id, id))
    .returning({ id: notificationRules.id });
  return deleted.length > 0;
}

type Watched = Pick<Rule, "kind" | "enabled" | "settings">;

function isWatchedAlike(one: Watched, other: Watched): boolean {
  return watched(one) === watched(other) && (one.enabled || !other.enabled);
}

function watched({ kind, settings: { filter, failuresInARow, olderThanHours } }: Watched): string {
  const { within, policyId, packName } = filter;
  return JSON.stringify([kind, within, policyId, packName, failuresInARow, olderThanHours]);
}

function ruleOf({ updatedAt, ...row }: typeof notificationRules.$inferSelect): Rule {
  return Rule.parse({ ...row, updatedAt: updatedAt.toISOString() });
}
