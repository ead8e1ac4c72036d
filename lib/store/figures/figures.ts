import "server-only";
import { and, desc, eq, gte, lte, sql } from "drizzle-orm";
import { type EarlierFigures, Figures } from "@/lib/core/figures";
import { database } from "../database/database";
import { snapshots } from "../schema";
import type { InventoryKey } from "../../inventory/snapshot/dataset";

/** Whose numbers, and of what: aggregators have numbers and no snapshots. */
export interface FiguresKey {
  readonly callerKey: string;
  readonly dataset: InventoryKey["dataset"] | "aggregators";
}

/**
 * The numbers of the newest complete snapshot that was taken at this instant or before it, in epoch milliseconds;
 * undefined where there is none. They stay when the rows of a snapshot are pruned.
 */
export async function figuresAt(key: FiguresKey, at: number): Promise<EarlierFigures | undefined> {
  const [row] = await database()
    .select({ takenAt: snapshots.takenAt, figures: sql<unknown>`${snapshots.meta} -> 'figures'` })
    .from(snapshots)
    .where(and(hasFigures(key), lte(snapshots.takenAt, new Date(at))))
    .orderBy(desc(snapshots.takenAt))
    .limit(1);
  return row === undefined
    ? undefined
    : { takenAt: row.takenAt.getTime(), figures: Figures.parse(row.figures) };
}

/** More than a month of snapshots four times an hour. */
const MOST_MOMENTS = 4_000;

/** When the complete snapshots with numbers were taken, newest first, in epoch milliseconds. */
export async function figureMoments(key: FiguresKey): Promise<readonly number[]> {
  const rows = await database()
    .select({ takenAt: snapshots.takenAt })
    .from(snapshots)
    .where(hasFigures(key))
    .orderBy(desc(snapshots.takenAt))
    .limit(MOST_MOMENTS);
  return rows.map(({ takenAt }) => takenAt.getTime());
}

/** As many points of a line as are seen apart on a screen. */
const MOST_POINTS = 120;

/**
 * The numbers of the complete snapshots since an instant in epoch milliseconds, oldest first: where there are more than can be
 * seen apart, the last of each of as many equal spans.
 */
export async function figureSeries(key: FiguresKey, from: number): Promise<readonly EarlierFigures[]> {
  const since = and(hasFigures(key), gte(snapshots.takenAt, new Date(from)));
  const span = database()
    .select({
      first: sql`min(${snapshots.takenAt})`.as("first"),
      width:
        sql`greatest(extract(epoch from max(${snapshots.takenAt}) - min(${snapshots.takenAt})), 1) / ${MOST_POINTS - 1}::float8`.as(
          "width",
        ),
    })
    .from(snapshots)
    .where(since)
    .as("span");
  const bucket = sql`floor(extract(epoch from ${snapshots.takenAt} - ${span.first}) / ${span.width})`;
  const rows = await database()
    .selectDistinctOn([bucket], {
      takenAt: snapshots.takenAt,
      figures: sql<unknown>`${snapshots.meta} -> 'figures'`,
    })
    .from(snapshots)
    .innerJoin(span, sql`true`)
    .where(since)
    .orderBy(bucket, desc(snapshots.takenAt));
  return rows.map(({ takenAt, figures }) => ({
    takenAt: takenAt.getTime(),
    figures: Figures.parse(figures),
  }));
}

function hasFigures({ callerKey, dataset }: FiguresKey) {
  return and(
    eq(snapshots.callerKey, callerKey),
    eq(snapshots.dataset, dataset),
    snapshots.complete,
    sql`${snapshots.meta} ? 'figures'`,
  );
}

/** Keeps numbers of something that has no snapshots, as a snapshot without rows. Keeping the same twice is keeping it once. */
export async function keepFigures(
  { callerKey, dataset }: FiguresKey,
  { takenAt, figures }: EarlierFigures,
): Promise<void> {
  const at = new Date(takenAt);
  const isOne = and(
    eq(snapshots.callerKey, callerKey),
    eq(snapshots.dataset, dataset),
    eq(snapshots.takenAt, at),
  );
  const known = await database().select({ id: snapshots.id }).from(snapshots).where(isOne).limit(1);
  if (known.length > 0) return;
  await database()
    .insert(snapshots)
    .values({ callerKey, dataset, takenAt: at, complete: true, meta: { figures } });
}
