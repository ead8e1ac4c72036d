import { sql } from "drizzle-orm";
import { bigint, bigserial, check, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytea, instant, tsvector } from "./column-types";

/**
 * Who changed what. Triggers keep it append-only, give each entry the next number and chain it to the entry before it; they
 * are written in migrations of their own.
 */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    at: instant("at").notNull().defaultNow(),
    actorId: text("actor_id").notNull(),
    actorName: text("actor_name").notNull(),
    role: text("role").notNull(),
    operation: text("operation").notNull(),
    target: text("target").notNull(),
    input: jsonb("input").notNull(),
    phase: text("phase").notNull(),
    failure: jsonb("failure"),
    awsRequestId: text("aws_request_id"),
    before: jsonb("before"),
    after: jsonb("after"),
    /** The same for all entries of one attempt. */
    correlation: uuid("correlation").notNull(),
    /** The run whose worker settles the attempt itself. */
    runId: uuid("run_id"),
    /** SHA-256 of the entry before this one. What a client writes here is replaced. */
    previousHash: bytea("previous_hash")
      .notNull()
      .default(sql`''`),
    /** SHA-256 of this entry with `previous_hash`. What a client writes here is replaced. */
    hash: bytea("hash")
      .notNull()
      .default(sql`''`),
  },
  (table) => [
    index("audit_entries_target").on(table.target, table.id),
    index("audit_entries_correlation").on(table.correlation),
    index("audit_entries_operation_at").on(table.operation, table.at),
    index("audit_entries_attempts")
      .on(table.at)
      .where(sql`${table.phase} = 'attempted'`),
    check(
      "audit_entries_phase",
      sql`${table.phase} in ('attempted', 'succeeded', 'failed', 'refused', 'unknown')`,
    ),
  ],
);

/**
 * The entries of one attempt together, for lists and filters: a trigger on `audit_entries` keeps it, and Canopy's role may
 * only read it.
 */
export const auditChanges = pgTable(
  "audit_changes",
  {
    /** Of the first entry of the attempt. */
    id: bigint("id", { mode: "number" }).primaryKey(),
    lastId: bigint("last_id", { mode: "number" }).notNull(),
    correlation: uuid("correlation").notNull().unique("audit_changes_correlation"),
    at: instant("at").notNull(),
    /** When the newest outcome was recorded; null while there is none. */
    endedAt: instant("ended_at"),
    actorId: text("actor_id").notNull(),
    actorName: text("actor_name").notNull(),
    role: text("role").notNull(),
    operation: text("operation").notNull(),
    target: text("target").notNull(),
    runId: uuid("run_id"),
    /** The phase of the newest entry. */
    result: text("result").notNull(),
    /** The policies, and self-managed, that input, state before and answer name. */
    configurations: text("configurations").array().notNull(),
    words: tsvector("words").notNull(),
  },
  (table) => [
    index("audit_changes_at").on(table.at, table.id),
    index("audit_changes_actor").on(table.actorId, table.at, table.id),
    index("audit_changes_operation").on(table.operation, table.at, table.id),
    index("audit_changes_target").on(table.target, table.at, table.id),
    index("audit_changes_run")
      .on(table.runId, table.at, table.id)
      .where(sql`${table.runId} is not null`),
    index("audit_changes_result")
      .on(table.result, table.at, table.id)
      .where(sql`${table.result} <> 'succeeded'`),
    index("audit_changes_configurations").using("gin", table.configurations),
    index("audit_changes_words").using("gin", table.words),
  ],
);
