import "server-only";
import { and, desc, eq, lt, sql } from "drizzle-orm";
import { type EarlierFigures, Figures } from "@/lib/core/figures";
import { database } from "./database";
import { snapshots } from "./schema";
import type { InventoryKey } from "./inventory-key";

/** Whose numbers, and of what: aggregators have numbers and no snapshots. */
export interface FiguresKey {
  readonly viewerKey: string;
  readonly subject: InventoryKey["subject"] | "aggregators";
}

/**
 * The numbers of the newest complete snapshot that was taken before this instant, in epoch milliseconds; undefined where
 * there is none. They stay when the rows of a snapshot are pruned.
 */
export async function figuresBefore(
  { viewerKey, subject }: FiguresKey,
  takenAt: number,
): Promise<EarlierFigures | undefined> {
  const [row] = await database()
    .select({ takenAt: snapshots.takenAt, figures: sql<unknown>`${snapshots.meta} -> 'figures'` })
    .from(snapshots)
    .where(
      and(
        eq(snapshots.viewerKey, viewerKey),
        eq(snapshots.subject, subject),
        snapshots.complete,
        lt(snapshots.takenAt, new Date(takenAt)),
        sql`${snapshots.meta} ? 'figures'`,
      ),
    )
    .orderBy(desc(snapshots.takenAt))
    .limit(1);
  return row === undefined
    ? undefined
    : { takenAt: row.takenAt.getTime(), figures: Figures.parse(row.figures) };
}

/** Keeps numbers of something that has no snapshots, as a snapshot without rows. Keeping the same twice is keeping it once. */
export async function keepFigures(
  { viewerKey, subject }: FiguresKey,
  { takenAt, figures }: EarlierFigures,
): Promise<void> {
  const at = new Date(takenAt);
  const isOne = and(
    eq(snapshots.viewerKey, viewerKey),
    eq(snapshots.subject, subject),
    eq(snapshots.takenAt, at),
  );
  const known = await database().select({ id: snapshots.id }).from(snapshots).where(isOne).limit(1);
  if (known.length > 0) return;
  await database()
    .insert(snapshots)
    .values({ viewerKey, subject, takenAt: at, complete: true, meta: { figures } });
}
