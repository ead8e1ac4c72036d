import { sql } from "drizzle-orm";
import {
  bigserial,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

function instant(name: string) {
  return timestamp(name, { withTimezone: true, mode: "date" });
}

/** What was reviewed and saved to be started later: a plan has the id of the run that it becomes. */
export const plans = pgTable(
  "plans",
  {
    id: uuid("id").primaryKey(),
    number: bigserial("number", { mode: "number" }).notNull(),
    callerKey: text("caller_key").notNull(),
    state: text("state").notNull(),
    revision: integer("revision").notNull(),
    title: text("title").notNull(),
    kinds: jsonb("kinds").notNull(),
    /** The run to start, as it was reviewed. */
    body: jsonb("body").notNull(),
    /** What the organization was when it was reviewed. */
    fingerprint: jsonb("fingerprint").notNull(),
    accounts: integer("accounts").notNull(),
    targets: integer("targets").notNull(),
    /** Who planned it first, then each person who edited it. */
    authors: jsonb("authors").notNull(),
    decision: jsonb("decision"),
    schedule: jsonb("schedule").notNull(),
    /** The schedule's start, for the worker. */
    startAt: instant("start_at"),
    /** Who set the start, with the role of then. */
    scheduledBy: jsonb("scheduled_by"),
    /** When and why it was not started at its time. */
    stopped: jsonb("stopped"),
    createdAt: instant("created_at").notNull().defaultNow(),
    changedAt: instant("changed_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("plans_number").on(table.number),
    index("plans_caller_key_number").on(table.callerKey, table.number),
    index("plans_changed_at").on(table.callerKey, table.changedAt),
    index("plans_due")
      .on(table.callerKey, table.startAt)
      .where(
        sql`${table.startAt} is not null and ${table.stopped} is null and ${table.state} in ('planned', 'awaiting-approval', 'approved', 'rejected')`,
      ),
    check(
      "plans_state",
      sql`${table.state} in ('planned', 'awaiting-approval', 'approved', 'rejected', 'started', 'discarded')`,
    ),
  ],
);

/** What happened to a plan, one row each: notifications and its page read them. Rows are only added. */
export const planEvents = pgTable(
  "plan_events",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    planId: uuid("plan_id")
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    callerKey: text("caller_key").notNull(),
    at: instant("at").notNull().defaultNow(),
    kind: text("kind").notNull(),
    revision: integer("revision").notNull(),
    actorId: text("actor_id").notNull(),
    actorName: text("actor_name").notNull(),
    comment: text("comment"),
    failure: jsonb("failure"),
  },
  (table) => [index("plan_events_plan_id").on(table.planId, table.id)],
);
