import { z } from "zod";
import { isSameState, stateOf } from "@/lib/aws-config/aggregators/aggregator-state";
import { type ConfigurationAggregator } from "@/lib/aws-config/aggregators/model";
import { AggregatorTarget, recordedTarget } from "@/lib/aws-config/aggregators/recorded-targets";
import { PolicyId, type Region } from "@/lib/core/identifiers";
import type { ConfigurationPolicy } from "@/lib/security-hub/model";
import { differenceOf, isSame } from "@/lib/security-hub/policies/difference";
import { readDocument, unmodelledMembers } from "@/lib/security-hub/policies/policy-document";
import { type PolicySettings, settingsOf } from "@/lib/security-hub/policies/settings";
import { AggregatorValue, type Change, PolicyValue } from "./change";
import { policyValue } from "./policy-diff";
import { Tag } from "@/lib/aws-config/tags/tag";

/** What AWS says a configuration policy or an aggregator is, and which tags an aggregator has: they are read apart. */
export const Definition = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("policy"), subject: PolicyId, value: PolicyValue }),
  z.object({ kind: z.literal("aggregator"), subject: AggregatorTarget, value: AggregatorValue }),
  z.object({
    kind: z.literal("aggregator-tags"),
    subject: AggregatorTarget,
    value: AggregatorValue.extend({ tags: z.array(Tag) }),
  }),
]);
export type Definition = z.infer<typeof Definition>;

/** What a definition is known by. The tags of an aggregator are known apart from the rest of it. */
export function knownKey({ kind, subject }: Definition): string {
  return kind === "aggregator-tags" ? tagsKey(subject) : subject;
}

/** One reading of definitions. */
export interface DefinitionReading {
  readonly definitions: readonly Definition[];
  /** Aggregators that are not there anymore. */
  readonly gone?: readonly AggregatorTarget[];
  /** Regions whose aggregators are all among the definitions. */
  readonly listed?: readonly Region[];
  /** When it began, in epoch milliseconds by the database's clock; absent for an answer of this moment. */
  readonly begunAt?: number;
  /** It is what AWS has answered to a change that Canopy made. */
  readonly isAnswer?: boolean;
}

/** A definition that was read before, and when, in epoch milliseconds by the database's clock. */
export interface KnownDefinition {
  readonly definition: Definition;
  readonly readAt: number;
}

/** What was known before a reading. */
export interface KnownDefinitions {
  readonly byKey: ReadonlyMap<string, KnownDefinition>;
  /** Regions whose aggregators were listed before: what comes to them was created since. */
  readonly listed: ReadonlySet<string>;
}

/** What a reading changes of what was known, and what is known after it. */
export interface DefinitionDiff {
  readonly changes: readonly Change[];
  /** With the change of each, where it is one. */
  readonly read: readonly { readonly definition: Definition; readonly change?: Change }[];
  /** By what they were known. The tags of an aggregator go with it, which is one change. */
  readonly gone: readonly { readonly key: string; readonly change?: Change }[];
}

/** A policy as its own reading gives it. */
export function policyDefinition(policy: ConfigurationPolicy): Definition {
  const value = { ...policyValue(policy), document: policy.document };
  return { kind: "policy", subject: policy.id, value };
}

/** An aggregator as its list gives it. */
export function aggregatorDefinition(aggregator: ConfigurationAggregator): Definition {
  return {
    kind: "aggregator",
    subject: recordedTarget(aggregator),
    value: AggregatorValue.parse(aggregator),
  };
}

/** All tags of an aggregator. */
export function aggregatorTagsDefinition(
  { name, region, arn }: Pick<ConfigurationAggregator, "name" | "region" | "arn">,
  tags: readonly Tag[],
): Definition {
  return {
    kind: "aggregator-tags",
    subject: recordedTarget({ name, region }),
    value: { name, region, arn, tags: [...tags] },
  };
}

/**
 * What a reading says that was otherwise before. What it says of something that was read later than it began, or that AWS
 * has changed later than it says, is older than what is known, and left out. A policy that was not known is no change: the snapshots say that it was created.
 */
export function definitionDiff(
  known: KnownDefinitions,
  reading: DefinitionReading,
  now: number,
): DefinitionDiff {
  const { begunAt = now, listed = [], gone = [] } = reading;
  const changes: Change[] = [];
  const read: { definition: Definition; change?: Change }[] = [];
  for (const definition of reading.definitions) {
    const before = known.byKey.get(knownKey(definition));
    if (before === undefined) {
      const change = creation(definition, known, begunAt);
      read.push({ definition, ...(change && { change }) });
      if (change) changes.push(change);
      continue;
    }
    if (isOlder(definition, before.definition)) continue;
    const isDifferent = !isSameDefinition(before.definition, definition);
    if (isDifferent && before.readAt > begunAt) continue;
    const change = isDifferent ? difference(before, definition) : undefined;
    if (change) changes.push(change);
    read.push({ definition: withKnownDocument(definition, before.definition), ...(change && { change }) });
  }
  const present = new Set<string>(reading.definitions.map(knownKey));
  const regions = new Set<string>(listed);
  const left = [...known.byKey.values()].filter(
    ({ definition, readAt }) =>
      definition.kind === "aggregator" &&
      !present.has(definition.subject) &&
      readAt <= begunAt &&
      (regions.has(definition.value.region) || gone.includes(definition.subject)),
  );
  const removed = left.flatMap(({ definition, readAt }) => {
    if (definition.kind !== "aggregator") return [];
    const { subject, value } = definition;
    const common = { subject, subjectName: value.name, since: readAt } as const;
    const change = { ...common, kind: "aggregator-deleted", before: value, after: null } as const;
    return [{ key: subject, change }, { key: tagsKey(subject) }];
  });
  return { changes: [...changes, ...removed.flatMap(({ change }) => change ?? [])], read, gone: removed };
}

function tagsKey(subject: AggregatorTarget): string {
  return `tags of ${subject}`;
}

function creation(definition: Definition, { listed }: KnownDefinitions, begunAt: number): Change | undefined {
  if (definition.kind !== "aggregator" || !listed.has(definition.value.region)) return undefined;
  const { subject, value } = definition;
  const since = value.updatedAt === undefined ? begunAt : Math.min(begunAt, Date.parse(value.updatedAt));
  return { kind: "aggregator-created", subject, subjectName: value.name, before: null, after: value, since };
}

function difference({ definition, readAt }: KnownDefinition, now: Definition): Change | undefined {
  if (definition.kind === "policy" && now.kind === "policy")
    return {
      ...{ kind: "policy-changed", subject: now.subject, subjectName: now.value.name },
      ...{ before: definition.value, after: now.value, since: Math.max(readAt, changedAt(definition)) },
    };
  if (definition.kind === "aggregator" && now.kind === "aggregator")
    return {
      ...{ kind: "aggregator-changed", subject: now.subject, subjectName: now.value.name },
      ...{ before: definition.value, after: now.value, since: readAt },
    };
  if (definition.kind === "aggregator-tags" && now.kind === "aggregator-tags")
    return {
      ...{ kind: "aggregator-changed", subject: now.subject, subjectName: now.value.name },
      ...{ before: definition.value, after: now.value, since: readAt },
    };
  return undefined;
}

/** Whether AWS has changed it before what is known. A write answers its time in more digits than a list. */
function isOlder(definition: Definition, known: Definition): boolean {
  const isTimed = definition.value.updatedAt !== undefined && known.value.updatedAt !== undefined;
  return isTimed && changedAt(definition) < changedAt(known);
}

function changedAt({ value }: Definition): number {
  return value.updatedAt === undefined ? 0 : Date.parse(`${value.updatedAt.slice(0, 19)}Z`);
}

function isSameDefinition(one: Definition, other: Definition): boolean {
  if (one.kind === "aggregator" && other.kind === "aggregator")
    return isSameState(stateOf(one.value, []), stateOf(other.value, []));
  if (one.kind === "aggregator-tags" && other.kind === "aggregator-tags")
    return isSameState({ tags: one.value.tags }, { tags: other.value.tags });
  if (one.kind !== "policy" || other.kind !== "policy") return false;
  if (changedAt(one) !== changedAt(other)) return false;
  const [before, after] = [settingsOfValue(one.value), settingsOfValue(other.value)];
  if (before === undefined || after === undefined) return true;
  return isSame(differenceOf(before, after)) && unmodelled(before) === unmodelled(after);
}

function unmodelled({ document }: PolicySettings): string {
  return document === undefined ? "" : JSON.stringify(unmodelledMembers(document));
}

/** A list says less than the policy itself: of the same change of it, what was read stays known. */
function withKnownDocument(definition: Definition, known: Definition): Definition {
  if (definition.kind !== "policy" || known.kind !== "policy") return definition;
  const { document } = known.value;
  if (definition.value.document !== undefined || document === undefined) return definition;
  if (changedAt(definition) !== changedAt(known)) return definition;
  return { ...definition, value: { ...definition.value, document } };
}

/** What a policy configures; undefined where only the list of policies was read. */
export function settingsOfValue({ document, ...value }: PolicyValue): PolicySettings | undefined {
  if (document === undefined) return undefined;
  const { name, description } = value;
  return settingsOf({ name, description, document, ...readDocument(document) });
}
