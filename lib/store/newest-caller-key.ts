import "server-only";
import { desc, sql } from "drizzle-orm";
import { database } from "./database/database";
import { snapshots } from "./schema";

/** Under which of the caller keys that begin so a snapshot was stored last; undefined where none ever was. */
export async function newestCallerKey(prefix: string): Promise<string | undefined> {
  const [row] = await database()
    .select({ callerKey: snapshots.callerKey })
    .from(snapshots)
    .where(sql`starts_with(${snapshots.callerKey}, ${prefix})`)
    .orderBy(desc(snapshots.id))
    .limit(1);
  return row?.callerKey;
}
