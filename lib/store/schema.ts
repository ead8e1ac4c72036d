import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  check,
  customType,
  index,
  integer,
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

/** What Canopy knew of a subject at one moment, seen by one caller in one Region. */
export const snapshots = pgTable(
  "snapshots",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    viewerKey: text("viewer_key").notNull(),
    /** What it is a snapshot of: the organization, its conformance packs. */
    subject: text("subject").notNull().default("organization"),
    /** Counts the rewrites of a snapshot that grows while the first collection runs. */
    revision: integer("revision").notNull().default(1),
    takenAt: instant("taken_at").notNull(),
    complete: boolean("complete").notNull(),
    meta: jsonb("meta").notNull(),
    /** The encoded rows; null once pruned. */
    columns: bytea("columns"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [index("snapshots_viewer_key_subject_id").on(table.viewerKey, table.subject, table.id)],
);

/** What became known of single targets after their snapshot was taken: the newest word on each. */
export const associationUpdates = pgTable(
  "association_updates",
  {
    seq: bigserial("seq", { mode: "number" }).primaryKey(),
    snapshotId: bigint("snapshot_id", { mode: "number" })
      .notNull()
      .references(() => snapshots.id, { onDelete: "cascade" }),
    targetId: text("target_id").notNull(),
    /** Null where the target was found to have no association any more. */
    association: jsonb("association"),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    unique("association_updates_target").on(table.snapshotId, table.targetId),
    index("association_updates_snapshot_id_seq").on(table.snapshotId, table.seq),
  ],
);

/**
 * What became known of single policies after their snapshot was taken. Numbered from the sequence of the association
 * updates, so that one number says what of a snapshot's updates somebody has seen.
 */
export const policyUpdates = pgTable(
  "policy_updates",
  {
    seq: bigint("seq", { mode: "number" })
      .primaryKey()
      .default(sql`nextval('association_updates_seq_seq')`),
    snapshotId: bigint("snapshot_id", { mode: "number" })
      .notNull()
      .references(() => snapshots.id, { onDelete: "cascade" }),
    policyId: text("policy_id").notNull(),
    /** The summary; null where the policy was deleted. */
    policy: jsonb("policy"),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    unique("policy_updates_policy").on(table.snapshotId, table.policyId),
    index("policy_updates_snapshot_id_seq").on(table.snapshotId, table.seq),
  ],
);

/** How far the collection of a subject for a viewer is, and whether somebody asked for one. */
export const collections = pgTable(
  "collections",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    viewerKey: text("viewer_key").notNull(),
    subject: text("subject").notNull().default("organization"),
    state: text("state").notNull().default("idle"),
    /** Null until a collector has reported. */
    progress: jsonb("progress"),
    requestedAt: instant("requested_at"),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
    heartbeatAt: instant("heartbeat_at"),
  },
  (table) => [unique("collections_viewer_key_subject").on(table.viewerKey, table.subject)],
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
    check("audit_entries_phase", sql`${table.phase} in ('attempted', 'succeeded', 'failed', 'refused')`),
  ],
);
