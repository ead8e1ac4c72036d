import "server-only";
import { and, eq, gte, inArray, not, sql } from "drizzle-orm";
import { z } from "zod";
import { isSameState, noAggregator, stateOf } from "@/lib/aws-config/aggregators/aggregator-state";
import { AggregatorFilters, AggregatorSource } from "@/lib/aws-config/aggregators/model";
import { packTarget } from "@/lib/aws-config/packs/change/pack-change";
import { type AggregatorValue, applicationOf, type Change } from "@/lib/inventory/snapshot/changes/change";
import { settingsOfValue } from "@/lib/inventory/snapshot/changes/definition";
import { differenceOf, isSame } from "@/lib/security-hub/policies/difference";
import { PolicySettings } from "@/lib/security-hub/policies/settings";
import type { DatabaseOrTransaction } from "../database/database";
import { auditEntries } from "../schema-audit";
import { historyChanges } from "../schema-history";
import { isPackSent, isSameDefinition } from "./pack-definition";
import { tagsAfter, Tag } from "@/lib/aws-config/tags/tag";

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
const putAggregator = "config:PutConfigurationAggregator";
const tagResource = "config:TagResource";
const aggregatorOperations: readonly string[] = [
  putAggregator,
  "config:DeleteConfigurationAggregator",
  tagResource,
];
const putPack = "config:PutOrganizationConformancePack";

/** The operations by which a change of each kind is made; a kind without any is AWS's own doing, or Organizations'. */
const operationsOf: Partial<Record<Change["kind"], readonly string[]>> = {
  applied: associationOperations,
  "policy-created": ["securityhub:CreateConfigurationPolicy"],
  "policy-changed": ["securityhub:UpdateConfigurationPolicy"],
  "policy-deleted": ["securityhub:DeleteConfigurationPolicy"],
  "aggregator-created": aggregatorOperations,
  "aggregator-changed": aggregatorOperations,
  "aggregator-deleted": aggregatorOperations,
  configuration: ["securityhub:UpdateOrganizationConfiguration"],
  "pack-deployed": [putPack],
  "pack-changed": [putPack],
  "pack-deleted": ["config:DeleteOrganizationConformancePack"],
  // Canopy never writes them.
  "linked-regions": [],
};

const Sent = z.object({
  configurationId: z.string().optional(),
  configurationType: z.string().optional(),
  autoEnable: z.boolean().optional(),
  autoEnableStandards: z.string().optional(),
  settings: PolicySettings.optional().catch(undefined),
});
const SentAggregator = z.object({
  source: AggregatorSource.exactOptional(),
  filters: AggregatorFilters.exactOptional(),
});
/** What a change of tags sends: see `aggregatorTagsHandler`. An aggregator is created with its tags. */
const SentTags = z.object({
  tags: z.array(Tag).exactOptional(),
  set: z.array(Tag).default([]),
  remove: z.array(z.string()).default([]),
  expected: z.array(Tag).default([]),
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

interface SeenBy {
  readonly callerKey: string;
  /** Epoch milliseconds. */
  readonly seenAt: number;
  /** It was seen in AWS's answer to an attempt, so that it need not be what was asked for to the letter. */
  readonly isAnswer?: boolean;
}

/**
 * Who made those of the changes that a person makes, by the record: an attempt on the same thing, with this value, at this
 * time, that AWS has not refused. One whose answer was lost counts, because it may be what AWS shows. A change that none explains was
 * made elsewhere; what is not conclusive has no explanation.
 */
export async function explainChanges(
  transaction: DatabaseOrTransaction,
  { callerKey, seenAt, isAnswer = false }: SeenBy,
  changes: readonly Change[],
): Promise<ReadonlyMap<Change, Explanation>> {
  const suspended = new Set(changes.filter(({ kind }) => kind === "state").map(({ subject }) => subject));
  const made = changes.filter((change) => isConclusive(change) && !suspended.has(change.subject));
  const explained = new Map<Change, Explanation>();
  if (made.length === 0) return explained;
  const since = Math.min(...made.map((change) => change.since)) - marginMs;
  const attempts = await attemptsSince(transaction, callerKey, made, since);
  for (const change of made) {
    const explanation = explanationOf(change, attempts, { seenAt, isAnswer });
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
    case "configuration":
      return (["configurationType", "autoEnable", "autoEnableStandards"] as const).some(
        (name) =>
          change.before[name] !== undefined &&
          change.after[name] !== undefined &&
          change.before[name] !== change.after[name],
      );
    // AWS may move the time of a pack's last update by itself.
    case "pack-changed":
      return !isSameDefinition(change.before, change.after);
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
  { seenAt, isAnswer }: { readonly seenAt: number; readonly isAnswer: boolean },
): Explanation | undefined {
  const candidates = (operationsOf[change.kind] ?? [])
    .flatMap((operation) => attempts.get(operation) ?? [])
    .filter((attempt) => isAbout(attempt, change));
  const by = candidates
    .filter((attempt) => (isAnswer || isMeant(attempt, change)) && isInTime(attempt, change))
    .toSorted((one, other) => other.at - one.at)[0];
  if (by !== undefined)
    return { cause: "canopy", attempt: by.correlation, ...(by.runId !== null && { runId: by.runId }) };
  // AWS may answer what was there before a write for a while after it.
  if (candidates.some((attempt) => attempt.at > seenAt - lagMs && isAsBefore(attempt, change)))
    return undefined;
  return { cause: "elsewhere" };
}

function isAbout({ operation, target, input }: Attempt, change: Change): boolean {
  if (change.kind === "configuration") return true;
  if (isOfAggregator(change))
    return target === (operation === tagResource ? change.after?.arn : change.subject);
  if (change.kind === "applied") return target === change.subject;
  if (isOfPack(change)) return target === packTarget(change.subject);
  // A policy has no id before it is created.
  const name = change.kind === "policy-created" ? change.subjectName : change.subject;
  return `${target} ${JSON.stringify(input)}`.includes(name);
}

/** Whether the attempt asks for what the change has come to. */
function isMeant({ operation, input }: Attempt, change: Change): boolean {
  if (isOfAggregator(change)) {
    const tags = change.after?.tags;
    if (tags !== undefined) return isSameState({ tags: tagsSent(input) }, { tags });
    if (operation !== putAggregator) return change.after === null;
    return change.after !== null && isAggregator(input, change.after);
  }
  const sent = Sent.safeParse(input).data ?? {};
  switch (change.kind) {
    case "applied":
      return (
        (operation === startDisassociation ? null : sent.configurationId) === applicationOf(change.after)
      );
    case "policy-changed": {
      const settings = change.after === null ? undefined : settingsOfValue(change.after);
      if (settings === undefined || sent.settings === undefined) return true;
      return isSame(differenceOf(settings, sent.settings));
    }
    case "pack-changed":
      return isPackSent(input, change.after);
    case "configuration":
      return (["configurationType", "autoEnable", "autoEnableStandards"] as const).every(
        (name) => sent[name] === undefined || sent[name] === change.after[name],
      );
    default:
      return true;
  }
}

type AggregatorChange = Extract<Change, { readonly kind: `aggregator-${string}` }>;

function isOfPack({ kind }: Change): boolean {
  return kind === "pack-deployed" || kind === "pack-changed" || kind === "pack-deleted";
}

function isOfAggregator(change: Change): change is AggregatorChange {
  return operationsOf[change.kind] === aggregatorOperations;
}

/** Whether what was sent, or what was there before, is this aggregator; null for none. */
function isAggregator(value: unknown, aggregator: AggregatorValue | null): boolean {
  const { success, data } = SentAggregator.nullable().safeParse(value ?? null);
  if (!success) return false;
  const state = (each: typeof data | AggregatorValue) => (each === null ? noAggregator : stateOf(each, []));
  return (data === null) === (aggregator === null) && isSameState(state(data), state(aggregator));
}

function tagsSent(input: unknown): readonly Tag[] {
  const { tags, expected, set, remove } = SentTags.catch(noTags).parse(input);
  return tags ?? tagsAfter(expected, { set, remove });
}
const noTags: z.infer<typeof SentTags> = { set: [], remove: [], expected: [] };

/** Between its two requests, a change of tags has taken some away and set none yet. */
function isBeforeTags({ before, input }: Attempt, tags: readonly Tag[]): boolean {
  const had = z.array(Tag).safeParse(before ?? null).data;
  if (had === undefined) return false;
  const { remove } = SentTags.catch(noTags).parse(input);
  return [had, tagsAfter(had, { set: [], remove })].some((each) => isSameState({ tags: each }, { tags }));
}

/** An attempt explains one change, and another one only where nothing was read between them. */
function isInTime({ at, isSpent }: Attempt, change: Change): boolean {
  if (change.kind === "policy-changed" && change.after !== null)
    if (!isSpent && Math.abs(Date.parse(change.after.updatedAt) - at) <= callMs) return true;
  return at >= change.since - (isSpent ? 0 : marginMs);
}

function isAsBefore(attempt: Attempt, change: Change): boolean {
  const { before } = attempt;
  if (isOfAggregator(change)) {
    const tags = change.after?.tags;
    return tags === undefined ? isAggregator(before, change.after) : isBeforeTags(attempt, tags);
  }
  if (change.kind !== "applied") return false;
  const had = Association.safeParse(before ?? null).data;
  if (had === undefined) return false;
  const applied = had?.type === "APPLIED" ? (had.configurationId ?? "") : null;
  return applied === applicationOf(change.after);
}
