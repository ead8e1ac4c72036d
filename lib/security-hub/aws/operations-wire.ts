import "server-only";
import { z } from "zod";
import { VisibleName, VisibleProse } from "@/lib/format/visible-text";
import {
  ConfigurationId,
  PolicyId,
  Region,
  TargetId,
  type TargetId as TargetIdType,
} from "@/lib/core/identifiers";
import {
  AssociationStatus,
  AssociationType,
  type ConfigurationPolicySummary,
  type FindingAggregator,
  OrganizationConfiguration,
  type PolicyAssociation,
  type UnprocessedAssociation,
} from "../model";

/**
 * A row of `ListConfigurationPolicyAssociations` and `BatchGetConfigurationPolicyAssociations`, and the whole answer of
 * `Start…` and `GetConfigurationPolicyAssociation`. `TargetType` is left out: the id says it. Only the target is demanded.
 */
export const AssociationRow = associationOf(undefined);

/** As `AssociationRow`, for an answer about one target: the request says which, where the answer doesn't. */
export function associationOf(asked: TargetIdType | undefined) {
  return z
    .object({
      ConfigurationPolicyId: z.string().optional(),
      TargetId: asked === undefined ? TargetId : TargetId.default(asked),
      AssociationType: z.string().optional(),
      AssociationStatus: z.string().optional(),
      AssociationStatusMessage: VisibleProse.optional(),
      UpdatedAt: z.date().optional(),
    })
    .transform((row): PolicyAssociation => {
      const configurationId = ConfigurationId.safeParse(row.ConfigurationPolicyId).data;
      const type = AssociationType.safeParse(row.AssociationType).data;
      const status = AssociationStatus.safeParse(row.AssociationStatus).data;
      const message =
        row.AssociationStatusMessage ?? unknownValue("AssociationStatus", row.AssociationStatus, status);
      return {
        targetId: row.TargetId,
        ...(configurationId !== undefined && { configurationId }),
        ...(type !== undefined && { type }),
        ...(status !== undefined && { status }),
        ...(row.UpdatedAt !== undefined && { updatedAt: row.UpdatedAt.toISOString() }),
        ...(message !== undefined && { message }),
      };
    });
}

/** A value that AWS has added since, as AWS writes it. */
function unknownValue(member: string, value: string | undefined, known: unknown): string | undefined {
  if (value === undefined || known !== undefined) return undefined;
  return `AWS answers ${member} ${value}, which this version of Canopy doesn't know.`;
}

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
    ErrorCode: VisibleName.default(""),
    ErrorReason: VisibleProse.default(""),
  })
  .transform(
    ({ ConfigurationPolicyAssociationIdentifiers, ErrorCode, ErrorReason }): UnprocessedAssociation => {
      const target = ConfigurationPolicyAssociationIdentifiers?.Target;
      const id = TargetId.safeParse(target?.AccountId ?? target?.OrganizationalUnitId ?? target?.RootId);
      return { errorCode: ErrorCode, errorReason: ErrorReason, ...(id.success && { targetId: id.data }) };
    },
  );

/** What a policy says of itself in lists and alone. An ARN ends with the id. */
export const PolicyIdentity = z.object({
  Id: z.string().optional(),
  Arn: z.string().optional(),
  Name: VisibleName.optional(),
  // A change sends a description only where it was edited, so what cannot be seen in it stays in AWS otherwise.
  Description: VisibleProse.optional(),
  UpdatedAt: z.date().optional(),
});

/** The members of a summary that both answers have; undefined where nothing says which policy it is. */
export function identityOf(
  row: z.output<typeof PolicyIdentity>,
): Omit<ConfigurationPolicySummary, "serviceEnabled"> | undefined {
  const id = PolicyId.safeParse(row.Id ?? row.Arn?.split("/").at(-1)).data;
  if (id === undefined) return undefined;
  return {
    id,
    arn: row.Arn ?? id,
    name: row.Name ?? id,
    updatedAt: (row.UpdatedAt ?? new Date(0)).toISOString(),
    ...(row.Description !== undefined && { description: row.Description }),
  };
}

/** A row of `ListConfigurationPolicies`. */
export const PolicySummaryRow = PolicyIdentity.extend({ ServiceEnabled: z.boolean().optional() }).transform(
  ({ ServiceEnabled, ...row }, context): ConfigurationPolicySummary => {
    const identity = identityOf(row);
    if (identity === undefined) {
      context.addIssue("A configuration policy has neither an Id nor an Arn.");
      return z.NEVER;
    }
    return { ...identity, ...(ServiceEnabled !== undefined && { serviceEnabled: ServiceEnabled }) };
  },
);

const { autoEnableStandards, configurationType, status } = OrganizationConfiguration.shape;

/** `DescribeOrganizationConfiguration`. */
export const OrganizationConfigurationOutput = z
  .object({
    AutoEnable: z.boolean().optional(),
    AutoEnableStandards: z.string().optional(),
    MemberAccountLimitReached: z.boolean().optional(),
    OrganizationConfiguration: z
      .object({
        ConfigurationType: z.string().optional(),
        Status: z.string().optional(),
        StatusMessage: VisibleProse.optional(),
      })
      .default({}),
  })
  .transform((output): OrganizationConfiguration => {
    const { ConfigurationType, Status, StatusMessage } = output.OrganizationConfiguration;
    const standards = autoEnableStandards.safeParse(output.AutoEnableStandards).data;
    const type = configurationType.safeParse(ConfigurationType).data;
    const known = status.safeParse(Status).data;
    return {
      ...(output.AutoEnable !== undefined && { autoEnable: output.AutoEnable }),
      ...(standards !== undefined && { autoEnableStandards: standards }),
      ...(output.MemberAccountLimitReached !== undefined && {
        memberAccountLimitReached: output.MemberAccountLimitReached,
      }),
      ...(type !== undefined && { configurationType: type }),
      ...(known !== undefined && { status: known }),
      ...(StatusMessage !== undefined && { statusMessage: StatusMessage }),
    };
  });

/** A row of `ListFindingAggregators`. */
export const FindingAggregatorRow = z
  .object({ FindingAggregatorArn: z.string() })
  .transform(({ FindingAggregatorArn }) => FindingAggregatorArn);

/** `GetFindingAggregator`. Its ARN names the home Region, too. */
export const FindingAggregatorOutput = z
  .object({
    FindingAggregatorArn: z.string().default(""),
    FindingAggregationRegion: z.string().optional(),
    RegionLinkingMode: z.string().default(""),
    Regions: z.array(z.string()).default([]),
  })
  .transform((output, context): FindingAggregator => {
    const homeRegion = Region.safeParse(
      output.FindingAggregationRegion ?? output.FindingAggregatorArn.split(":")[3],
    ).data;
    if (homeRegion === undefined) {
      context.addIssue("The finding aggregator names no Region.");
      return z.NEVER;
    }
    return {
      arn: output.FindingAggregatorArn,
      homeRegion,
      regionLinkingMode: output.RegionLinkingMode,
      regions: output.Regions.flatMap((region) => Region.safeParse(region).data ?? []),
    };
  });
