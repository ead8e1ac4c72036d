import "server-only";
import { and, desc, eq, gte, inArray } from "drizzle-orm";
import { z } from "zod";
import { Failure } from "@/lib/core/failure";
import { database } from "./database";
import { auditEntries } from "./schema";
import { storable, storableText } from "./storable";

/** `attempted` is written before AWS is called; an attempt that nothing follows has an unknown outcome. */
const Phase = z.enum(["attempted", "succeeded", "failed", "refused"]);

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
  /** How the target was before, where it could be told. */
  before: z.unknown().optional(),
  /** What the operation answered. */
  after: z.unknown().optional(),
  /** The same for all entries of one attempt. */
  correlation: z.uuid(),
});
export type NewAuditEntry = z.infer<typeof NewAuditEntry>;

/** An entry as it stands in the record. */
export interface AuditEntry extends NewAuditEntry {
  readonly id: number;
  /** ISO 8601, by the database's clock. */
  readonly at: string;
}

/** Adds an entry to the record, which can be read and never changed. Rejects when it cannot be kept. */
export async function appendAuditEntry(entry: NewAuditEntry): Promise<void> {
  const { actor, failure, awsRequestId, input, before, after, ...rest } = NewAuditEntry.parse(entry);
  await database()
    .insert(auditEntries)
    .values({
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

/** The newest entries, newest first. */
export async function listAuditEntries(limit: number): Promise<readonly AuditEntry[]> {
  const rows = await database().select().from(auditEntries).orderBy(desc(auditEntries.id)).limit(limit);
  return rows.map(({ id, at, actorId, actorName, failure, awsRequestId, before, after, ...rest }) => ({
    id,
    at: at.toISOString(),
    ...NewAuditEntry.parse({
      ...rest,
      actor: { id: actorId, name: actorName },
      ...(failure !== null && { failure }),
      ...(awsRequestId !== null && { awsRequestId }),
      ...(before !== null && { before }),
      ...(after !== null && { after }),
    }),
  }));
}

/** What was sent and how it was before, of each change by these operations that AWS has carried out since an instant. */
export function changesSince(
  operations: readonly string[],
  since: Date,
): Promise<readonly { readonly input: unknown; readonly before: unknown }[]> {
  const { input, before, at, operation, phase } = auditEntries;
  return database()
    .select({ input, before })
    .from(auditEntries)
    .where(and(inArray(operation, operations), eq(phase, "succeeded"), gte(at, since)));
}
