import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { PolicyId } from "@/lib/core/identifiers";
import {
  Definition,
  definitionDiff,
  type DefinitionReading,
  type KnownDefinition,
  type KnownDefinitions,
  knownKey,
} from "@/lib/inventory/snapshot/changes/definition";
import { database, type DatabaseOrTransaction } from "../database/database";
import { knownDefinitions } from "../schema-history";
import { storable } from "../storable";
import { explainChanges } from "./explain-changes";
import { insertExplained } from "./insert-changes";

const { callerKey: ofCaller, key, readAt } = knownDefinitions;
const regionKey = "aggregators in ";

/** The database's clock, in epoch milliseconds: what all replicas compare the times of their readings by. */
export async function databaseTime(connection: DatabaseOrTransaction = database()): Promise<number> {
  const { rows } = await connection.execute(
    sql`select (extract(epoch from clock_timestamp()) * 1000)::double precision as now`,
  );
  return DatabaseTime.parse(rows[0]).now;
}
const DatabaseTime = z.object({ now: z.number() });

/** Which state of each policy is known with what it configures: its `UpdatedAt`. */
export async function knownPolicyTimes(callerKey: string): Promise<ReadonlyMap<PolicyId, string>> {
  const { byKey } = await readKnown(database(), callerKey);
  const times = new Map<PolicyId, string>();
  for (const { definition: known } of byKey.values()) {
    if (known.kind === "policy" && known.value.document !== undefined)
      times.set(known.subject, known.value.updatedAt);
  }
  return times;
}

/** When each definition of this caller was read last, by what it is known by, in epoch milliseconds of the database's clock. */
export async function knownSince(callerKey: string): Promise<ReadonlyMap<string, number>> {
  const rows = await database().select({ key, readAt }).from(knownDefinitions).where(eq(ofCaller, callerKey));
  return new Map(rows.map((row) => [row.key, row.readAt.getTime()]));
}

/** Compares a reading with what was known, in a transaction of its own; see `compareDefinitions`. */
export async function recordDefinitions(seen: SeenDefinitions, reading: DefinitionReading): Promise<void> {
  await database().transaction((transaction) => compareDefinitions(transaction, seen, reading));
}

interface SeenDefinitions {
  readonly callerKey: string;
  readonly snapshotId: number;
}

/**
 * Keeps what a reading says of policies and aggregators, and as changes what it says otherwise than the one before. What
 * AWS shows as it was before a write that Canopy made a moment ago is older than that, and left out.
 */
export async function compareDefinitions(
  transaction: DatabaseOrTransaction,
  { callerKey, snapshotId }: SeenDefinitions,
  reading: DefinitionReading,
): Promise<void> {
  // Readings of one caller take turns: two at once would both find the same change.
  await transaction.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`definitions ${callerKey}`}, 0))`,
  );
  const known = await readKnown(transaction, callerKey);
  const now = await databaseTime(transaction);
  const diff = definitionDiff(known, reading, now);
  const seenAt = Date.now();
  const { isAnswer = false } = reading;
  const explained = await explainChanges(transaction, { callerKey, seenAt, isAnswer }, diff.changes);
  const isTrue = ({ change }: { readonly change?: (typeof diff.changes)[number] }) =>
    change === undefined || explained.has(change);
  const read = diff.read.filter(isTrue);
  const gone = diff.gone.filter(isTrue);
  const changes = [...read, ...gone].flatMap(({ change }) => change ?? []);
  if (changes.length > 0)
    await insertExplained(transaction, { callerKey, snapshotId, seenAt }, changes, explained);
  const at = reading.begunAt ?? now;
  await keep(transaction, callerKey, at, [
    ...read.map(({ definition: each }) => ({ key: knownKey(each), definition: each })),
    ...(reading.listed ?? []).map((region) => ({ key: regionKey + region, definition: {} })),
  ]);
  const keys = gone.map((each) => each.key);
  if (keys.length > 0)
    await transaction.delete(knownDefinitions).where(and(eq(ofCaller, callerKey), inArray(key, keys)));
}

async function readKnown(connection: DatabaseOrTransaction, callerKey: string): Promise<KnownDefinitions> {
  const rows = await connection.select().from(knownDefinitions).where(eq(ofCaller, callerKey));
  const byKey = new Map<string, KnownDefinition>();
  const listed = new Set<string>();
  for (const row of rows) {
    const { success, data } = Definition.safeParse(row.definition);
    if (success) byKey.set(row.key, { definition: data, readAt: row.readAt.getTime() });
    else if (row.key.startsWith(regionKey)) listed.add(row.key.slice(regionKey.length));
  }
  return { byKey, listed };
}

async function keep(
  transaction: DatabaseOrTransaction,
  callerKey: string,
  at: number,
  rows: readonly { readonly key: string; readonly definition: object }[],
): Promise<void> {
  if (rows.length === 0) return;
  await transaction
    .insert(knownDefinitions)
    .values(
      rows.map((row) => ({ ...row, callerKey, definition: storable(row.definition), readAt: new Date(at) })),
    )
    .onConflictDoUpdate({
      target: [ofCaller, key],
      set: { definition: sql`excluded.definition`, readAt: sql`greatest(${readAt}, excluded.read_at)` },
    });
}
