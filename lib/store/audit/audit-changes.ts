import "server-only";
import { and, desc, eq, gt, inArray, lte, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { ActivityChange, ActivityDetail, type ActivityQuestion } from "@/lib/activity/activity";
import { database } from "../database/database";
import { auditChanges, auditEntries } from "../schema-audit";

/** A word of a free text, with the targets and policies whose names hold it. */
export interface SearchedWord {
  readonly word: string;
  readonly targetIds: readonly string[];
  readonly policyIds: readonly string[];
}

/** A question as the database answers it: the free text as words. */
export interface ChangeQuery extends Omit<ActivityQuestion, "q"> {
  readonly words: readonly SearchedWord[];
  /** Only changes of these targets. */
  readonly within?: ReadonlySet<string> | undefined;
  /** Changes that began up to this entry alone. */
  readonly upTo?: number;
  /** All changes that words and policies can match, where these are few; see {@link fewMatches}. */
  readonly ids?: readonly number[] | undefined;
}

/** Number of the newest entry of the record, 0 where it is empty. */
export async function newestAuditEntry(): Promise<number> {
  const { rows } = await database().execute(sql`select coalesce(max(id), 0) as id from audit_entries`);
  return Newest.parse(rows[0]).id;
}
const Newest = z.object({ id: z.coerce.number() });

/** The words of a text as the record's words are made: split in the database, whose locale decides what a letter is. */
export async function wordsOfText(text: string): Promise<readonly string[]> {
  const { rows } = await database().execute(sql`select unnest(audit_words(${text})) as word`);
  return z
    .array(z.object({ word: z.string() }))
    .parse(rows)
    .map(({ word }) => word);
}

/** So many are sorted in a moment; of more, one in some hundred changes matches, and the newest are soon found in their order. */
const mostFew = 5_000;

/**
 * The changes that words and policies match, where there are few; undefined where they are many, or the query has neither.
 * PostgreSQL takes any word for a frequent one, and would read the whole table in order for one that nothing has.
 */
export async function fewMatches(query: ChangeQuery): Promise<readonly number[] | undefined> {
  const condition = and(...indexedConditions(query));
  if (condition === undefined) return undefined;
  const { rows } = await database().transaction(async (transaction) => {
    // What is left is to combine the inverted indexes.
    await transaction.execute(
      sql`select set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)`,
    );
    const found = transaction
      .select({ id: auditChanges.id })
      .from(auditChanges)
      .where(condition)
      .limit(mostFew + 1);
    return transaction.execute(sql`select id from (${found}) found`);
  });
  return rows.length > mostFew
    ? undefined
    : z
        .array(Newest)
        .parse(rows)
        .map(({ id }) => id);
}

/** Matching changes, newest first; those that began before the change `before` alone. */
export async function listChanges(
  query: ChangeQuery,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly ActivityChange[]> {
  const page = database()
    .select()
    .from(auditChanges)
    .where(and(conditionOf(query), before === undefined ? undefined : olderThan(before)))
    .orderBy(desc(auditChanges.at), desc(auditChanges.id))
    .limit(limit);
  const { rows } = await database().execute(changeRows(sql`(${page})`));
  return rows.map(changeOf);
}

/** Matching changes that began after the entry `id`, at most `limit` are counted. */
export async function countNewerChanges(query: ChangeQuery, id: number, limit: number): Promise<number> {
  const newer = database()
    .select({ id: auditChanges.id })
    .from(auditChanges)
    .where(and(conditionOf(query), gt(auditChanges.id, id)))
    .limit(limit);
  const { rows } = await database().execute(sql`select count(*) as count from (${newer}) newer`);
  return z.object({ count: z.coerce.number() }).parse(rows[0]).count;
}

/** One change with its entries; undefined where no change began with this entry. */
export async function readChange(id: number): Promise<ActivityDetail | undefined> {
  const { rows } = await database().execute(changeRows(sql`(select * from audit_changes where id = ${id})`));
  const [row] = rows;
  if (row === undefined) return undefined;
  const { correlation } = z.object({ correlation: z.string() }).parse(row);
  const entries = await database()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.correlation, correlation))
    .orderBy(auditEntries.id);
  const first = entries[0];
  return ActivityDetail.parse({
    change: changeOf(row),
    input: first?.input,
    before: first?.before ?? undefined,
    after: entries.findLast(({ after }) => after !== null)?.after ?? undefined,
    entries: entries.map(({ id: entryId, at, phase, actorId, actorName, awsRequestId, failure, hash }) => ({
      id: entryId,
      at: at.toISOString(),
      phase,
      by: { id: actorId, name: actorName },
      ...(awsRequestId !== null && { awsRequestId }),
      ...(failure !== null && { failure }),
      hash: Buffer.from(hash).toString("hex"),
    })),
  });
}

/** Everyone and every operation of the record; each is found by one step of an index, however many entries there are. */
export async function changeFacets(): Promise<{
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly operations: readonly string[];
}> {
  const [people, operations] = await Promise.all([
    database().execute(sql`
      with recursive people(id) as (
        (select actor_id from audit_changes order by actor_id limit 1)
        union all
        select (select actor_id from audit_changes where actor_id > people.id order by actor_id limit 1)
        from people where people.id is not null
      )
      select id, (select actor_name from audit_changes where actor_id = people.id order by at desc, id desc limit 1) as name
      from people where id is not null limit 500`),
    database().execute(sql`
      with recursive operations(name) as (
        (select operation from audit_changes order by operation limit 1)
        union all
        select (select operation from audit_changes where operation > operations.name order by operation limit 1)
        from operations where operations.name is not null
      )
      select name from operations where name is not null limit 500`),
  ]);
  return {
    people: z.array(z.object({ id: z.string(), name: z.string() })).parse(people.rows),
    operations: z
      .array(z.object({ name: z.string() }))
      .parse(operations.rows)
      .map(({ name }) => name),
  };
}

function conditionOf(query: ChangeQuery): SQL | undefined {
  const { by, operation, target, within, result, from, until, run, upTo, ids } = query;
  const changes = auditChanges;
  return and(
    by === undefined ? undefined : inArray(changes.actorId, by),
    operation === undefined ? undefined : inArray(changes.operation, operation),
    target === undefined ? undefined : inArray(changes.target, target),
    within === undefined ? undefined : sql`${changes.target} = any(${textArray([...within])})`,
    result === undefined ? undefined : inArray(changes.result, result),
    from === undefined ? undefined : sql`${changes.at} >= ${from}::timestamptz`,
    until === undefined ? undefined : sql`${changes.at} < ${until}::timestamptz`,
    run === undefined ? undefined : eq(changes.runId, run),
    upTo === undefined ? undefined : lte(changes.id, upTo),
    ids === undefined ? undefined : sql`${changes.id} = any(${sql.param([...ids])}::bigint[])`,
    ...(ids === undefined ? indexedConditions(query) : []),
  );
}

/** What the inverted indexes answer. */
function indexedConditions({ policy, words }: ChangeQuery): (SQL | undefined)[] {
  const changes = auditChanges;
  return [
    policy === undefined ? undefined : sql`${changes.configurations} && ${textArray(policy)}`,
    ...words.map(({ word, targetIds, policyIds }) =>
      or(
        // Letters and digits alone: nothing in it is an operator of a tsquery.
        sql`${changes.words} @@ ${`'${word}':*`}::tsquery`,
        targetIds.length === 0 ? undefined : sql`${changes.target} = any(${textArray(targetIds)})`,
        policyIds.length === 0 ? undefined : sql`${changes.configurations} && ${textArray(policyIds)}`,
      ),
    ),
  ];
}

/** An array as one parameter, however many members it has. */
function textArray(members: readonly string[]): SQL {
  return sql`${sql.param([...members])}::text[]`;
}

function olderThan(before: number): SQL {
  const { at, id } = auditChanges;
  return sql`(${at}, ${id}) < (select at, id from audit_changes where id = ${before})`;
}

/** The rows of a change, with what its first and its newest entry and its run say in short. */
function changeRows(changes: SQL): SQL {
  return sql`
    select
      change.id, change.correlation, change.at, change.ended_at, change.actor_id, change.actor_name, change.role,
      change.operation, change.target, change.result,
      coalesce(first.input->>'configurationId', last.after->>'configurationId') as configuration,
      case when first.before->>'type' = 'APPLIED' then first.before->>'configurationId' end as configuration_before,
      coalesce(
        first.input->'settings'->>'name', first.input->>'name', last.after->>'name', first.before->>'name'
      ) as name,
      coalesce(first.input->>'region', last.after->>'region') as region,
      first.before is null as is_new,
      last.failure, last.aws_request_id,
      coalesce(run.reason, nullif(first.input->>'reason', '')) as reason,
      coalesce(run.ticket, first.input->>'ticket') as ticket,
      run.id as run_id, run.number as run_number, run.title as run_title
    from ${changes} change
    join audit_entries first on first.id = change.id
    join audit_entries last on last.id = change.last_id
    left join runs run on run.id = change.run_id
    order by change.at desc, change.id desc`;
}

const Instant = z.coerce.date().transform((date) => date.toISOString());
const Row = z.object({
  id: z.coerce.number(),
  at: Instant,
  ended_at: Instant.nullable(),
  actor_id: z.string(),
  actor_name: z.string(),
  role: z.string(),
  operation: z.string(),
  target: z.string(),
  result: z.string(),
  configuration: z.string().nullable(),
  configuration_before: z.string().nullable(),
  name: z.string().nullable(),
  region: z.string().nullable(),
  is_new: z.boolean(),
  failure: z.unknown(),
  aws_request_id: z.string().nullable(),
  reason: z.string().nullable(),
  ticket: z.string().nullable(),
  run_id: z.string().nullable(),
  run_number: z.coerce.number().nullable(),
  run_title: z.string().nullable(),
});

function changeOf(row: unknown): ActivityChange {
  const read = Row.parse(row);
  const { configuration, configuration_before: configurationBefore, name, region, failure } = read;
  return ActivityChange.parse({
    id: read.id,
    at: read.at,
    ...(read.ended_at !== null && { endedAt: read.ended_at }),
    by: { id: read.actor_id, name: read.actor_name },
    role: read.role,
    operation: read.operation,
    target: read.target,
    result: read.result,
    ...(configuration !== null && { configuration }),
    ...(configurationBefore !== null && { configurationBefore }),
    ...(name !== null && { name }),
    ...(region !== null && { region }),
    isNew: read.is_new,
    ...(failure !== null && failure !== undefined && { failure }),
    ...(read.aws_request_id !== null && { awsRequestId: read.aws_request_id }),
    ...(read.reason !== null && { reason: read.reason }),
    ...(read.ticket !== null && { ticket: read.ticket }),
    ...(read.run_id !== null && {
      run: { id: read.run_id, number: read.run_number, title: read.run_title },
    }),
  });
}
