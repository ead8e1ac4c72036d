import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  check,
  customType,
  index,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

function instant(name: string) {
  return timestamp(name, { withTimezone: true, mode: "date" });
}

/** What Canopy knew of a dataset at one moment, seen by one caller in one Region. */
export const snapshots = pgTable(
  "snapshots",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    callerKey: text("viewer_key").notNull(),
    /** What it is a snapshot of: the organization, its conformance packs. */
    dataset: text("subject").notNull().default("organization"),
    /** Made anew with each writing of the rows: no other rows, of this database or another, have the same. */
    edition: uuid("edition").notNull().defaultRandom(),
    takenAt: instant("taken_at").notNull(),
    complete: boolean("complete").notNull(),
    meta: jsonb("meta").notNull(),
    /** The encoded rows; null once pruned. */
    columns: bytea("columns"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    index("snapshots_viewer_key_subject_id").on(table.callerKey, table.dataset, table.id),
    // What every open browser asks for each second: the history beside it must not make that slower.
    index("snapshots_shown")
      .on(table.callerKey, table.dataset, table.complete, table.id)
      .where(sql`${table.columns} is not null`),
    index("snapshots_history")
      .on(table.callerKey, table.dataset, table.takenAt)
      .where(sql`${table.complete}`),
    index("snapshots_created_at").on(table.createdAt),
  ],
);

/**
 * What became known of single targets, policies and accounts of packs after their snapshot was taken: the newest word on
 * each, under a key that names its kind.
 */
export const snapshotUpdates = pgTable(
  "snapshot_updates",
  {
    seq: bigserial("seq", { mode: "number" }).primaryKey(),
    snapshotId: bigint("snapshot_id", { mode: "number" })
      .notNull()
      .references(() => snapshots.id, { onDelete: "cascade" }),
    key: text("key").notNull(),
    value: jsonb("value").notNull(),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
  },
  (table) => [
    unique("snapshot_updates_key").on(table.snapshotId, table.key),
    index("snapshot_updates_snapshot_id_seq").on(table.snapshotId, table.seq),
  ],
);

/** One row: a name made with the database, which no other has. */
export const databaseIdentity = pgTable("database_identity", {
  id: uuid("id").primaryKey().defaultRandom(),
});

/** How far the collection of a dataset for a caller is, and whether one was requested. */
export const collections = pgTable(
  "collections",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    callerKey: text("viewer_key").notNull(),
    dataset: text("subject").notNull().default("organization"),
    state: text("state").notNull().default("idle"),
    /** Null until a collector has reported. */
    progress: jsonb("progress"),
    requestedAt: instant("requested_at"),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
    heartbeatAt: instant("heartbeat_at"),
  },
  (table) => [unique("collections_viewer_key_subject").on(table.callerKey, table.dataset)],
);

/** Who changed what. A trigger keeps it append-only; it is written in a migration of its own. */
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
