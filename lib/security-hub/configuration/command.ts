import { awsCliCommand } from "@/lib/format/aws-cli";
import type { OrganizationConfigurationUpdate } from "../model";

/** The AWS CLI command that makes an update, ready to paste into a shell. */
export function updateConfigurationCommand(update: OrganizationConfigurationUpdate, region: string): string {
  const { autoEnable, autoEnableStandards, configurationType, status, statusMessage } = update;
  const members = {
    ...(configurationType !== undefined && { ConfigurationType: configurationType }),
    ...(status !== undefined && { Status: status }),
    ...(statusMessage !== undefined && { StatusMessage: statusMessage }),
  };
  return awsCliCommand("securityhub update-organization-configuration", region, {
    AutoEnable: autoEnable,
    ...(autoEnableStandards !== undefined && { AutoEnableStandards: autoEnableStandards }),
    ...(Object.keys(members).length > 0 && { OrganizationConfiguration: members }),
  });
}

/** The AWS CLI command that makes a Region the home Region, with all other Regions linked to it. */
export function createAggregatorCommand(region: string): string {
  return awsCliCommand("securityhub create-finding-aggregator", region, { RegionLinkingMode: "ALL_REGIONS" });
}
