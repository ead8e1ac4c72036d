import { sql } from "drizzle-orm";
import { boolean, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instant } from "./column-types";

/** Views of pages that people have saved under a name of their own. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    ownerId: text("owner_id").notNull(),
    ownerName: text("owner_name").notNull(),
    /** The path of the page. */
    page: text("page").notNull(),
    name: text("name").notNull(),
    /** The address of the view, without its question mark. */
    search: text("search").notNull(),
    /** The optional columns that were shown; null for a page that has none. */
    columns: text("columns").array(),
    isShared: boolean("is_shared").notNull(),
    savedAt: instant("saved_at").notNull().defaultNow(),
  },
  (table) => [uniqueIndex("saved_views_name").on(table.ownerId, table.page, sql`lower(${table.name})`)],
);
