import "server-only";
import { eq } from "drizzle-orm";
import type { DatabaseOrTransaction } from "./database";
import { snapshots } from "./schema";

/**
 * Writers of one snapshot take turns. Otherwise a reader could see number 11 before 10 is committed, ask for what is
 * newer than 11 from then on, and never learn of 10.
 */
export async function lockSnapshot(transaction: DatabaseOrTransaction, snapshotId: number): Promise<void> {
  const rows = await transaction
    .select({ id: snapshots.id })
    .from(snapshots)
    .where(eq(snapshots.id, snapshotId))
    .for("no key update");
  if (rows.length === 0) throw new Error(`There is no snapshot ${snapshotId} to record updates on.`);
}
