import "server-only";
import { z } from "zod";
import { AccountId, Region } from "@/lib/core/identifiers";
import {
  AggregatorName,
  type AggregatedSourceStatus,
  type AggregatorFilters,
  type AggregatorSource,
  type ConfigurationAggregator,
  SourceUpdateStatus,
  type Tag,
} from "./model";

const regionForms = { AllAwsRegions: z.boolean().optional(), AwsRegions: z.array(Region).optional() };
const AccountSource = z.object({ AccountIds: z.array(AccountId), ...regionForms });
const OrganizationSource = z.object({ RoleArn: z.string(), ...regionForms });
const Filter = z.object({ Value: z.array(z.string()).default([]) }).optional();
const Filters = z.object({ ResourceType: Filter, ServicePrincipal: Filter });

/** A `ConfigurationAggregator` of the Region it was asked for in, which AWS does not repeat outside of the ARN. */
export function aggregatorRow(region: Region) {
  return z
    .object({
      ConfigurationAggregatorName: AggregatorName,
      // AWS's model requires neither; a name is what every other call needs.
      ConfigurationAggregatorArn: z.string().default(""),
      AccountAggregationSources: z.array(AccountSource).optional(),
      OrganizationAggregationSource: OrganizationSource.optional(),
      CreationTime: z.date().optional(),
      LastUpdatedTime: z.date().optional(),
      CreatedBy: z.string().optional(),
      AggregatorFilters: Filters.optional(),
    })
    .transform((row): ConfigurationAggregator => {
      const source = sourceOf(row.AccountAggregationSources?.[0], row.OrganizationAggregationSource);
      const filters = filtersOf(row.AggregatorFilters);
      return {
        name: row.ConfigurationAggregatorName,
        arn: row.ConfigurationAggregatorArn,
        region,
        ...(source !== undefined && { source }),
        ...(filters !== undefined && { filters }),
        ...(row.CreatedBy !== undefined && { createdBy: row.CreatedBy }),
        ...(row.CreationTime !== undefined && { createdAt: row.CreationTime.toISOString() }),
        ...(row.LastUpdatedTime !== undefined && { updatedAt: row.LastUpdatedTime.toISOString() }),
      };
    });
}

/**
 * A row of `DescribeConfigurationAggregatorSourcesStatus`, of which AWS's model requires no member. Where it names no
 * status, or one that was not asked for, it has the one that was.
 */
export function sourceStatusRow(asked: SourceUpdateStatus | undefined) {
  const status = asked === undefined ? SourceUpdateStatus : SourceUpdateStatus.catch(asked);
  return z
    .object({
      SourceId: z.string().default(""),
      SourceType: z.enum(["ACCOUNT", "ORGANIZATION"]).catch("ACCOUNT"),
      AwsRegion: z.string().default(""),
      LastUpdateStatus: status,
      LastUpdateTime: z.date().optional(),
      LastErrorCode: z.string().optional(),
      LastErrorMessage: z.string().optional(),
    })
    .transform((row): AggregatedSourceStatus => ({
      sourceId: row.SourceId,
      sourceType: row.SourceType,
      region: row.AwsRegion,
      status: row.LastUpdateStatus,
      ...(row.LastUpdateTime !== undefined && { updatedAt: row.LastUpdateTime.toISOString() }),
      ...(row.LastErrorCode !== undefined && { errorCode: row.LastErrorCode }),
      ...(row.LastErrorMessage !== undefined && { errorMessage: row.LastErrorMessage }),
    }));
}

/** A row of `ListTagsForResource`; the model requires neither member. */
export const TagRow = z
  .object({ Key: z.string(), Value: z.string().default("") })
  .transform(({ Key, Value }): Tag => ({ key: Key, value: Value }));

/** The members of `PutConfigurationAggregator` that say where the data come from. */
export function sourceInput(source: AggregatorSource) {
  const regions =
    source.regions === "all" ? { AllAwsRegions: true } : { AllAwsRegions: false, AwsRegions: source.regions };
  return source.kind === "accounts"
    ? { AccountAggregationSources: [{ AccountIds: source.accountIds, ...regions }] }
    : { OrganizationAggregationSource: { RoleArn: source.roleArn, ...regions } };
}

/** `AggregatorFilters` as AWS takes them: the structure must not be empty where it is sent. */
export function filtersInput({ resourceTypes = [], servicePrincipals = [] }: AggregatorFilters = {}) {
  const include = (Value: string[]) => ({ Type: "INCLUDE" as const, Value });
  const AggregatorFilters = {
    ...(resourceTypes.length > 0 && { ResourceType: include(resourceTypes) }),
    ...(servicePrincipals.length > 0 && { ServicePrincipal: include(servicePrincipals) }),
  };
  return Object.keys(AggregatorFilters).length === 0 ? {} : { AggregatorFilters };
}

/** Tags as every operation takes them. */
export function tagsInput(tags: readonly Tag[]) {
  return tags.map(({ key, value }) => ({ Key: key, Value: value }));
}

function sourceOf(
  accounts: z.infer<typeof AccountSource> | undefined,
  organization: z.infer<typeof OrganizationSource> | undefined,
): AggregatorSource | undefined {
  if (accounts !== undefined) {
    return { kind: "accounts", accountIds: accounts.AccountIds, regions: regionsOf(accounts) };
  }
  if (organization === undefined) return undefined;
  return { kind: "organization", roleArn: organization.RoleArn, regions: regionsOf(organization) };
}

function regionsOf({ AllAwsRegions, AwsRegions = [] }: Partial<z.infer<typeof OrganizationSource>>) {
  return AllAwsRegions === true ? "all" : AwsRegions;
}

function filtersOf(filters: z.infer<typeof Filters> | undefined): AggregatorFilters | undefined {
  const { Value: resourceTypes = [] } = filters?.ResourceType ?? {};
  const { Value: servicePrincipals = [] } = filters?.ServicePrincipal ?? {};
  if (resourceTypes.length === 0 && servicePrincipals.length === 0) return undefined;
  return {
    ...(resourceTypes.length > 0 && { resourceTypes }),
    ...(servicePrincipals.length > 0 && { servicePrincipals }),
  };
}
