import "server-only";
import { and, eq, gte, inArray, not, sql } from "drizzle-orm";
import { z } from "zod";
import { applicationOf, type Change } from "@/lib/inventory/snapshot/changes/change";
import type { DatabaseOrTransaction } from "../database/database";
import { auditEntries } from "../schema-audit";
import { historyChanges } from "../schema-history";

/** Who made a change, and the attempt of Canopy that did. */
export interface Explanation {
  readonly cause: "canopy" | "elsewhere";
  readonly attempt?: string;
  readonly runId?: string;
}

/** Clocks differ, and what AWS answers may lag behind its write by this much. */
const marginMs = 10 * 60_000;
const lagMs = 2 * 60_000;
/** Between an attempt in the record and the time that AWS gives its write. */
const callMs = 5_000;

const startAssociation = "securityhub:StartConfigurationPolicyAssociation";
const startDisassociation = "securityhub:StartConfigurationPolicyDisassociation";
const associationOperations: readonly string[] = [startAssociation, startDisassociation];

/** The operations by which a change of each kind is made; a kind without any is AWS's own doing, or Organizations'. */
const operationsOf: Partial<Record<Change["kind"], readonly string[]>> = {
  applied: associationOperations,
  "policy-created": ["securityhub:CreateConfigurationPolicy"],
  "policy-changed": ["securityhub:UpdateConfigurationPolicy"],
  "policy-deleted": ["securityhub:DeleteConfigurationPolicy"],
  configuration: ["securityhub:UpdateOrganizationConfiguration"],
};

const Sent = z.object({
  configurationId: z.string().optional(),
  configurationType: z.string().optional(),
  autoEnable: z.boolean().optional(),
});
const Association = z
  .object({ type: z.string().optional(), configurationId: z.string().optional() })
  .nullable();

interface Attempt {
  readonly operation: string;
  readonly target: string;
  readonly at: number;
  readonly correlation: string;
  readonly runId: string | null;
  readonly input: unknown;
  readonly before: unknown;
  /** Whether it explains an earlier change already. */
  readonly isSpent: boolean;
}

/**
 * Who made those of the changes that a person makes, by the record: an attempt on the same thing, with this value, at this
 * time, that AWS has not refused. One whose answer was lost counts, because it may be what AWS shows. A change that none explains was
 * made elsewhere; what is not conclusive has no explanation.
 */
export async function explainChanges(
  transaction: DatabaseOrTransaction,
  { callerKey, seenAt }: { readonly callerKey: string; readonly seenAt: number },
  changes: readonly Change[],
): Promise<ReadonlyMap<Change, Explanation>> {
  const suspended = new Set(changes.filter(({ kind }) => kind === "state").map(({ subject }) => subject));
  const made = changes.filter((change) => isConclusive(change) && !suspended.has(change.subject));
  const explained = new Map<Change, Explanation>();
  if (made.length === 0) return explained;
  const since = Math.min(...made.map((change) => change.since)) - marginMs;
  const attempts = await attemptsSince(transaction, callerKey, made, since);
  for (const change of made) {
    const explanation = explanationOf(change, attempts, seenAt);
    if (explanation !== undefined) explained.set(change, explanation);
  }
  return explained;
}

/** Whether a person has made it, and both of its values are known. */
function isConclusive(change: Change): boolean {
  switch (change.kind) {
    case "applied":
      return [change.before, change.after].every(
        (value) => value === null || (value.type !== undefined && value.configurationId !== undefined),
      );
    case "policy-changed":
      return change.before?.updatedAt.slice(0, 19) !== change.after?.updatedAt.slice(0, 19);
    case "configuration":
      return (["configurationType", "autoEnable", "autoEnableStandards"] as const).some(
        (name) =>
          change.before[name] !== undefined &&
          change.after[name] !== undefined &&
          change.before[name] !== change.after[name],
      );
    default:
      return operationsOf[change.kind] !== undefined;
  }
}

async function attemptsSince(
  transaction: DatabaseOrTransaction,
  callerKey: string,
  changes: readonly Change[],
  since: number,
): Promise<ReadonlyMap<string, readonly Attempt[]>> {
  const { operation, target, at, correlation, runId, input, before, phase } = auditEntries;
  const operations = new Set(changes.flatMap(({ kind }) => operationsOf[kind] ?? []));
  // Policies and the organization are few, and an attempt on them may name them otherwise.
  const isOfTargets = [...operations].every((each) => associationOperations.includes(each));
  const subjects = [...new Set<string>(changes.map(({ subject }) => subject))];
  const isSpent = sql<boolean>`exists (
    select 1 from ${historyChanges} h
    where h.caller_key = ${callerKey} and h.subject in ${subjects} and h.attempt = audit_entries.correlation)`;
  const rows = await transaction
    .select({ operation, target, at, correlation, runId, input, before, isSpent })
    .from(auditEntries)
    .where(
      and(
        inArray(operation, [...operations]),
        eq(phase, "attempted"),
        gte(at, new Date(since)),
        isOfTargets ? inArray(target, subjects) : undefined,
        not(sql`exists (
          select 1 from audit_entries later
          where later.correlation = audit_entries.correlation and later.phase in ('failed', 'refused'))`),
      ),
    );
  return Map.groupBy(
    rows.map((row) => ({ ...row, at: row.at.getTime() })),
    (attempt) => attempt.operation,
  );
}

function explanationOf(
  change: Change,
  attempts: ReadonlyMap<string, readonly Attempt[]>,
  seenAt: number,
): Explanation | undefined {
  const candidates = (operationsOf[change.kind] ?? [])
    .flatMap((operation) => attempts.get(operation) ?? [])
    .filter((attempt) => isAbout(attempt, change));
  const by = candidates
    .filter((attempt) => isMeant(attempt, change) && isInTime(attempt, change))
    .toSorted((one, other) => other.at - one.at)[0];
  if (by !== undefined)
    return { cause: "canopy", attempt: by.correlation, ...(by.runId !== null && { runId: by.runId }) };
  // AWS may answer what was there before a write for a while after it.
  if (candidates.some((attempt) => attempt.at > seenAt - lagMs && isAsBefore(attempt, change)))
    return undefined;
  return { cause: "elsewhere" };
}

function isAbout({ target, input }: Attempt, change: Change): boolean {
  if (change.kind === "configuration") return true;
  if (change.kind === "applied") return target === change.subject;
  // A policy has no id before it is created.
  const name = change.kind === "policy-created" ? change.subjectName : change.subject;
  return `${target} ${JSON.stringify(input)}`.includes(name);
}

/** Whether the attempt asks for what the change has come to. */
function isMeant({ operation, input }: Attempt, change: Change): boolean {
  const sent = Sent.safeParse(input).data ?? {};
  if (change.kind === "applied") {
    const wanted = operation === startDisassociation ? null : sent.configurationId;
    return wanted === applicationOf(change.after);
  }
  if (change.kind !== "configuration") return true;
  const { configurationType = change.after.configurationType, autoEnable = change.after.autoEnable } = sent;
  return configurationType === change.after.configurationType && autoEnable === change.after.autoEnable;
}

/** An attempt explains one change, and another one only where nothing was read between them. */
function isInTime({ at, isSpent }: Attempt, change: Change): boolean {
  if (change.kind === "policy-changed" && change.after !== null)
    if (Math.abs(Date.parse(change.after.updatedAt) - at) <= callMs) return true;
  return at >= change.since - (isSpent ? 0 : marginMs);
}

function isAsBefore({ before }: Attempt, change: Change): boolean {
  if (change.kind !== "applied") return false;
  const had = Association.safeParse(before ?? null).data;
  if (had === undefined) return false;
  const applied = had?.type === "APPLIED" ? (had.configurationId ?? "") : null;
  return applied === applicationOf(change.after);
}
