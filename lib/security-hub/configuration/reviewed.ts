import { z } from "zod";
import { FailureError } from "@/lib/core/failure-error";
import { OrganizationConfiguration } from "../model";

const { autoEnable, autoEnableStandards, configurationType, status } = OrganizationConfiguration.shape;

/** The settings that a change was reviewed against; what AWS did not say then is absent. */
export const ReviewedConfiguration = z.strictObject({
  configurationType,
  autoEnable,
  autoEnableStandards,
  status,
});
export type ReviewedConfiguration = z.infer<typeof ReviewedConfiguration>;

/** What of a configuration is reviewed; AWS's own status message and its limit of accounts are not. */
export function reviewedOf(configuration: OrganizationConfiguration): ReviewedConfiguration {
  return z.object(ReviewedConfiguration.shape).parse(configuration);
}

const awsNames: Readonly<Record<keyof ReviewedConfiguration, string>> = {
  configurationType: "ConfigurationType",
  autoEnable: "AutoEnable",
  autoEnableStandards: "AutoEnableStandards",
  status: "Status",
};

/**
 * Rejects as `conflict` where the configuration is not what a change was reviewed against, and names what differs:
 * UpdateOrganizationConfiguration replaces all settings, so a change that was made in between would be undone.
 */
export function requireReviewed(current: OrganizationConfiguration, expected: ReviewedConfiguration): void {
  const members = ["configurationType", "autoEnable", "autoEnableStandards", "status"] as const;
  const differences = members.filter((member) => current[member] !== expected[member]);
  if (differences.length === 0) return;
  const inLabels = differences.map(
    (member) => `${awsNames[member]} is ${shown(current[member])} and was ${shown(expected[member])}`,
  );
  throw new FailureError({
    code: "conflict",
    message: `The configuration was changed after it was reviewed: ${inLabels.join(", ")}.`,
  });
}

function shown(value: string | boolean | undefined): string {
  return value === undefined ? "not known" : String(value);
}
