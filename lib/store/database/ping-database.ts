import "server-only";
import { sql } from "drizzle-orm";
import { database } from "./database";

/** Resolves when the database answers and has Canopy's tables; rejects as every query does. */
export async function pingDatabase(): Promise<void> {
  await database().execute(sql`select id from database_identity limit 1`);
}
