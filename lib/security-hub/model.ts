import { z } from "zod";
import { JsonObject } from "@/lib/core/json";
import { ConfigurationId, PolicyId, Region, TargetId } from "@/lib/core/identifiers";

/** Security Hub `ConfigurationPolicyAssociationStatus`. */
export const associationStatuses = ["PENDING", "SUCCESS", "FAILED"] as const;
export const AssociationStatus = z.enum(associationStatuses);
export type AssociationStatus = z.infer<typeof AssociationStatus>;

export const associationTypes = ["APPLIED", "INHERITED"] as const;
export const AssociationType = z.enum(associationTypes);
export type AssociationType = z.infer<typeof AssociationType>;

/**
 * `ConfigurationPolicyAssociationSummary`: one target's association as AWS reports it. AWS's model requires none of its
 * members: what AWS doesn't give, or gives as a value that Canopy doesn't know, is absent.
 */
export const PolicyAssociation = z.object({
  targetId: TargetId,
  configurationId: ConfigurationId.exactOptional(),
  type: AssociationType.exactOptional(),
  status: AssociationStatus.exactOptional(),
  /** AWS leaves it out for PENDING and for some SUCCESS. */
  message: z.string().optional(),
  updatedAt: z.iso.datetime().exactOptional(),
});
export type PolicyAssociation = z.infer<typeof PolicyAssociation>;

/** One element of `UnprocessedConfigurationPolicyAssociations`. */
export const UnprocessedAssociation = z.object({
  targetId: TargetId.optional(),
  errorCode: z.string(),
  errorReason: z.string(),
});
export type UnprocessedAssociation = z.infer<typeof UnprocessedAssociation>;

/** `ConfigurationPolicySummary`. AWS's model requires none of its members. */
export const ConfigurationPolicySummary = z.object({
  id: PolicyId,
  /** The id where AWS gives no ARN; empty where AWS does not list the policy. */
  arn: z.string(),
  /** The id where AWS gives no name. */
  name: z.string(),
  description: z.string().optional(),
  /** The epoch where AWS gives no time. */
  updatedAt: z.iso.datetime(),
  /** Absent where AWS doesn't say it. */
  serviceEnabled: z.boolean().exactOptional(),
});
export type ConfigurationPolicySummary = z.infer<typeof ConfigurationPolicySummary>;

/** What a policy holds in one place; the model names no limit, and Security Hub's values are far below this one. */
const PolicyText = z.string().max(10_000);
const longestList = 10_000;

/** The union `ParameterValue`: exactly one member on the wire, named by `type` here. */
export const ParameterValue = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Integer"), value: z.int() }),
  z.object({ type: z.literal("IntegerList"), value: z.array(z.int()).max(longestList) }),
  z.object({ type: z.literal("Double"), value: z.number() }),
  z.object({ type: z.literal("String"), value: PolicyText }),
  z.object({ type: z.literal("StringList"), value: z.array(PolicyText).max(longestList) }),
  z.object({ type: z.literal("Boolean"), value: z.boolean() }),
  z.object({ type: z.literal("Enum"), value: PolicyText }),
  z.object({ type: z.literal("EnumList"), value: z.array(PolicyText).max(longestList) }),
]);
export type ParameterValue = z.infer<typeof ParameterValue>;

/** `SecurityControlCustomParameter`: what a policy sets for one security control. */
export const SecurityControlParameters = z.object({
  securityControlId: PolicyText,
  parameters: z
    .array(
      z.object({
        name: PolicyText,
        /** UNMODELLED: neither of AWS's two types with a value of one of its eight kinds. */
        valueType: z.enum(["DEFAULT", "CUSTOM", "UNMODELLED"]),
        /** Present with CUSTOM only. */
        value: ParameterValue.optional(),
        /** Present with UNMODELLED only: the JSON of the parameter as AWS writes it. */
        written: PolicyText.exactOptional(),
      }),
    )
    .max(longestList),
});
export type SecurityControlParameters = z.infer<typeof SecurityControlParameters>;

/** `GetConfigurationPolicy`: a summary and what the policy configures. */
export const ConfigurationPolicy = ConfigurationPolicySummary.extend({
  serviceEnabled: z.boolean(),
  createdAt: z.iso.datetime().optional(),
  enabledStandardIdentifiers: z.array(z.string()),
  /** Present: these are on and all others, future ones too, are off. At most one of the two lists is present. */
  enabledSecurityControlIdentifiers: z.array(z.string()).optional(),
  /** Present: these are off and all others, future ones too, are on. */
  disabledSecurityControlIdentifiers: z.array(z.string()).optional(),
  customParameters: z.array(SecurityControlParameters),
  /** The member `ConfigurationPolicy` as AWS writes it; what the model does not name is sent back with a change. */
  document: JsonObject,
});
export type ConfigurationPolicy = z.infer<typeof ConfigurationPolicy>;

const AutoEnableStandards = z.enum(["NONE", "DEFAULT"]);
const ConfigurationType = z.enum(["CENTRAL", "LOCAL"]);
const ConfigurationStatus = z.enum(["PENDING", "ENABLED", "FAILED"]);

/** `DescribeOrganizationConfiguration`. What AWS doesn't give, or gives as a value that Canopy doesn't know, is absent. */
export const OrganizationConfiguration = z.object({
  autoEnable: z.boolean().exactOptional(),
  autoEnableStandards: AutoEnableStandards.exactOptional(),
  memberAccountLimitReached: z.boolean().exactOptional(),
  configurationType: ConfigurationType.exactOptional(),
  status: ConfigurationStatus.exactOptional(),
  statusMessage: z.string().optional(),
});
export type OrganizationConfiguration = z.infer<typeof OrganizationConfiguration>;

/** `UpdateOrganizationConfiguration`: what is absent is not sent. Under CENTRAL both automatic settings must be off. */
export const OrganizationConfigurationUpdate = z
  .strictObject({
    autoEnable: z.boolean(),
    autoEnableStandards: AutoEnableStandards.optional(),
    configurationType: ConfigurationType.optional(),
    status: ConfigurationStatus.optional(),
    statusMessage: z
      .string()
      // The model names no limit.
      .max(2_048, "A status message has at most 2,048 characters here. Shorten it.")
      .regex(/\S/, "A status message has at least one character that is not a space.")
      .optional(),
  })
  .superRefine(({ configurationType, autoEnable, autoEnableStandards }, context) => {
    if (configurationType !== "CENTRAL") return;
    const reason = "Central configuration gives new accounts what policies say.";
    if (autoEnable)
      context.addIssue({ code: "custom", path: ["autoEnable"], message: `${reason} It must be off.` });
    if (autoEnableStandards === "DEFAULT") {
      const message = `${reason} It must be NONE.`;
      context.addIssue({ code: "custom", path: ["autoEnableStandards"], message });
    }
  });
export type OrganizationConfigurationUpdate = z.infer<typeof OrganizationConfigurationUpdate>;

/** `GetFindingAggregator`: its Region is the home Region of central configuration. */
export const FindingAggregator = z.object({
  arn: z.string(),
  homeRegion: Region,
  regionLinkingMode: z.string(),
  regions: z.array(Region),
});
export type FindingAggregator = z.infer<typeof FindingAggregator>;

/** What the assignment form can ask for, in AWS's three forms. */
export const Assignment = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("apply-policy"), policyId: PolicyId }),
  z.object({ kind: z.literal("self-managed") }),
  /** Disassociation: stop applying and inherit from the closest ancestor. */
  z.object({ kind: z.literal("inherit") }),
]);
export type Assignment = z.infer<typeof Assignment>;
