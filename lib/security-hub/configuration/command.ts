import type { OrganizationConfigurationUpdate } from "../model";

/** The AWS CLI command that makes an update, ready to paste into a shell. */
export function updateConfigurationCommand(update: OrganizationConfigurationUpdate, region: string): string {
  const { autoEnable, autoEnableStandards, configurationType, status, statusMessage } = update;
  const members = {
    ...(configurationType !== undefined && { ConfigurationType: configurationType }),
    ...(status !== undefined && { Status: status }),
    ...(statusMessage !== undefined && { StatusMessage: statusMessage }),
  };
  return [
    "aws securityhub update-organization-configuration",
    `--region ${region}`,
    autoEnable ? "--auto-enable" : "--no-auto-enable",
    ...(autoEnableStandards === undefined ? [] : [`--auto-enable-standards ${autoEnableStandards}`]),
    ...(Object.keys(members).length === 0
      ? []
      : [`--organization-configuration ${quoted(JSON.stringify(members))}`]),
  ].join(" \\\n  ");
}

/** The AWS CLI command that makes a Region the home Region, with all other Regions linked to it. */
export function createAggregatorCommand(region: string): string {
  return [
    "aws securityhub create-finding-aggregator",
    `--region ${region}`,
    "--region-linking-mode ALL_REGIONS",
  ].join(" \\\n  ");
}

/** For a POSIX shell: a quote ends the string, is written by itself, and begins it again. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
