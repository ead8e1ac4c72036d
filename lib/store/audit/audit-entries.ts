import "server-only";
import { and, asc, desc, eq, gte, inArray, isNull, ne, not, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { Failure } from "@/lib/core/failure";
import { database, type DatabaseOrTransaction } from "../database/database";
import { auditEntries } from "../schema-audit";
import { storable, storableText } from "../storable";

/**
 * `attempted` is written before AWS is called. An attempt that nothing follows was interrupted, and `unknown` is one that
 * AWS did not answer; both are followed by what Canopy finds when it reads the target, see `unsettledAttempts`.
 */
const Phase = z.enum(["attempted", "succeeded", "failed", "refused", "unknown"]);

const NewAuditEntry = z.object({
  actor: z.object({ id: z.string(), name: z.string() }),
  role: z.string(),
  /** As AWS documents it, such as `securityhub:StartConfigurationPolicyAssociation`. */
  operation: z.string(),
  target: z.string(),
  input: z.unknown(),
  phase: Phase,
  failure: Failure.exactOptional(),
  awsRequestId: z.string().exactOptional(),
  /** How the target was before, where it could be read. */
  before: z.unknown().optional(),
  /** What the operation answered. */
  after: z.unknown().optional(),
  /** The same for all entries of one attempt. */
  correlation: z.uuid(),
  /** The run that made the attempt, whose worker settles it. */
  runId: z.uuid().exactOptional(),
});
export type NewAuditEntry = z.infer<typeof NewAuditEntry>;

/** An entry as it stands in the record. */
export interface AuditEntry extends NewAuditEntry {
  readonly id: number;
  /** ISO 8601, by the database's clock. */
  readonly at: string;
}

/**
 * Adds an entry to the record, which can be read and never changed; with a transaction, together with what it is about. It is
 * the last statement of the transaction: entries are chained, so each writer waits until the one before it has ended.
 * Rejects when it cannot be kept.
 */
export async function appendAuditEntry(
  entry: NewAuditEntry,
  transaction: DatabaseOrTransaction = database(),
): Promise<void> {
  const { actor, failure, awsRequestId, input, before, after, ...rest } = NewAuditEntry.parse(entry);
  await transaction.insert(auditEntries).values({
    ...rest,
    target: storableText(rest.target),
    actorId: storableText(actor.id),
    actorName: storableText(actor.name),
    input: storable(input) ?? {},
    failure: storable(failure),
    awsRequestId: awsRequestId ?? null,
    before: storable(before),
    after: storable(after),
  });
}

/**
 * The newest entries, newest first.
 * @internal exported for its tests
 */
export async function listAuditEntries(limit: number): Promise<readonly AuditEntry[]> {
  const rows = await database().select().from(auditEntries).orderBy(desc(auditEntries.id)).limit(limit);
  return rows.map(entryOf);
}

function entryOf(row: typeof auditEntries.$inferSelect): AuditEntry {
  const { id, at, actorId, actorName, failure, awsRequestId, before, after, runId, ...rest } = row;
  return {
    id,
    at: at.toISOString(),
    ...NewAuditEntry.parse({
      ...rest,
      actor: { id: actorId, name: actorName },
      ...(failure !== null && { failure }),
      ...(awsRequestId !== null && { awsRequestId }),
      ...(before !== null && { before }),
      ...(after !== null && { after }),
      ...(runId !== null && { runId }),
    }),
  };
}

/**
 * What was sent and how it was before, of each change by these operations since an instant that AWS has carried out, or
 * may have: of those under way, interrupted or unanswered it isn't known that AWS has not.
 */
export function changesSince(
  operations: readonly string[],
  since: Date,
): Promise<readonly { readonly input: unknown; readonly before: unknown }[]> {
  const { input, before, at, operation, phase } = auditEntries;
  return database()
    .select({ input, before })
    .from(auditEntries)
    .where(
      and(
        inArray(operation, operations),
        eq(phase, "attempted"),
        gte(at, since),
        not(followedBy(sql`later.phase in ('failed', 'refused')`)),
      ),
    );
}

/** How the last change by each of these operations ended that ended since an instant; what is under way is left out. */
export async function lastOutcomes(
  operations: readonly string[],
  since: Date,
): Promise<readonly Pick<AuditEntry, "operation" | "at" | "phase" | "failure" | "awsRequestId">[]> {
  const { id, at, operation, phase, actorId } = auditEntries;
  const rows = await database()
    .selectDistinctOn([operation])
    .from(auditEntries)
    .where(
      and(
        inArray(operation, operations),
        inArray(phase, ["succeeded", "failed"]),
        // What Canopy concludes afterwards is not an answer from AWS.
        ne(actorId, CANOPY_ACTOR.id),
        gte(at, since),
      ),
    )
    .orderBy(operation, desc(id));
  return rows.map(entryOf);
}

/** The actor of an entry that Canopy itself writes, when it finds out how an attempt ended. */
export const CANOPY_ACTOR = { id: "canopy", name: "Canopy" } as const;

/**
 * The attempts of the last thirty days, oldest first, without an outcome: made longer ago than a call to AWS may take, and
 * followed by nothing or by `unknown`. With a correlation, that one alone. A run settles its own attempts.
 */
export async function unsettledAttempts({
  olderThanMs,
  correlation,
}: {
  readonly olderThanMs: number;
  readonly correlation?: string;
}): Promise<readonly AuditEntry[]> {
  const { at, phase } = auditEntries;
  const rows = await database()
    .select()
    .from(auditEntries)
    .where(
      and(
        eq(phase, "attempted"),
        isNull(auditEntries.runId),
        sql`${at} between now() - interval '30 days' and now() - make_interval(secs => ${olderThanMs / 1_000})`,
        correlation === undefined ? undefined : eq(auditEntries.correlation, correlation),
        not(followedBy(sql`(later.phase <> 'unknown' or later.actor_id = ${CANOPY_ACTOR.id})`)),
      ),
    )
    .orderBy(asc(auditEntries.id))
    .limit(100);
  return rows.map(entryOf);
}

/** Whether an entry of the same attempt, other than the attempt itself, is so. */
function followedBy(condition: SQL): SQL {
  return sql`exists (
    select 1 from audit_entries later
    where later.correlation = audit_entries.correlation and later.phase <> 'attempted' and ${condition}
  )`;
}
