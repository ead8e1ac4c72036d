import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, instant } from "./column-types";

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

/** What a person had reviewed when they started it, and how far it is; its requests are `run_steps`. */
export const runs = pgTable(
  "runs",
  {
    id: uuid("id").primaryKey(),
    number: bigserial("number", { mode: "number" }).notNull(),
    callerKey: text("caller_key").notNull(),
    state: text("state").notNull().default("running"),
    actorId: text("actor_id").notNull(),
    actorName: text("actor_name").notNull(),
    role: text("role").notNull(),
    title: text("title").notNull(),
    reason: text("reason"),
    ticket: text("ticket"),
    /** The run that this one undoes. */
    undoes: uuid("undoes"),
    changes: jsonb("changes").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    endedAt: instant("ended_at"),
    pausedBecause: jsonb("paused_because"),
    /** Counts the steps of a run that has ended, so that a list of runs needs none of their rows. */
    counts: jsonb("counts"),
    /** Who planned it and who approved it; null for a run that was no plan. */
    plan: jsonb("plan"),
    /** When its requests may be sent; null for at any time. */
    changeWindow: jsonb("change_window"),
    /** The sessions of the write role that its requests were sent with; null before the first, and without a write role. */
    sessions: jsonb("sessions"),
  },
  (table) => [
    index("runs_caller_key_number").on(table.callerKey, table.number),
    index("runs_unfinished")
      .on(table.callerKey, table.number)
      .where(sql`${table.state} in ('running', 'paused', 'following')`),
    check("runs_state", sql`${table.state} in ('running', 'paused', 'following', 'ended', 'cancelled')`),
  ],
);

/** One request of a run. The worker claims it before the call and settles it after, both together with the record. */
export const runSteps = pgTable(
  "run_steps",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    callerKey: text("caller_key").notNull(),
    targetId: text("target_id").notNull(),
    targetName: text("target_name").notNull(),
    /** What its change is about; a step of any other kind than association has no `wanted` and no `expected`. */
    kind: text("kind").notNull().default("association"),
    /** Index into the run's changes; those with a lower one are settled first. */
    change: smallint("change").notNull(),
    /** What the step applies; null for a disassociation. */
    wanted: text("wanted"),
    /** What was applied to the target when it was reviewed; null where nothing was. */
    expected: text("expected"),
    had: jsonb("had"),
    state: text("state").notNull().default("waiting"),
    attempts: integer("attempts").notNull().default(0),
    /** The correlation of the last attempt in the record. */
    attempt: uuid("attempt"),
    /** The association, or the object, before the last attempt. */
    before: jsonb("before"),
    /** The object as AWS answered it. */
    became: jsonb("became"),
    retryAt: instant("retry_at"),
    calledAt: instant("called_at"),
    settledAt: instant("settled_at"),
    failure: jsonb("failure"),
    awsRequestId: text("aws_request_id"),
    /** `UpdatedAt` of AWS's answer: what is read later and is older is from before the request. */
    answeredAt: instant("answered_at"),
    associationStatus: text("association_status"),
    associationMessage: text("association_message"),
    associationReadAt: instant("association_read_at"),
    unprocessed: jsonb("unprocessed"),
    /** When AWS is asked for the association next; null where it is not asked any more. */
    followAt: instant("follow_at"),
    followed: integer("followed").notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.position] }),
    // Two runs never have the same target to change: the second is refused when its steps are added.
    uniqueIndex("run_steps_target")
      .on(table.callerKey, table.targetId)
      .where(sql`${table.state} in ('waiting', 'calling')`),
    index("run_steps_unsettled")
      .on(table.runId, table.change, table.position)
      .where(sql`${table.state} in ('waiting', 'calling')`),
    index("run_steps_followed")
      .on(table.callerKey, table.followAt)
      .where(sql`${table.followAt} is not null`),
    // What Canopy deployed last of a conformance pack: AWS doesn't give back its template.
    index("run_steps_packs")
      .on(table.callerKey, table.targetId, table.settledAt)
      .where(sql`${table.kind} = 'pack'`),
    check(
      "run_steps_state",
      sql`${table.state} in ('waiting', 'calling', 'accepted', 'refused', 'skipped', 'unknown', 'cancelled')`,
    ),
  ],
);

/** What inherits from an accepted target of a run, and that AWS is still asked for: a row goes when it has settled. */
export const runInheritors = pgTable(
  "run_inheritors",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    targetId: text("target_id").notNull(),
    callerKey: text("caller_key").notNull(),
    since: instant("since").notNull().defaultNow(),
    followAt: instant("follow_at").notNull(),
    followed: integer("followed").notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.targetId] }),
    index("run_inheritors_followed").on(table.callerKey, table.followAt),
  ],
);

/** How much of AWS's rate all replicas have used together: one row for each bucket of a caller. */
export const rateBuckets = pgTable("rate_buckets", {
  name: text("name").primaryKey(),
  /** When the bucket will be full again; each call moves it on by the time in which one token flows in. */
  fullAt: instant("full_at").notNull(),
});

/** A reading of all sources of an aggregator: asked for by a page, made by one replica, shown by all. */
export const sourceReadings = pgTable(
  "source_readings",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    number: bigserial("number", { mode: "number" }).notNull(),
    callerKey: text("caller_key").notNull(),
    region: text("region").notNull(),
    aggregator: text("aggregator").notNull(),
    state: text("state").notNull().default("waiting"),
    counts: jsonb("counts").notNull(),
    failure: jsonb("failure"),
    requestedAt: instant("requested_at").notNull().defaultNow(),
    /** When a page last asked for it: a reading that no page needs any more is given up. */
    askedAt: instant("asked_at").notNull().defaultNow(),
    finishedAt: instant("finished_at"),
  },
  (table) => [
    index("source_readings_aggregator").on(table.callerKey, table.region, table.aggregator, table.number),
    // Asking twice is asking once.
    uniqueIndex("source_readings_unfinished")
      .on(table.callerKey, table.region, table.aggregator)
      .where(sql`${table.state} in ('waiting', 'running')`),
    check(
      "source_readings_state",
      sql`${table.state} in ('waiting', 'running', 'complete', 'failed', 'abandoned')`,
    ),
  ],
);

/** What a reading has found, in the order in which it came: a page of AWS's or several. */
export const sourceBatches = pgTable(
  "source_batches",
  {
    readingId: uuid("reading_id")
      .notNull()
      .references(() => sourceReadings.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    batch: jsonb("batch").notNull(),
  },
  (table) => [primaryKey({ columns: [table.readingId, table.position] })],
);

/** Conformance pack templates that people have reviewed, by their contents: AWS doesn't give back the one it has. */
export const packTemplates = pgTable("pack_templates", {
  /** SHA-256 of the body as UTF-8, in hexadecimal digits. */
  sha256: text("sha256").primaryKey(),
  body: text("body").notNull(),
  createdAt: instant("created_at").notNull().defaultNow(),
});
