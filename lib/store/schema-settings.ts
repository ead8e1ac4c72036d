import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./column-types";

/** What an administrator set while Canopy runs, by the name of the environment variable that it stands in for. */
export const settings = pgTable("settings", {
  name: text("name").primaryKey(),
  /** As the variable would hold it. */
  value: text("value").notNull(),
  changedBy: text("changed_by").notNull(),
  changedAt: instant("changed_at").notNull().defaultNow(),
});

/** A change of a setting that a second person has to approve, one for each setting at most. */
export const waitingSettings = pgTable("waiting_settings", {
  id: uuid("id").primaryKey().defaultRandom(),
  name: text("name").notNull().unique(),
  /** As the variable would hold it; null takes back what was changed. */
  value: text("value"),
  /** What was in force when it was asked for. */
  before: text("before").notNull(),
  requestedById: text("requested_by_id").notNull(),
  requestedBy: text("requested_by").notNull(),
  requestedAt: instant("requested_at").notNull().defaultNow(),
});
