import { pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./column-types";

/** Conformance pack templates that people have reviewed, by their contents: AWS doesn't give back the one it has. */
export const packTemplates = pgTable("pack_templates", {
  /** SHA-256 of the body as UTF-8, in hexadecimal digits. */
  sha256: text("sha256").primaryKey(),
  body: text("body").notNull(),
  createdAt: instant("created_at").notNull().defaultNow(),
});
