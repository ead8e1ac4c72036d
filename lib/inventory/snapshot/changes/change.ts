import { z } from "zod";
import { ConfigurationAggregator } from "@/lib/aws-config/aggregators/model";
import { AggregatorTarget } from "@/lib/aws-config/aggregators/recorded-targets";
import { MemberPackStatus, OrganizationConformancePack, PackName } from "@/lib/aws-config/packs/model";
import { AccountId, ConfigurationId, PolicyId, TargetId } from "@/lib/core/identifiers";
import { JsonObject } from "@/lib/core/json";
import { AccountState, TargetKind } from "@/lib/organizations/model";
import {
  AssociationStatus,
  AssociationType,
  ConfigurationPolicySummary,
  FindingAggregator,
  OrganizationConfiguration,
} from "@/lib/security-hub/model";
import { Tag } from "@/lib/aws-config/tags/tag";

/** What governs a target: its association as AWS reports it, with names of the time at which it was read. */
export const AssociationValue = z.object({
  type: AssociationType.exactOptional(),
  /** Absent where AWS doesn't say which. */
  configurationId: ConfigurationId.exactOptional(),
  /** The policy's name; absent for self-managed. */
  configurationName: z.string().exactOptional(),
  status: AssociationStatus.exactOptional(),
  message: z.string().exactOptional(),
  /** Where what is inherited is applied; absent for what is applied here, and where it is not known. */
  sourceId: TargetId.exactOptional(),
  sourceName: z.string().exactOptional(),
});
export type AssociationValue = z.infer<typeof AssociationValue>;

/** What is applied to the target itself; null for nothing. */
export function applicationOf(value: AssociationValue | null): string | null {
  return value?.type === "APPLIED" ? (value.configurationId ?? "") : null;
}

/** The root or OU that holds a target. */
export const PlaceValue = z.object({
  parentId: TargetId,
  /** `Root › Workloads`: the parent's own path. */
  path: z.string(),
});
export type PlaceValue = z.infer<typeof PlaceValue>;

/** Everything that is followed of a root, an OU or an account. */
export const TargetValue = z.object({
  targetKind: TargetKind,
  name: z.string(),
  /** Absent for the root, and where it is not known. */
  place: PlaceValue.exactOptional(),
  /** Of an account; absent where AWS gives none. */
  state: AccountState.exactOptional(),
  /** Null where nothing governs it. */
  association: AssociationValue.nullable(),
});
export type TargetValue = z.infer<typeof TargetValue>;

export const PolicyValue = ConfigurationPolicySummary.pick({
  name: true,
  description: true,
  serviceEnabled: true,
  updatedAt: true,
}).extend({
  /** What it configures, as AWS writes it; absent where only the list of policies was read. */
  document: JsonObject.exactOptional(),
});
export type PolicyValue = z.infer<typeof PolicyValue>;

/** What an aggregator collects, and where it is. */
export const AggregatorValue = ConfigurationAggregator.pick({
  name: true,
  region: true,
  source: true,
  filters: true,
  updatedAt: true,
}).extend({
  arn: z.string().exactOptional(),
  /** Of a change of its tags, and of no other: AWS gives them apart from what the aggregator collects. */
  tags: z.array(Tag).exactOptional(),
});
export type AggregatorValue = z.infer<typeof AggregatorValue>;

/** A conformance pack in one account. */
export const MemberPackValue = MemberPackStatus.pick({ status: true, errorCode: true, errorMessage: true });
export type MemberPackValue = z.infer<typeof MemberPackValue>;

/** A conformance pack as AWS describes it; another template shows in the time of the last update alone. */
export const PackValue = OrganizationConformancePack.pick({
  name: true,
  inputParameters: true,
  excludedAccounts: true,
  deliveryS3Bucket: true,
  deliveryS3KeyPrefix: true,
  updatedAt: true,
});
export type PackValue = z.infer<typeof PackValue>;

export const ORGANIZATION_SUBJECT = "organization";

function change<Kind extends string, Subject extends z.ZodType, Value extends z.ZodType>(
  kind: Kind,
  subject: Subject,
  before: Value,
  after: Value,
) {
  return z.object({
    kind: z.literal(kind),
    subject,
    /** As it was called when the change was seen. */
    subjectName: z.string(),
    before,
    after,
    /** Epoch milliseconds of the latest instant at which `before` is known to have been true. */
    since: z.int(),
  });
}

const association = AssociationValue.nullable();
const renamed = z.object({ name: z.string() });
const state = z.object({ state: AccountState });
const named = z.object({ name: z.string() });

/**
 * One thing that differs between two readings. `applied` is what is applied to the target itself, `effective` what it
 * inherits or from where, `status` whether it took effect; an association that changes in several is one change, of the
 * first of these kinds.
 */
export const Change = z.discriminatedUnion("kind", [
  change("joined", TargetId, TargetValue.nullable(), TargetValue.nullable()),
  change("left", TargetId, TargetValue.nullable(), TargetValue.nullable()),
  change("ou-created", TargetId, TargetValue.nullable(), TargetValue.nullable()),
  change("ou-removed", TargetId, TargetValue.nullable(), TargetValue.nullable()),
  change("moved", TargetId, PlaceValue, PlaceValue),
  change("renamed", TargetId, renamed, renamed),
  change("state", TargetId, state, state),
  change("applied", TargetId, association, association),
  change("effective", TargetId, association, association),
  change("status", TargetId, association, association),
  change("policy-created", PolicyId, PolicyValue.nullable(), PolicyValue.nullable()),
  change("policy-changed", PolicyId, PolicyValue.nullable(), PolicyValue.nullable()),
  change("policy-deleted", PolicyId, PolicyValue.nullable(), PolicyValue.nullable()),
  change("aggregator-created", AggregatorTarget, AggregatorValue.nullable(), AggregatorValue.nullable()),
  change("aggregator-changed", AggregatorTarget, AggregatorValue.nullable(), AggregatorValue.nullable()),
  change("aggregator-deleted", AggregatorTarget, AggregatorValue.nullable(), AggregatorValue.nullable()),
  change(
    "configuration",
    z.literal(ORGANIZATION_SUBJECT),
    OrganizationConfiguration,
    OrganizationConfiguration,
  ),
  change("linked-regions", z.literal(ORGANIZATION_SUBJECT), FindingAggregator, FindingAggregator),
  change("pack-status", AccountId, MemberPackValue.nullable(), MemberPackValue.nullable()).extend({
    pack: PackName,
  }),
  change("pack-deployed", PackName, named.nullable(), named.nullable()),
  change("pack-changed", PackName, PackValue, PackValue),
  change("pack-deleted", PackName, named.nullable(), named.nullable()),
]);
export type Change = z.infer<typeof Change>;
export type ChangeKind = Change["kind"];

/** The kinds of changes, in the order in which people filter by them. */
export const changeKinds = [
  "applied",
  "effective",
  "status",
  "joined",
  "left",
  "moved",
  "state",
  "renamed",
  "ou-created",
  "ou-removed",
  "policy-created",
  "policy-changed",
  "policy-deleted",
  "aggregator-created",
  "aggregator-changed",
  "aggregator-deleted",
  "configuration",
  "linked-regions",
  "pack-status",
  "pack-deployed",
  "pack-changed",
  "pack-deleted",
] as const satisfies readonly ChangeKind[];
export const ChangeKindName = z.enum(changeKinds);
