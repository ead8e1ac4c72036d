import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, serial, text, unique } from "drizzle-orm/pg-core";
import { instant } from "./column-types";

/** A pack, a root or OU, or an account whose compliance is recorded, seen by one caller. */
export const complianceSubjects = pgTable(
  "compliance_subjects",
  {
    id: serial("id").primaryKey(),
    callerKey: text("caller_key").notNull(),
    kind: text("kind").notNull(),
    /** The name of a pack, or the id of a root, an OU or an account. */
    subject: text("subject").notNull(),
  },
  (table) => [
    unique("compliance_subjects_key").on(table.callerKey, table.kind, table.subject),
    check("compliance_subjects_kind", sql`${table.kind} in ('pack', 'unit', 'account')`),
  ],
);

/** How it came out at a collection: a row where that differs from the collection before, which is deleted with the history. */
export const complianceTrend = pgTable(
  "compliance_trend",
  {
    subjectId: integer("subject_id")
      .notNull()
      .references(() => complianceSubjects.id, { onDelete: "cascade" }),
    /** When the collection began. */
    at: instant("at").notNull(),
    /** See `encodeTrend`; null where it was not read, or is gone. */
    figures: integer("figures").array(),
  },
  (table) => [
    primaryKey({ columns: [table.subjectId, table.at] }),
    index("compliance_trend_at").on(table.at),
  ],
);
