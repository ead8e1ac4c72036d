import "server-only";
import { and, eq, gt, inArray, isNotNull, max, sql } from "drizzle-orm";
import { Dataset } from "@/lib/inventory/snapshot/dataset";
import { database, sharedDatabase } from "../database/database";
import { runs, runSteps, snapshots } from "../schema";
import { sessions } from "../schema-identity";

/** Numbers of what is stored, for the metrics. */
export interface StoredFigures {
  readonly inventories: readonly {
    readonly dataset: Dataset;
    /** Whether there is a complete snapshot; without one there is no age. */
    readonly complete: boolean;
    readonly ageSeconds: number | undefined;
  }[];
  /** Runs that are not over, by state. */
  readonly runs: ReadonlyMap<string, number>;
  /** Their steps, by state. */
  readonly steps: ReadonlyMap<string, number>;
  /** Browsers that are signed in. */
  readonly sessions: number;
}

const unfinished = ["running", "paused", "following"];
const count = sql<number>`count(*)::integer`;

/** The figures of a caller's inventory and runs, and of all sessions. Rejects as every query does. */
export async function readFigures(callerKey: string): Promise<StoredFigures> {
  const isOfCaller = and(eq(runs.callerKey, callerKey), inArray(runs.state, unfinished));
  const [newest, byState, bySteps, [alive]] = await Promise.all([
    database()
      .select({
        dataset: snapshots.dataset,
        ageSeconds: sql<number>`extract(epoch from now() - ${max(snapshots.takenAt)})::float8`,
      })
      .from(snapshots)
      .where(
        and(eq(snapshots.callerKey, callerKey), eq(snapshots.complete, true), isNotNull(snapshots.columns)),
      )
      .groupBy(snapshots.dataset),
    database().select({ state: runs.state, count }).from(runs).where(isOfCaller).groupBy(runs.state),
    database()
      .select({ state: runSteps.state, count })
      .from(runSteps)
      .innerJoin(runs, eq(runs.id, runSteps.runId))
      .where(isOfCaller)
      .groupBy(runSteps.state),
    sharedDatabase()
      .select({ count })
      .from(sessions)
      .where(gt(sessions.expiresAt, sql`now()`)),
  ]);
  return {
    inventories: Dataset.options.map((dataset) => {
      const ageSeconds = newest.find((each) => each.dataset === dataset)?.ageSeconds;
      return { dataset, complete: ageSeconds !== undefined, ageSeconds };
    }),
    runs: new Map(byState.map((row) => [row.state, row.count])),
    steps: new Map(bySteps.map((row) => [row.state, row.count])),
    sessions: alive?.count ?? 0,
  };
}
