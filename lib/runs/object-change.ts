import { z } from "zod";
import { AggregatorInput } from "@/lib/aws-config/aggregators/change/aggregator-input";
import { AggregatorArn, AggregatorName, ConfigurationAggregator } from "@/lib/aws-config/aggregators/model";
import { recordedTarget } from "@/lib/aws-config/aggregators/recorded-targets";
import {
  FormerPack,
  PackChange,
  packTarget,
  PackTagsChange,
} from "@/lib/aws-config/packs/change/pack-change";
import { JsonObject } from "@/lib/core/json";
import { PolicyId, Region } from "@/lib/core/identifiers";
import { ReviewedConfiguration } from "@/lib/security-hub/configuration/reviewed";
import {
  ConfigurationPolicy,
  OrganizationConfiguration,
  OrganizationConfigurationUpdate,
} from "@/lib/security-hub/model";
import { RequestedSettings } from "@/lib/security-hub/policies/settings";
import { PolicyTags } from "@/lib/security-hub/policies/tags";
import { Tag, tagsChange } from "@/lib/aws-config/tags/tag";

/** `UpdatedAt` as AWS gave it. */
const ReviewedAt = z.iso.datetime().max(64);

/**
 * What a run does to one configuration policy. `openedAt` and `reviewedAt` are `UpdatedAt` of the policy that was reviewed;
 * `copyOf` is the policy whose members unknown to Canopy a new one takes over.
 */
const PolicyChange = z.discriminatedUnion("operation", [
  z.strictObject({
    operation: z.literal("create"),
    settings: RequestedSettings,
    tags: PolicyTags,
    copyOf: PolicyId.exactOptional(),
  }),
  z.strictObject({
    operation: z.literal("update"),
    policyId: PolicyId,
    openedAt: ReviewedAt,
    settings: RequestedSettings,
    reason: z.string().max(1_024),
  }),
  z.strictObject({ operation: z.literal("delete"), policyId: PolicyId, reviewedAt: ReviewedAt }),
]);
export type PolicyChange = z.infer<typeof PolicyChange>;

/** Of the aggregator that was reviewed, or ABSENT; see `fingerprintOf`. */
const Fingerprint = z.string().max(64);

/** What a run does to one aggregator; its tags are changed by steps of their own. */
const AggregatorChange = z.discriminatedUnion("operation", [
  AggregatorInput.extend({ operation: z.literal("put"), expected: Fingerprint }),
  z.strictObject({
    operation: z.literal("delete"),
    region: Region,
    name: AggregatorName,
    expected: Fingerprint,
  }),
]);
export type AggregatorChange = z.infer<typeof AggregatorChange>;

/** Tags that are taken away from one aggregator and then others that are set; `expected` are those that were reviewed. */
const AggregatorTagsChange = z.strictObject({
  region: Region,
  name: AggregatorName,
  arn: AggregatorArn,
  ...tagsChange,
});
export type AggregatorTagsChange = z.infer<typeof AggregatorTagsChange>;

/** What a run sets of the organization configuration, and what was reviewed. */
export const ConfigurationChange = z.strictObject({
  update: OrganizationConfigurationUpdate,
  expected: ReviewedConfiguration,
});
export type ConfigurationChange = z.infer<typeof ConfigurationChange>;

/** A change of one object, which is one step: what is asked for, and what it was reviewed against. */
export const ObjectChange = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("policy"), policy: PolicyChange }),
  z.strictObject({ kind: z.literal("aggregator"), aggregator: AggregatorChange }),
  z.strictObject({ kind: z.literal("aggregator-tags"), tags: AggregatorTagsChange }),
  z.strictObject({ kind: z.literal("configuration"), configuration: ConfigurationChange }),
  z.strictObject({ kind: z.literal("pack"), pack: PackChange }),
  z.strictObject({ kind: z.literal("pack-tags"), tags: PackTagsChange }),
]);
export type ObjectChange = z.infer<typeof ObjectChange>;

/** An object change as a run holds it. */
export const StoredObjectChange = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("policy"),
    policy: PolicyChange,
    /** Of an undo: the document that AWS had, with the members that Canopy does not know. */
    document: JsonObject.exactOptional(),
  }),
  z.object({
    kind: z.literal("aggregator"),
    aggregator: AggregatorChange,
    /** Of an undo: what AWS said of its sources beyond the model, see `restOf`. */
    rest: JsonObject.exactOptional(),
  }),
  z.object({ kind: z.literal("aggregator-tags"), tags: AggregatorTagsChange }),
  z.object({ kind: z.literal("configuration"), configuration: ConfigurationChange }),
  z.object({ kind: z.literal("pack"), pack: PackChange }),
  z.object({ kind: z.literal("pack-tags"), tags: PackTagsChange }),
]);
export type StoredObjectChange = z.infer<typeof StoredObjectChange>;

/** An aggregator with its tags, where they could be read: what makes it anew after a deletion. */
export const FormerAggregator = ConfigurationAggregator.extend({ tags: z.array(Tag).exactOptional() });
export type FormerAggregator = z.infer<typeof FormerAggregator>;

/** An object as AWS had it before a step, and as it answered after; null where there is none, or where it was not read. */
export const objectStates = {
  policy: ConfigurationPolicy.nullable(),
  aggregator: FormerAggregator.nullable(),
  "aggregator-tags": z.array(Tag).nullable(),
  configuration: OrganizationConfiguration.nullable(),
  pack: FormerPack.nullable(),
  "pack-tags": z.array(Tag).nullable(),
} as const;

/** The key of a step about an object that a later step of its run is about as well: the last one has the object's own. */
export function firstKey(key: string): string {
  return `${key}, first`;
}

/**
 * What of the organization an object change changes: two runs never have the same at once. A policy that does not exist yet is
 * known by its name.
 */
export function objectKey(change: ObjectChange | StoredObjectChange): string {
  switch (change.kind) {
    case "policy":
      return change.policy.operation === "create"
        ? `policy ${change.policy.settings.name}`
        : change.policy.policyId;
    case "aggregator":
      return recordedTarget(change.aggregator);
    case "aggregator-tags":
      return recordedTarget(change.tags);
    case "configuration":
      return "the organization";
    case "pack":
      return packTarget(change.pack.name);
    case "pack-tags":
      return packTarget(change.tags.name);
  }
}
