import "server-only";
import { and, asc, eq, gt, type SQL, sql } from "drizzle-orm";
import type { RunId } from "@/lib/runs/run-id";
import { RunStep, type StepPage, type StepPosition } from "@/lib/runs/run-step";
import type { StepFilter } from "@/lib/runs/run-step";
import { database } from "../database/database";
import { runSteps } from "../schema";

/** Which steps a page holds; all are optional and all that are given must match. */
export interface StepQuery {
  readonly filter?: StepFilter | undefined;
  /** Text in the target's name or id, regardless of case. */
  readonly search?: string | undefined;
  /** The message of an outcome group. */
  readonly cause?: string | undefined;
  readonly after?: StepPosition | undefined;
  /** So many of those that match come before the page; then it says how many match. */
  readonly offset?: number | undefined;
  readonly limit: number;
}

/** Steps of a run in its order, a page at a time. */
export async function listSteps(
  runId: RunId,
  { filter, search, cause, after, offset, limit }: StepQuery,
): Promise<StepPage> {
  const matching = and(
    eq(runSteps.runId, runId),
    after === undefined ? undefined : gt(runSteps.position, after),
    filter === undefined ? undefined : isIn(filter),
    search === undefined
      ? undefined
      : sql`strpos(lower(${runSteps.targetName} || ' ' || ${runSteps.targetId}), lower(${search})) > 0`,
    cause === undefined
      ? undefined
      : sql`coalesce(${runSteps.failure} ->> 'message', ${runSteps.associationMessage}, '') = ${cause}`,
  );
  const [rows, total] = await Promise.all([
    database()
      .select()
      .from(runSteps)
      .where(matching)
      .orderBy(asc(runSteps.position))
      .offset(offset ?? 0)
      .limit(limit + 1),
    offset === undefined ? undefined : database().$count(runSteps, matching),
  ]);
  const steps = rows.slice(0, limit).map(stepOf);
  const last = steps.at(-1);
  return {
    steps,
    ...(rows.length > limit && last !== undefined && { next: last.position }),
    ...(total !== undefined && { total }),
  };
}

function isIn(filter: StepFilter): SQL | undefined {
  const { state, associationStatus } = runSteps;
  switch (filter) {
    case "failed":
    case "pending":
    case "success":
    case "none":
    case "changed":
      // What AWS was not read for yet is pending.
      return and(
        eq(state, "accepted"),
        sql`coalesce(${associationStatus}, 'PENDING') = ${filter.toUpperCase()}`,
      );
    default:
      return eq(state, filter);
  }
}

function stepOf(row: typeof runSteps.$inferSelect): RunStep {
  const { runId, position, targetId, targetName, kind, change, had, state, attempts } = row;
  return RunStep.parse({
    ...{ runId, position, targetId, targetName, kind, change, had, state, attempts },
    ...(row.retryAt !== null && { retryAt: row.retryAt.toISOString() }),
    ...(row.calledAt !== null && { calledAt: row.calledAt.toISOString() }),
    ...(row.settledAt !== null && { settledAt: row.settledAt.toISOString() }),
    ...(row.failure !== null && { failure: row.failure }),
    ...(row.awsRequestId !== null && { awsRequestId: row.awsRequestId }),
    ...(kind !== "association" && { became: row.became }),
    ...(kind === "association" && state === "accepted" && { association: associationOf(row) }),
  });
}

function associationOf(row: typeof runSteps.$inferSelect) {
  return {
    status: row.associationStatus ?? "PENDING",
    isFollowed: row.followAt !== null,
    ...(row.associationMessage !== null && { message: row.associationMessage }),
    ...(row.answeredAt !== null && { answeredAt: row.answeredAt.toISOString() }),
    ...(row.associationReadAt !== null && { readAt: row.associationReadAt.toISOString() }),
    ...(row.unprocessed !== null && { unprocessed: row.unprocessed }),
  };
}
