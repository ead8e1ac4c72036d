import { pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./column-types";

/** What an administrator set while Canopy runs, by the name of the environment variable that it stands in for. */
export const settings = pgTable("settings", {
  name: text("name").primaryKey(),
  /** As the variable would hold it. */
  value: text("value").notNull(),
  changedBy: text("changed_by").notNull(),
  changedAt: instant("changed_at").notNull().defaultNow(),
});
