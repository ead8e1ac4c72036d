import { sql } from "drizzle-orm";
import {
  bigserial,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { instant } from "./column-types";

/** Where notifications go: a webhook, a Slack channel, an SNS topic. */
export const notificationDestinations = pgTable("notification_destinations", {
  id: uuid("id").primaryKey(),
  name: text("name").notNull(),
  kind: text("kind").notNull(),
  /** What people may see of the address: of a Slack webhook it is a secret as a whole. */
  address: text("address").notNull(),
  /** The address and the signing secrets as JSON; encrypted where a key is configured. */
  sealed: text("sealed").notNull(),
  enabled: boolean("enabled").notNull().default(true),
  /** Why Canopy turned it off itself. */
  disabledBecause: jsonb("disabled_because"),
  /** Since when no attempt has succeeded; null after a success. */
  failingSince: instant("failing_since"),
  /** Until when messages are signed with the secret before the last rotation as well. */
  formerSecretUntil: instant("former_secret_until"),
  createdAt: instant("created_at").notNull().defaultNow(),
  updatedAt: instant("updated_at").notNull().defaultNow(),
});

/** What is notified, and to which destinations. */
export const notificationRules = pgTable("notification_rules", {
  id: uuid("id").primaryKey(),
  name: text("name").notNull(),
  kind: text("kind").notNull(),
  enabled: boolean("enabled").notNull().default(true),
  /** The rest of what a person entered: destinations, filter, thresholds. */
  settings: jsonb("settings").notNull(),
  createdAt: instant("created_at").notNull().defaultNow(),
  updatedAt: instant("updated_at").notNull().defaultNow(),
});

/** Since when a rule is watched for a caller: what was so before is no event. */
export const notificationWatches = pgTable(
  "notification_watches",
  {
    ruleId: uuid("rule_id")
      .notNull()
      .references(() => notificationRules.id, { onDelete: "cascade" }),
    callerKey: text("caller_key").notNull(),
    since: instant("since").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.ruleId, table.callerKey] })],
);

/** What a rule has seen and that is still so: it becomes an event once, until it is over and comes back. */
export const notificationMarks = pgTable(
  "notification_marks",
  {
    ruleId: uuid("rule_id")
      .notNull()
      .references(() => notificationRules.id, { onDelete: "cascade" }),
    callerKey: text("caller_key").notNull(),
    key: text("key").notNull(),
    /** Of what changes while the key stays, such as the policy that failed: a new value is a new event. */
    value: text("value").notNull(),
  },
  (table) => [primaryKey({ columns: [table.ruleId, table.callerKey, table.key] })],
);

/** Events that wait to become one message of a rule for a destination. */
export const notificationEvents = pgTable(
  "notification_events",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    ruleId: uuid("rule_id")
      .notNull()
      .references(() => notificationRules.id, { onDelete: "cascade" }),
    destinationId: uuid("destination_id")
      .notNull()
      .references(() => notificationDestinations.id, { onDelete: "cascade" }),
    callerKey: text("caller_key").notNull(),
    at: instant("at").notNull().defaultNow(),
    event: jsonb("event").notNull(),
  },
  (table) => [
    index("notification_events_digest").on(table.ruleId, table.destinationId, table.callerKey, table.at),
  ],
);

/** Messages, each with its attempts. The worker claims one before it sends it and settles it after. */
export const notificationDeliveries = pgTable(
  "notification_deliveries",
  {
    /** The idempotency id that the receiver gets, the same with each attempt. */
    id: uuid("id").primaryKey(),
    number: bigserial("number", { mode: "number" }).notNull(),
    /** No reference: the log outlives what was deleted. */
    destinationId: uuid("destination_id").notNull(),
    destinationName: text("destination_name").notNull(),
    ruleName: text("rule_name"),
    kind: text("kind").notNull(),
    title: text("title").notNull(),
    /** What is said, in no destination's format. */
    digest: jsonb("digest").notNull(),
    state: text("state").notNull().default("waiting"),
    attempts: integer("attempts").notNull().default(0),
    /** When it may be sent, or sent again; of one being sent, when the claim ends. */
    dueAt: instant("due_at").notNull().defaultNow(),
    /** The attempts, oldest first: when, and what the receiver answered. */
    tries: jsonb("tries").notNull().default([]),
    createdAt: instant("created_at").notNull().defaultNow(),
    settledAt: instant("settled_at"),
  },
  (table) => [
    index("notification_deliveries_due")
      .on(table.dueAt)
      .where(sql`${table.state} in ('waiting', 'sending')`),
    index("notification_deliveries_number").on(table.number),
    index("notification_deliveries_created_at").on(table.createdAt),
    check(
      "notification_deliveries_state",
      sql`${table.state} in ('waiting', 'sending', 'delivered', 'failed')`,
    ),
  ],
);
