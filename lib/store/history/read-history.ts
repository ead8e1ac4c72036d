import "server-only";
import { and, desc, eq, gte, inArray, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { ChangeKind } from "@/lib/inventory/snapshot/changes/change";
import { type HistoryBundle, HistoryEntry, type HistoryPage } from "@/lib/inventory/snapshot/changes/history";
import { database } from "../database/database";
import { runs, snapshots } from "../schema";
import { historyChanges } from "../schema-history";

/** Which changes; all that are given must match. */
export interface HistoryFilter {
  readonly callerKey: string;
  readonly kinds?: readonly ChangeKind[] | undefined;
  /** What is changed: ids of targets and policies, names of packs. */
  readonly subjects?: readonly string[] | undefined;
  /** What has left one of these for somewhere else counts as well. */
  readonly leaving?: readonly string[] | undefined;
  readonly cause?: "canopy" | "elsewhere" | undefined;
  /** Epoch milliseconds, both included. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Only what has a lower number. */
  readonly before?: number | undefined;
}

/** As many changes are looked at for a page: one run of ten thousand accounts, there and back. */
const mostChanges = 20_000;
const bundlesPerPage = 60;

const { id, snapshotId, kind, subject, before, after, seenAt, cause, runId, pack, callerKey } =
  historyChanges;

/** What two changes must have in common to be shown as one; of one subject each stands alone. */
function signature(isOneSubject: boolean): SQL<string> {
  if (isOneSubject) return sql`${id}::text`;
  const association = (value: typeof before | typeof after) =>
    sql`coalesce(${value} ->> 'configurationId', '') || ' ' || coalesce(${value} ->> 'status', '')`;
  return sql`md5(case ${kind}
    when 'applied' then ${association(before)} || ' to ' || ${association(after)}
    when 'effective' then ${association(before)} || ' to ' || ${association(after)}
    when 'status' then ${association(before)} || ' to ' || ${association(after)}
    when 'pack-status' then coalesce(${before} ->> 'status', '') || ' to ' || coalesce(${after} ->> 'status', '')
    when 'state' then (${before} ->> 'state') || ' to ' || (${after} ->> 'state')
    when 'moved' then (${before} ->> 'parentId') || ' to ' || (${after} ->> 'parentId')
    when 'joined' then ''
    when 'left' then ''
    else ${id}::text end)`;
}

/** The newest changes, like ones of a reading bundled, in whole groups: a page ends between two collections. */
export async function readHistory(filter: HistoryFilter): Promise<HistoryPage> {
  const key = signature(filter.subjects?.length === 1).as("key");
  const page = database()
    .select({ id, snapshotId, kind, cause, runId, pack, key })
    .from(historyChanges)
    .where(matching(filter))
    .orderBy(desc(id))
    .limit(mostChanges)
    .as("page");
  const bundled = await database()
    .select({
      snapshotId: page.snapshotId,
      key: sql<string>`concat_ws(' ', ${page.kind}, ${page.cause}, ${page.runId}, ${page.pack}, ${page.key})`.as(
        "bundle",
      ),
      count: sql<number>`count(*)::integer`,
      newest: sql<string>`max(${page.id})`,
      oldest: sql<string>`min(${page.id})`,
    })
    .from(page)
    .groupBy(page.snapshotId, sql`bundle`)
    .orderBy(desc(sql`max(${page.id})`));
  const looked = bundled.reduce((sum, { count }) => sum + count, 0);
  const kept = wholeGroups(bundled);
  const entries = await entriesById(kept.map(({ newest }) => Number(newest)));
  const takenAt = await takenAtOf([...new Set(kept.map((bundle) => bundle.snapshotId))]);
  const groups = [...Map.groupBy(kept, (bundle) => bundle.snapshotId)].map(([snapshot, bundles]) => {
    const at = takenAt.get(snapshot);
    return {
      snapshotId: snapshot,
      ...(at !== undefined && { takenAt: at }),
      bundles: bundles.flatMap(({ key: name, count, newest }): HistoryBundle[] => {
        const entry = entries.get(Number(newest));
        return entry === undefined ? [] : [{ key: name, count, entry }];
      }),
    };
  });
  const isMore = kept.length < bundled.length || looked === mostChanges;
  const next = Math.min(...kept.map(({ oldest }) => Number(oldest)));
  return { groups, ...(isMore && kept.length > 0 && { next }) };
}

/** The first bundles, up to the end of the group in which the page is full. */
function wholeGroups<Bundle extends { readonly snapshotId: number }>(bundles: readonly Bundle[]): Bundle[] {
  const last = bundles[bundlesPerPage - 1]?.snapshotId;
  if (last === undefined) return [...bundles];
  const kept = new Set(bundles.slice(0, bundlesPerPage).map((bundle) => bundle.snapshotId));
  return bundles.filter((bundle) => kept.has(bundle.snapshotId));
}

/** The changes of one bundle, newest first. */
export async function readBundle(
  filter: HistoryFilter,
  bundle: { readonly snapshotId: number; readonly key: string },
  limit: number,
): Promise<HistoryEntry[]> {
  const key = signature(filter.subjects?.length === 1);
  const name = sql`concat_ws(' ', ${kind}, ${cause}, ${runId}, ${pack}, ${key})`;
  return entriesWhere(
    and(matching(filter), eq(snapshotId, bundle.snapshotId), sql`${name} = ${bundle.key}`),
    limit,
  );
}

/** The changes that match, newest first. */
export function listHistory(filter: HistoryFilter, limit: number): Promise<HistoryEntry[]> {
  return entriesWhere(matching(filter), limit);
}

/** How many changes match. */
export async function countHistory(filter: HistoryFilter): Promise<number> {
  const [row] = await database()
    .select({ count: sql<number>`count(*)::integer` })
    .from(historyChanges)
    .where(matching(filter));
  return row?.count ?? 0;
}

function matching(filter: HistoryFilter): SQL | undefined {
  const { kinds, subjects, leaving, from, to } = filter;
  const isBelow = subjects && inArray(subject, [...subjects]);
  const hasLeft =
    leaving &&
    and(
      inArray(kind, ["moved", "left", "ou-removed"]),
      inArray(sql`coalesce(${before} ->> 'parentId', ${before} -> 'place' ->> 'parentId')`, [...leaving]),
    );
  return and(
    eq(callerKey, filter.callerKey),
    kinds && inArray(kind, [...kinds]),
    or(isBelow, hasLeft),
    filter.cause && eq(cause, filter.cause),
    from === undefined ? undefined : gte(seenAt, new Date(from)),
    to === undefined ? undefined : lte(seenAt, new Date(to)),
    filter.before === undefined ? undefined : lt(id, filter.before),
  );
}

async function entriesById(ids: readonly number[]): Promise<ReadonlyMap<number, HistoryEntry>> {
  if (ids.length === 0) return new Map();
  const entries = await entriesWhere(inArray(id, [...ids]), ids.length);
  return new Map(entries.map((entry) => [entry.id, entry]));
}

async function entriesWhere(condition: SQL | undefined, limit: number): Promise<HistoryEntry[]> {
  const rows = await database()
    .select({ change: historyChanges, number: runs.number, title: runs.title })
    .from(historyChanges)
    .leftJoin(runs, eq(runs.id, runId))
    .where(condition)
    .orderBy(desc(id))
    .limit(limit);
  return rows.map(({ change, number, title }) => {
    const { since, seenAt: seen, cause: by, runId: run, pack: of, ...rest } = change;
    return HistoryEntry.parse({
      ...rest,
      since: since.getTime(),
      seenAt: seen.getTime(),
      ...(of !== null && { pack: of }),
      ...(by !== null && { cause: by }),
      ...(run !== null && number !== null && { run: { id: run, number, title } }),
    });
  });
}

async function takenAtOf(ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await database()
    .select({ id: snapshots.id, takenAt: snapshots.takenAt })
    .from(snapshots)
    .where(inArray(snapshots.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row.takenAt.getTime()]));
}
