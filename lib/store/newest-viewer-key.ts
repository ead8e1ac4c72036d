import "server-only";
import { desc, sql } from "drizzle-orm";
import { database } from "./database/database";
import { snapshots } from "./schema";

/** Under which of the viewer keys that begin so a snapshot was stored last; undefined where none ever was. */
export async function newestViewerKey(prefix: string): Promise<string | undefined> {
  const [row] = await database()
    .select({ viewerKey: snapshots.viewerKey })
    .from(snapshots)
    .where(sql`starts_with(${snapshots.viewerKey}, ${prefix})`)
    .orderBy(desc(snapshots.id))
    .limit(1);
  return row?.viewerKey;
}
