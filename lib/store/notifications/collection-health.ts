import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { Dataset } from "@/lib/inventory/snapshot/dataset";
import { CollectionProgress } from "@/lib/inventory/snapshot/progress";
import { database } from "../database/database";
import { collections, snapshots } from "../schema";

/** How the collection of a dataset fares. */
export interface CollectionHealth {
  readonly dataset: Dataset;
  readonly state: CollectionProgress["state"];
  /** Why the last one failed; absent where it did not. */
  readonly failure: string | undefined;
  /** How many have failed since the last one that did not. */
  readonly failuresInARow: number;
  /** When the newest complete snapshot was taken; undefined where there is none. */
  readonly takenAt: Date | undefined;
}

/** The collections of a caller. */
export async function collectionHealth(callerKey: string): Promise<CollectionHealth[]> {
  const rows = await database()
    .select({
      dataset: collections.dataset,
      progress: collections.progress,
      failures: sql<number>`coalesce((${collections.progress} ->> 'failuresInARow')::integer, 0)`,
      takenAt: sql`(
        select max(${snapshots.takenAt}) from ${snapshots}
        where ${snapshots.callerKey} = ${callerKey} and ${snapshots.dataset} = ${collections.dataset} and ${snapshots.complete}
      )`.mapWith(snapshots.takenAt),
    })
    .from(collections)
    .where(and(eq(collections.callerKey, callerKey), sql`${collections.progress} is not null`));
  return rows.flatMap(({ dataset, progress, failures, takenAt }) => {
    const known = Dataset.safeParse(dataset);
    if (!known.success) return [];
    const { state, failure } = CollectionProgress.parse(progress);
    return {
      dataset: known.data,
      state,
      failure: failure?.message,
      failuresInARow: failures,
      takenAt: z.date().nullable().parse(takenAt) ?? undefined,
    };
  });
}
