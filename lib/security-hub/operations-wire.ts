import "server-only";
import { z } from "zod";
import { ConfigurationId, PolicyId, Region, TargetId } from "@/lib/core/identifiers";
import {
  AssociationStatus,
  AssociationType,
  type ConfigurationPolicySummary,
  type FindingAggregator,
  OrganizationConfiguration,
  type PolicyAssociation,
  type UnprocessedAssociation,
} from "./model";

/**
 * A row of `ListConfigurationPolicyAssociations` and `BatchGetConfigurationPolicyAssociations`, and the whole answer of
 * `Start…` and `GetConfigurationPolicyAssociation`. `TargetType` is left out: the id says it.
 */
export const AssociationRow = z
  .object({
    ConfigurationPolicyId: ConfigurationId,
    TargetId,
    AssociationType,
    AssociationStatus,
    AssociationStatusMessage: z.string().optional(),
    UpdatedAt: z.date(),
  })
  .transform((row): PolicyAssociation => ({
    targetId: row.TargetId,
    configurationId: row.ConfigurationPolicyId,
    type: row.AssociationType,
    status: row.AssociationStatus,
    updatedAt: row.UpdatedAt.toISOString(),
    ...(row.AssociationStatusMessage !== undefined && { message: row.AssociationStatusMessage }),
  }));

/** A row of `UnprocessedConfigurationPolicyAssociations`: nothing is demanded of it, so that none is ever dropped. */
export const UnprocessedRow = z
  .object({
    ConfigurationPolicyAssociationIdentifiers: z
      .object({
        Target: z
          .object({
            AccountId: z.string().optional(),
            OrganizationalUnitId: z.string().optional(),
            RootId: z.string().optional(),
          })
          .optional(),
      })
      .optional(),
    ErrorCode: z.string().default(""),
    ErrorReason: z.string().default(""),
  })
  .transform(
    ({ ConfigurationPolicyAssociationIdentifiers, ErrorCode, ErrorReason }): UnprocessedAssociation => {
      const target = ConfigurationPolicyAssociationIdentifiers?.Target;
      const id = TargetId.safeParse(target?.AccountId ?? target?.OrganizationalUnitId ?? target?.RootId);
      return { errorCode: ErrorCode, errorReason: ErrorReason, ...(id.success && { targetId: id.data }) };
    },
  );

/** A row of `ListConfigurationPolicies`. */
export const PolicySummaryRow = z
  .object({
    Id: PolicyId,
    Arn: z.string(),
    Name: z.string(),
    Description: z.string().optional(),
    UpdatedAt: z.date(),
    ServiceEnabled: z.boolean(),
  })
  .transform((row): ConfigurationPolicySummary => ({
    id: row.Id,
    arn: row.Arn,
    name: row.Name,
    updatedAt: row.UpdatedAt.toISOString(),
    serviceEnabled: row.ServiceEnabled,
    ...(row.Description !== undefined && { description: row.Description }),
  }));

/** `DescribeOrganizationConfiguration`. */
export const OrganizationConfigurationOutput = z
  .object({
    AutoEnable: z.boolean(),
    AutoEnableStandards: OrganizationConfiguration.shape.autoEnableStandards,
    MemberAccountLimitReached: z.boolean().default(false),
    // Absent where central configuration has never been considered: that is LOCAL, which is always ENABLED.
    OrganizationConfiguration: z
      .object({
        ConfigurationType: OrganizationConfiguration.shape.configurationType.default("LOCAL"),
        Status: OrganizationConfiguration.shape.status.default("ENABLED"),
        StatusMessage: z.string().optional(),
      })
      .default({ ConfigurationType: "LOCAL", Status: "ENABLED" }),
  })
  .transform(
    ({
      AutoEnable,
      AutoEnableStandards,
      MemberAccountLimitReached,
      OrganizationConfiguration: { ConfigurationType, Status, StatusMessage },
    }): OrganizationConfiguration => ({
      autoEnable: AutoEnable,
      autoEnableStandards: AutoEnableStandards,
      memberAccountLimitReached: MemberAccountLimitReached,
      configurationType: ConfigurationType,
      status: Status,
      ...(StatusMessage !== undefined && { statusMessage: StatusMessage }),
    }),
  );

/** A row of `ListFindingAggregators`. */
export const FindingAggregatorRow = z
  .object({ FindingAggregatorArn: z.string() })
  .transform(({ FindingAggregatorArn }) => FindingAggregatorArn);

/** `GetFindingAggregator`. */
export const FindingAggregatorOutput = z
  .object({
    FindingAggregatorArn: z.string(),
    FindingAggregationRegion: Region,
    RegionLinkingMode: z.string(),
    Regions: z.array(Region).default([]),
  })
  .transform((output): FindingAggregator => ({
    arn: output.FindingAggregatorArn,
    homeRegion: output.FindingAggregationRegion,
    regionLinkingMode: output.RegionLinkingMode,
    regions: output.Regions,
  }));
