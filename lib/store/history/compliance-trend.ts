import "server-only";
import { and, asc, desc, eq, gt, lte, sql } from "drizzle-orm";
import {
  decodeTrend,
  encodeTrend,
  type TrendFigures,
  type TrendKind,
  type TrendRecord,
} from "@/lib/aws-config/compliance/trend/trend-figures";
import { database } from "../database/database";
import { complianceSubjects, complianceTrend } from "../schema-compliance";

/** Whose compliance, and of what. */
export interface TrendKey {
  readonly callerKey: string;
  readonly kind: TrendKind;
  readonly subject: string;
}

/** How something came out from an instant on, in epoch milliseconds; null where it was not read then. */
export interface TrendChange {
  readonly at: number;
  readonly figures: TrendFigures | null;
}

/**
 * Keeps how everything came out at a collection, where it differs from what is kept of the collection before; what is not
 * among the records any more is kept as not read. All of it or nothing; keeping the same twice is keeping it once.
 * @param at when the collection began, in epoch milliseconds
 */
export async function keepTrend(
  callerKey: string,
  at: number,
  records: readonly TrendRecord[],
): Promise<void> {
  const instant = sql`${new Date(at).toISOString()}::timestamptz`;
  const rows = records.map(({ kind, subject, figures }) => ({
    ...{ kind, subject },
    figures: figures && encodeTrend(figures),
  }));
  const recordset = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (kind text, subject text, figures integer[])`;
  await database().transaction(async (transaction) => {
    // A conflict would use up a number each time, so only what is missing is inserted.
    await transaction.execute(sql`
      insert into compliance_subjects (caller_key, kind, subject)
      select ${callerKey}, r.kind, r.subject from ${recordset}
      where not exists (
        select 1 from compliance_subjects s
        where s.caller_key = ${callerKey} and s.kind = r.kind and s.subject = r.subject)
      on conflict do nothing`);
    await transaction.execute(sql`
      insert into compliance_trend (subject_id, at, figures)
      select s.id, ${instant}, r.figures
      from compliance_subjects s
      left join ${recordset} on r.kind = s.kind and r.subject = s.subject
      left join lateral (
        select t.figures, t.at from compliance_trend t where t.subject_id = s.id order by t.at desc limit 1
      ) newest on true
      where s.caller_key = ${callerKey}
        and case when newest.at is null then r.subject is not null
          else newest.at < ${instant} and newest.figures is distinct from r.figures end
      on conflict do nothing`);
  });
}

/** What was kept of one thing, oldest first: what held at `from`, and each change after it. Both in epoch milliseconds. */
export async function readTrend(key: TrendKey, from: number): Promise<readonly TrendChange[]> {
  const { at, figures } = complianceTrend;
  const isOne = isSubject(key);
  const rowsOf = () =>
    database()
      .select({ at, figures })
      .from(complianceTrend)
      .innerJoin(complianceSubjects, eq(complianceSubjects.id, complianceTrend.subjectId));
  const [before, after] = await Promise.all([
    rowsOf()
      .where(and(isOne, lte(at, new Date(from))))
      .orderBy(desc(at))
      .limit(1),
    rowsOf()
      .where(and(isOne, gt(at, new Date(from))))
      .orderBy(asc(at)),
  ]);
  return [...before, ...after].map((row) => ({
    at: row.at.getTime(),
    figures: row.figures && decodeTrend(row.figures),
  }));
}

/** When the oldest record was made that is still kept of one thing, in epoch milliseconds; undefined where there is none. */
export async function trendBegins(key: TrendKey): Promise<number | undefined> {
  const [row] = await database()
    .select({ at: complianceTrend.at })
    .from(complianceTrend)
    .innerJoin(complianceSubjects, eq(complianceSubjects.id, complianceTrend.subjectId))
    .where(isSubject(key))
    .orderBy(asc(complianceTrend.at))
    .limit(1);
  return row?.at.getTime();
}

function isSubject({ callerKey, kind, subject }: TrendKey) {
  return and(
    eq(complianceSubjects.callerKey, callerKey),
    eq(complianceSubjects.kind, kind),
    eq(complianceSubjects.subject, subject),
  );
}

/** Deletes what ceased to hold longer ago than so many days, of every caller, by the database's clock. */
export async function deleteOldTrend(olderThanDays: number): Promise<void> {
  await database().execute(sql`
    delete from compliance_trend t
    where t.at < now() - make_interval(days => ${olderThanDays})
      and exists (
        select 1 from compliance_trend later
        where later.subject_id = t.subject_id and later.at > t.at
          and later.at <= now() - make_interval(days => ${olderThanDays}))`);
}
