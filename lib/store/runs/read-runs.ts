import "server-only";
import { and, asc, desc, eq, inArray, isNotNull, lt, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { OutcomeGroup, type RunState, RunSummary } from "@/lib/runs/run";
import { RunId } from "@/lib/runs/run-id";
import { type StepCounts, StepState } from "@/lib/runs/step-counts";
import { noSteps } from "@/lib/runs/step-figures";
import { database, type DatabaseOrTransaction } from "../database/database";
import { runInheritors, runs, runSteps } from "../schema";

const StoredRun = RunSummary.omit({ perSecond: true });
/** A run and its counts; at which rate it goes is not stored. */
export type StoredRun = z.infer<typeof StoredRun>;

const unfinishedStates = ["running", "paused", "following"] as const satisfies RunState[];

/** The runs of a caller that are not over, the oldest first. */
export async function unfinishedRunIds(callerKey: string): Promise<RunId[]> {
  const rows = await database()
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.callerKey, callerKey), inArray(runs.state, [...unfinishedStates])))
    .orderBy(asc(runs.number));
  return rows.map(({ id }) => RunId.parse(id));
}

/** One run; undefined where this caller has none with the id. */
export async function readRun(callerKey: string, id: RunId): Promise<StoredRun | undefined> {
  const [run] = await runsWhere(and(eq(runs.callerKey, callerKey), eq(runs.id, id)), 1);
  return run;
}

/** Runs of a caller, newest first: the ones before a number, in one of the states where given. */
export function listRuns(
  callerKey: string,
  {
    before,
    states,
    within,
    limit,
  }: {
    readonly before?: number | undefined;
    readonly states?: readonly RunState[] | undefined;
    /** Only runs that have no other target than these. */
    readonly within?: ReadonlySet<string> | undefined;
    readonly limit: number;
  },
): Promise<StoredRun[]> {
  const isWanted = and(
    eq(runs.callerKey, callerKey),
    before === undefined ? undefined : lt(runs.number, before),
    states === undefined ? undefined : inArray(runs.state, [...states]),
    isWithin(within),
  );
  return runsWhere(isWanted, limit);
}

/** The runs of a caller that are not over, and those that ended within the last minutes, newest first. */
export function recentRuns(
  callerKey: string,
  {
    endedWithinMs,
    within,
    limit,
  }: {
    readonly endedWithinMs: number;
    readonly within?: ReadonlySet<string> | undefined;
    readonly limit: number;
  },
): Promise<StoredRun[]> {
  const isRecent = or(
    inArray(runs.state, [...unfinishedStates]),
    sql`${runs.endedAt} > now() - make_interval(secs => ${endedWithinMs / 1_000})`,
  );
  return runsWhere(and(eq(runs.callerKey, callerKey), isRecent, isWithin(within)), limit);
}

/** Which of these runs have no other target than `within`. */
export async function runsWithin(
  ids: readonly string[],
  within: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await database()
    .select({ id: runs.id })
    .from(runs)
    .where(and(inArray(runs.id, [...ids]), isWithin(within)));
  return new Set(rows.map(({ id }) => id));
}

/** A run whose targets are all within; one of a policy, an aggregator or the organization configuration is not. */
function isWithin(within: ReadonlySet<string> | undefined): SQL | undefined {
  if (within === undefined) return undefined;
  return sql`not exists (select 1 from ${runSteps} where ${runSteps.runId} = ${runs.id}
    and ${runSteps.targetId} <> all(${sql.param([...within])}::text[]))`;
}

async function runsWhere(condition: SQL | undefined, limit: number): Promise<StoredRun[]> {
  const rows = await database().select().from(runs).where(condition).orderBy(desc(runs.number)).limit(limit);
  const uncounted = rows.filter(({ counts }) => counts === null).map(({ id }) => id);
  const counted = await countSteps(database(), uncounted);
  return rows.map(
    ({
      actorId,
      actorName,
      createdAt,
      endedAt,
      reason,
      ticket,
      undoes,
      pausedBecause,
      counts,
      plan,
      changeWindow,
      sessions,
      ...row
    }) =>
      StoredRun.parse({
        ...row,
        by: { id: actorId, name: actorName },
        createdAt: createdAt.toISOString(),
        counts: counts ?? counted.get(row.id) ?? noSteps,
        ...(reason !== null && { reason }),
        ...(ticket !== null && { ticket }),
        ...(undoes !== null && { undoes }),
        ...(plan !== null && { plan }),
        ...(changeWindow !== null && { changeWindow }),
        ...(sessions !== null && { sessions }),
        ...(endedAt !== null && { endedAt: endedAt.toISOString() }),
        ...(pausedBecause !== null && { pausedBecause }),
      }),
  );
}

const Counted = z.object({
  state: StepState,
  association: z.enum(["PENDING", "SUCCESS", "FAILED", "NONE", "CHANGED"]).nullable(),
});

/** How many steps of each run are in which state. */
export async function countSteps(
  connection: DatabaseOrTransaction,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, StepCounts>> {
  if (runIds.length === 0) return new Map();
  const rows = await connection
    .select({
      runId: runSteps.runId,
      state: runSteps.state,
      association: runSteps.associationStatus,
      count: sql<number>`count(*)::integer`,
      followed: sql<number>`count(${runSteps.followAt})::integer`,
    })
    .from(runSteps)
    .where(inArray(runSteps.runId, [...runIds]))
    .groupBy(runSteps.runId, runSteps.state, runSteps.associationStatus);
  const byRun = new Map<string, StepCounts>();
  for (const row of rows) {
    const counts = byRun.get(row.runId) ?? structuredClone(noSteps);
    const { state, association } = Counted.parse(row);
    counts[state] += row.count;
    counts.followed += row.followed;
    if (state === "accepted") counts.associations[association ?? "PENDING"] += row.count;
    byRun.set(row.runId, counts);
  }
  const inheriting = await connection
    .select({ runId: runInheritors.runId, count: sql<number>`count(*)::integer` })
    .from(runInheritors)
    .where(inArray(runInheritors.runId, [...runIds]))
    .groupBy(runInheritors.runId);
  for (const { runId, count } of inheriting) {
    const counts = byRun.get(runId);
    if (counts !== undefined) counts.followed += count;
  }
  return byRun;
}

/** The steps of a run that came to the same for the same reason, the largest group first; at most a hundred groups. */
export async function groupOutcomes(runId: RunId): Promise<OutcomeGroup[]> {
  const { state, failure, associationStatus, associationMessage } = runSteps;
  const rows = await database()
    .select({
      outcome: sql<string>`case when ${state} = 'accepted' then 'failed' else ${state} end as outcome`,
      cause: sql<string>`coalesce(${failure} ->> 'message', ${associationMessage}, '') as cause`,
      code: sql<string | null>`${failure} ->> 'code' as code`,
      count: sql<number>`count(*)::integer`,
    })
    .from(runSteps)
    .where(
      and(
        eq(runSteps.runId, runId),
        or(
          inArray(state, ["refused", "unknown"]),
          and(eq(state, "waiting"), isNotNull(failure)),
          and(eq(state, "accepted"), eq(associationStatus, "FAILED")),
        ),
      ),
    )
    .groupBy(sql`outcome, cause, code`)
    .orderBy(sql`count(*) desc, outcome, cause`)
    .limit(100);
  return rows.map(({ code, ...row }) => OutcomeGroup.parse({ ...row, ...(code !== null && { code }) }));
}

/** The ids of all targets of a run. */
export async function targetsOfRun(runId: RunId): Promise<readonly string[]> {
  const rows = await database()
    .select({ targetId: runSteps.targetId })
    .from(runSteps)
    .where(eq(runSteps.runId, runId));
  return rows.map(({ targetId }) => targetId);
}
