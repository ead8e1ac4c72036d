import "server-only";
import { and, asc, eq, gt, inArray, lt, ne, notInArray, or, sql } from "drizzle-orm";
import { z } from "zod";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { SourceBatch } from "@/lib/aws-config/aggregators/sources/source-batch";
import { noStatuses, StatusCounts } from "@/lib/aws-config/aggregators/sources/source-reading";
import { Failure } from "@/lib/core/failure";
import { Region } from "@/lib/core/identifiers";
import { database } from "./database/database";
import { announceWork } from "./locks/waiting-work";
import { sourceBatches, sourceReadings } from "./schema";
import { storable } from "./storable";

/** Whose reading, and of which aggregator. */
export interface ReadingKey {
  readonly callerKey: string;
  readonly region: Region;
  readonly name: AggregatorName;
}

/** A reading of an aggregator's sources, without what it has found. */
const StoredReading = z.object({
  id: z.uuid(),
  region: Region,
  name: AggregatorName,
  /** `abandoned`: no page asked for it any more. */
  state: z.enum(["waiting", "running", "complete", "failed", "abandoned"]),
  counts: StatusCounts,
  failure: Failure.nullable(),
  requestedAt: z.date(),
  finishedAt: z.date().nullable(),
  /** Since it was requested, by the database's clock. */
  ageMs: z.coerce.number(),
});
export type StoredReading = z.infer<typeof StoredReading>;

const columns = {
  id: sourceReadings.id,
  region: sourceReadings.region,
  name: sourceReadings.aggregator,
  state: sourceReadings.state,
  counts: sourceReadings.counts,
  failure: sourceReadings.failure,
  requestedAt: sourceReadings.requestedAt,
  finishedAt: sourceReadings.finishedAt,
  ageMs: sql<string>`extract(epoch from now() - ${sourceReadings.requestedAt}) * 1000`,
};

function isOf({ callerKey, region, name }: ReadingKey) {
  return and(
    eq(sourceReadings.callerKey, callerKey),
    eq(sourceReadings.region, region),
    eq(sourceReadings.aggregator, name),
  );
}

/** The readings of a caller's aggregators, oldest first: of each the last complete one and what came after it. */
export async function storedReadings(callerKey: string): Promise<StoredReading[]> {
  const rows = await database()
    .select(columns)
    .from(sourceReadings)
    .where(eq(sourceReadings.callerKey, callerKey))
    .orderBy(asc(sourceReadings.number));
  return z.array(StoredReading).parse(rows);
}

/** The name of the work of reading sources, by which it is announced. */
export const readingWork = "sources";

/** Has whichever replica reads sources begin a reading now. Asking twice is asking once. */
export async function requestReading({ callerKey, region, name }: ReadingKey): Promise<void> {
  await database().transaction(async (transaction) => {
    const requested = await transaction
      .insert(sourceReadings)
      .values({ callerKey, region, aggregator: name, counts: noStatuses })
      .onConflictDoNothing()
      .returning({ id: sourceReadings.id });
    if (requested.length > 0) await announceWork({ name: readingWork, callerKey }, transaction);
  });
}

/** Of a reading that a page watches, this is as fine as the instant needs to be. */
const askedEverySeconds = 30;

/** Notes that a page asks for readings, so that they are not given up. */
export async function keepReadings(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await database()
    .update(sourceReadings)
    .set({ askedAt: sql`now()` })
    .where(
      and(
        inArray(sourceReadings.id, [...ids]),
        sql`${sourceReadings.askedAt} < now() - make_interval(secs => ${askedEverySeconds})`,
      ),
    );
}

/** After a change of the aggregator: what was read before is no longer true, and what is being read neither. */
export async function forgetReadings(key: ReadingKey): Promise<void> {
  await database().delete(sourceReadings).where(isOf(key));
}

/** What a reading has found, from the batch at this place on. */
export async function storedBatches(id: string, from: number): Promise<SourceBatch[]> {
  const rows = await database()
    .select({ batch: sourceBatches.batch })
    .from(sourceBatches)
    .where(and(eq(sourceBatches.readingId, id), gt(sourceBatches.position, from - 1)))
    .orderBy(asc(sourceBatches.position));
  return z.array(SourceBatch).parse(rows.map(({ batch }) => batch));
}

/**
 * Gives the one process that reads sources the readings to begin with: those that wait, and those that ran in a process
 * that is gone, from their beginning.
 */
export async function claimReadings(
  callerKey: string,
  underWay: readonly string[],
  limit: number,
): Promise<Pick<StoredReading, "id" | "region" | "name">[]> {
  return database().transaction(async (transaction) => {
    const isLost = and(eq(sourceReadings.state, "running"), notInArray(sourceReadings.id, [...underWay]));
    const due = await transaction
      .select({ id: sourceReadings.id })
      .from(sourceReadings)
      .where(and(eq(sourceReadings.callerKey, callerKey), or(eq(sourceReadings.state, "waiting"), isLost)))
      .orderBy(asc(sourceReadings.number))
      .limit(limit)
      .for("update");
    if (due.length === 0) return [];
    const ids = due.map(({ id }) => id);
    await transaction.delete(sourceBatches).where(inArray(sourceBatches.readingId, ids));
    const claimed = await transaction
      .update(sourceReadings)
      // Another id: what the browsers have of the one that is gone is not a part of this one.
      .set({ id: sql`gen_random_uuid()`, state: "running", counts: noStatuses })
      .where(inArray(sourceReadings.id, ids))
      .returning({ id: columns.id, region: columns.region, name: columns.name });
    return z.array(StoredReading.pick({ id: true, region: true, name: true })).parse(claimed);
  });
}

/**
 * Keeps a further batch of a running reading; answers how long ago a page asked for the reading, in milliseconds, and
 * undefined where it was forgotten meanwhile.
 */
export async function appendBatch(
  id: string,
  {
    position,
    batch,
    counts,
  }: { readonly position: number; readonly batch: SourceBatch; readonly counts: StatusCounts },
): Promise<number | undefined> {
  return database().transaction(async (transaction) => {
    const [reading] = await transaction
      .update(sourceReadings)
      .set({ counts })
      .where(and(eq(sourceReadings.id, id), eq(sourceReadings.state, "running")))
      .returning({ askedMs: sql<string>`extract(epoch from now() - ${sourceReadings.askedAt}) * 1000` });
    if (reading === undefined) return undefined;
    await transaction.insert(sourceBatches).values({ readingId: id, position, batch: storable(batch) });
    return Number(reading.askedMs);
  });
}

/** How a reading ended. */
export type ReadingEnd =
  { readonly state: "complete" } | { readonly state: "failed" | "abandoned"; readonly failure: Failure };

/** Ends a running reading. The ones it replaces go: all before a complete one, and those that broke off before another. */
export async function endReading(id: string, end: ReadingEnd): Promise<void> {
  await database().transaction(async (transaction) => {
    const [ended] = await transaction
      .update(sourceReadings)
      .set({
        state: end.state,
        failure: "failure" in end ? storable(end.failure) : null,
        finishedAt: sql`now()`,
      })
      .where(and(eq(sourceReadings.id, id), eq(sourceReadings.state, "running")))
      .returning();
    if (ended === undefined) return;
    await transaction
      .delete(sourceReadings)
      .where(
        and(
          eq(sourceReadings.callerKey, ended.callerKey),
          eq(sourceReadings.region, ended.region),
          eq(sourceReadings.aggregator, ended.aggregator),
          lt(sourceReadings.number, ended.number),
          end.state === "complete" ? undefined : ne(sourceReadings.state, "complete"),
        ),
      );
  });
}
