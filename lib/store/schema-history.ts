import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  check,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

/** What differs between two readings of AWS: a row for each change, which is deleted when the history's days are over. */
export const historyChanges = pgTable(
  "history_changes",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    callerKey: text("caller_key").notNull(),
    /** The snapshot that it was seen with, or that was the newest when single targets were read. Its row may be gone. */
    snapshotId: bigint("snapshot_id", { mode: "number" }).notNull(),
    kind: text("kind").notNull(),
    subject: text("subject").notNull(),
    subjectName: text("subject_name").notNull(),
    /** The conformance pack of a status in an account. */
    pack: text("pack"),
    before: jsonb("before"),
    after: jsonb("after"),
    /** It happened after the one and before the other. */
    since: timestamp("since", { withTimezone: true, mode: "date" }).notNull(),
    seenAt: timestamp("seen_at", { withTimezone: true, mode: "date" }).notNull(),
    /** Who changed it, where a change of it needs a person: null where that is not known. */
    cause: text("cause"),
    /** The attempt in the record that explains it, and its run. */
    attempt: uuid("attempt"),
    runId: uuid("run_id"),
  },
  (table) => [
    index("history_changes_subject").on(table.callerKey, table.subject, table.id),
    index("history_changes_newest").on(table.callerKey, table.id),
    index("history_changes_seen_at").on(table.seenAt),
    // Few of many: what left an OU is not below it any more, and what was changed elsewhere is counted on the overview.
    index("history_changes_departures")
      .on(table.callerKey, table.id)
      .where(sql`${table.kind} in ('moved', 'left', 'ou-removed')`),
    index("history_changes_elsewhere")
      .on(table.callerKey, table.id)
      .where(sql`${table.cause} = 'elsewhere'`),
    check("history_changes_cause", sql`${table.cause} in ('canopy', 'elsewhere')`),
  ],
);

/** What AWS last said a configuration policy or an aggregator is: what the next reading is compared with. */
export const knownDefinitions = pgTable(
  "known_definitions",
  {
    callerKey: text("caller_key").notNull(),
    /** The id of a policy, `aggregator <name> in <Region>`, or `aggregators in <Region>` where that Region's were listed. */
    key: text("key").notNull(),
    definition: jsonb("definition").notNull(),
    readAt: timestamp("read_at", { withTimezone: true, mode: "date" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.callerKey, table.key] })],
);
