import { z } from "zod";
import { AccountId, ConfigurationId, OrganizationId, Region, TargetId } from "@/lib/core/identifiers";
import { Failure } from "@/lib/core/failure";
import { AggregatorSummary } from "@/lib/aws-config/aggregators/aggregator-list";
import { Tag } from "@/lib/aws-config/tags/tag";
import { MemberPackStatus, OrganizationConformancePack } from "@/lib/aws-config/packs/model";
import { DeployedPack, PackChange, TemplateSource } from "@/lib/aws-config/packs/change/pack-change";
import { NewRun } from "@/lib/runs/new-run";
import { PlanSummary } from "@/lib/runs/plans/plan";
import { RunSummary } from "@/lib/runs/run";
import {
  Assignment,
  AssociationStatus,
  AssociationType,
  ConfigurationPolicySummary,
  FindingAggregator,
  OrganizationConfiguration,
} from "@/lib/security-hub/model";

const [PackPut] = PackChange.options;

/** Something that could not be read: what stands beside it is true and not complete. */
const Missing = z.object({ part: z.string(), failure: Failure });

/** What each answer from the inventory says of itself. */
const Reading = {
  /** When the reading began: nothing in the answer is older. */
  asOf: z.iso.datetime(),
  /** False while the first reading is still being made. */
  complete: z.boolean(),
  missing: z.array(Missing),
};

/** The organization and who looks at it. */
export const ApiOrganization = z.object({
  ...Reading,
  organizationId: OrganizationId.exactOptional(),
  managementAccountId: AccountId.exactOptional(),
  /** The account and Region with whose credentials Canopy reads. */
  caller: z.object({ accountId: AccountId, arn: z.string(), region: Region }),
  accounts: z.int(),
  organizationalUnits: z.int(),
  /** Accounts by the status of their association; `NONE` without one, `UNKNOWN` where AWS gives none that Canopy knows. */
  accountsByStatus: z.record(z.string(), z.int()),
});

/** A root, OU or account with the configuration that governs it. Members that AWS doesn't give are absent. */
export const ApiTarget = z.object({
  id: TargetId,
  type: z.enum(["ROOT", "ORGANIZATIONAL_UNIT", "ACCOUNT"]),
  name: z.string().exactOptional(),
  email: z.string().exactOptional(),
  /** Of an account, as Organizations gives it. */
  state: z.string().exactOptional(),
  parentId: z.string().exactOptional(),
  /** The root and OUs above it. */
  path: z.string().exactOptional(),
  /** What is applied to the target itself; null where nothing is. It is the `expected` of a run that changes it. */
  applied: ConfigurationId.nullable(),
  association: z
    .object({
      configurationId: ConfigurationId.exactOptional(),
      policyName: z.string().exactOptional(),
      type: AssociationType.exactOptional(),
      /** The target whose application wins here. */
      appliedAt: z.string().exactOptional(),
      status: AssociationStatus.exactOptional(),
      message: z.string().exactOptional(),
      updatedAt: z.iso.datetime().exactOptional(),
    })
    .nullable(),
});
export type ApiTarget = z.infer<typeof ApiTarget>;

export const ApiTargets = z.object({
  ...Reading,
  /** How many targets match in all. */
  total: z.int(),
  /** In the order of the tree, parents first. */
  targets: z.array(ApiTarget),
  /** The `after` of the next page; absent on the last. */
  next: TargetId.exactOptional(),
});

export const ApiPolicies = z.object({ ...Reading, policies: z.array(ConfigurationPolicySummary) });

export const ApiConfiguration = z.object({
  ...Reading,
  configuration: OrganizationConfiguration.exactOptional(),
  findingAggregator: FindingAggregator.exactOptional(),
});

export const ApiAggregators = z.object({
  readAt: z.iso.datetime(),
  aggregators: z.array(AggregatorSummary),
  missing: z.array(Missing),
});

export const ApiPacks = z.object({ ...Reading, packs: z.array(OrganizationConformancePack) });

export const ApiPackAccounts = z.object({
  ...Reading,
  total: z.int(),
  accounts: z.array(MemberPackStatus),
  next: AccountId.exactOptional(),
});

/** Assignments to look at before they are made: targets by id, as people write them down. */
export const ApiAssignments = z.strictObject({
  assignments: z
    .array(
      z.strictObject({
        assignment: Assignment,
        targetIds: z.array(TargetId).min(1, "Name at least one target.").max(60_000),
      }),
    )
    .min(1, "Name at least one assignment.")
    .max(50, "At most 50 assignments."),
  reason: NewRun.shape.reason,
  ticket: NewRun.shape.ticket,
});

/** What assignments would change, and the run that makes exactly this change. */
export const ApiImpact = z.object({
  ...Reading,
  accounts: z.int(),
  /** Accounts by what they change from and to; null is no configuration. */
  groups: z.array(
    z.object({
      before: ConfigurationId.nullable(),
      after: ConfigurationId.nullable(),
      accounts: z.int(),
      /** Twenty of them at most. */
      first: z.array(z.object({ id: AccountId, name: z.string(), path: z.string() })),
    }),
  ),
  /** Whether Canopy asks for a second person before it starts. */
  needsApproval: z.boolean(),
  /** The body of a run or plan: it fails as `conflict` where a target has something else applied by then. */
  run: NewRun,
});

/** A template that Canopy keeps: `template` names it in a change, and what is deployed is what was uploaded. */
export const ApiPackTemplate = z.object({ template: TemplateSource });

/** A pack to look at before it is deployed or changed. */
export const ApiPackPut = z.strictObject({
  ...PackPut.omit({ operation: true, expected: true }).shape,
  /** All tags that it shall have; those of a pack that exists stay as they are where this is absent. */
  tags: PackPut.shape.tags,
  parameters: PackPut.shape.parameters.default([]),
  excludedAccounts: PackPut.shape.excludedAccounts.default([]),
  reason: NewRun.shape.reason,
  ticket: NewRun.shape.ticket,
});

const SomeAccounts = z.object({
  accounts: z.int(),
  /** Twenty of them at most. */
  first: z.array(AccountId),
});

/** What deploying or changing a pack does, and the run that does exactly this. */
export const ApiPackImpact = z.object({
  ...Reading,
  /** The pack as AWS has it now; null where there is none of that name. */
  pack: DeployedPack.nullable(),
  /** The tags that it has now, where the question names tags. Where nothing but tags changes the pack isn't deployed again. */
  tags: z.array(Tag).exactOptional(),
  create: SomeAccounts,
  update: SomeAccounts,
  delete: SomeAccounts,
  excluded: SomeAccounts,
  /** Where the deployment is expected to fail, by reason. */
  expectedToFail: z.object({
    inactive: SomeAccounts,
    noRecorder: SomeAccounts,
    ruleQuota: SomeAccounts,
  }),
  /** Accounts of which it isn't known from here whether a recorder records. */
  recorderNotKnown: SomeAccounts,
  /** Whether Canopy asks for a second person before it starts. */
  needsApproval: z.boolean(),
  /** The body of a run or plan: it fails as `conflict` where the pack is another one by then. */
  run: NewRun,
});

/** Whose token it is and what it may do. */
export const ApiCaller = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.string(),
  permissions: z.array(z.string()),
});

export const ApiRun = z.object({ run: RunSummary });
export const ApiPlan = z.object({ plan: PlanSummary });

/** What an error's body holds. */
export const ApiError = z.object({ failure: Failure });
