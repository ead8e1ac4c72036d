import "server-only";
import { z } from "zod";
import { VisibleName, VisibleProse } from "@/lib/format/visible-text";
import { AccountId, Region } from "@/lib/core/identifiers";
import { Json, JsonObject } from "@/lib/core/json";
import { unknownStatus } from "@/lib/aws-config/unknown-status";
import { filtersIn, restOf } from "../change/aggregator-document";
import {
  AggregatorName,
  type AggregatedSourceStatus,
  type AggregatorSource,
  type ConfigurationAggregator,
  type ModelledSourceStatus,
  modelledSourceStatuses,
} from "../model";

const regionForms = { AllAwsRegions: z.boolean().optional(), AwsRegions: z.array(Region).optional() };
const AccountSource = z.object({ AccountIds: z.array(AccountId), ...regionForms });
const OrganizationSource = z.object({ RoleArn: z.string(), ...regionForms });

/** A `ConfigurationAggregator` of the Region it was asked for in, which AWS does not repeat outside of the ARN. */
export function aggregatorRow(region: Region) {
  return z
    .object({
      ConfigurationAggregatorName: AggregatorName,
      // AWS's model requires neither; a name is what every other call needs.
      ConfigurationAggregatorArn: z.string().default(""),
      AccountAggregationSources: z.array(Json).optional(),
      OrganizationAggregationSource: JsonObject.optional(),
      CreationTime: z.date().optional(),
      LastUpdatedTime: z.date().optional(),
      CreatedBy: VisibleName.optional(),
      AggregatorFilters: JsonObject.optional(),
    })
    .transform((row): ConfigurationAggregator => {
      const { AccountAggregationSources, OrganizationAggregationSource } = row;
      const source = sourceOf(
        AccountSource.safeParse(AccountAggregationSources?.[0]).data,
        OrganizationSource.safeParse(OrganizationAggregationSource).data,
      );
      const filters = filtersIn(row.AggregatorFilters);
      const rest = restOf({
        ...(AccountAggregationSources && { AccountAggregationSources }),
        ...(OrganizationAggregationSource && { OrganizationAggregationSource }),
      });
      return {
        name: row.ConfigurationAggregatorName,
        arn: row.ConfigurationAggregatorArn,
        region,
        ...(source !== undefined && { source }),
        ...(filters !== undefined && { filters }),
        ...(rest !== undefined && { rest }),
        ...(row.CreatedBy !== undefined && { createdBy: row.CreatedBy }),
        ...(row.CreationTime !== undefined && { createdAt: row.CreationTime.toISOString() }),
        ...(row.LastUpdatedTime !== undefined && { updatedAt: row.LastUpdatedTime.toISOString() }),
      };
    });
}

/**
 * A row of `DescribeConfigurationAggregatorSourcesStatus`, of which AWS's model requires no member. Where it names no
 * status that Canopy knows, it has the one that was asked for; without one, its status is UNKNOWN.
 */
export function sourceStatusRow(asked: ModelledSourceStatus | undefined) {
  return z
    .object({
      SourceId: z.string().default(""),
      SourceType: z.enum(["ACCOUNT", "ORGANIZATION"]).catch("ACCOUNT"),
      AwsRegion: z.string().default(""),
      LastUpdateStatus: z.string().optional(),
      LastUpdateTime: z.date().optional(),
      LastErrorCode: VisibleName.optional(),
      LastErrorMessage: VisibleProse.optional(),
    })
    .transform((row): AggregatedSourceStatus => {
      const status = Modelled.safeParse(row.LastUpdateStatus).data ?? asked ?? "UNKNOWN";
      const message =
        row.LastErrorMessage ?? (status === "UNKNOWN" ? unknownStatus(row.LastUpdateStatus) : undefined);
      return {
        sourceId: row.SourceId,
        sourceType: row.SourceType,
        region: row.AwsRegion,
        status,
        ...(row.LastUpdateTime !== undefined && { updatedAt: row.LastUpdateTime.toISOString() }),
        ...(row.LastErrorCode !== undefined && { errorCode: row.LastErrorCode }),
        ...(message !== undefined && { errorMessage: message }),
      };
    });
}

const Modelled = z.enum(modelledSourceStatuses);

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
