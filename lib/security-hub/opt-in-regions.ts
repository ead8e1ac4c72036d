import { partitionOfRegion } from "@/lib/core/arn";
import type { FindingAggregator } from "./model";

/**
 * The Regions of `aws` that every account has without asking: those from before 20 March 2019. All that came and will
 * come later are opt-in (https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html).
 */
const enabledByDefault: ReadonlySet<string> = new Set([
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
]);

/** Whether there are opt-in Regions in the partition of a Region; there are in `aws` only. */
export function hasOptInRegions(region: string): boolean {
  return partitionOfRegion(region) === "aws";
}

/** Whether accounts have to opt in to a Region: it can be linked, but cannot be the home Region. */
export function isOptInRegion(region: string): boolean {
  return hasOptInRegions(region) && !enabledByDefault.has(region);
}

/**
 * Which linked Regions are opt-in, in words, and what follows: a Region that is not enabled in an account, or that is
 * denied there, keeps its association pending
 * (https://docs.aws.amazon.com/securityhub/latest/userguide/central-configuration-intro.html). Undefined where none is linked.
 */
export function optInRemark(aggregator: FindingAggregator | undefined): string | undefined {
  if (aggregator === undefined || !hasOptInRegions(aggregator.homeRegion)) return undefined;
  const { regionLinkingMode: mode, regions } = aggregator;
  const optIn = regions.filter(isOptInRegion);
  const waits =
    "An association stays pending in an account where one of them isn't enabled, or is denied by a policy of the organization.";
  if (mode === "ALL_REGIONS_EXCEPT_SPECIFIED") {
    const except = regions.length === 0 ? "" : ` except ${regions.join(", ")}`;
    return `All Regions${except} are linked, opt-in Regions included. ${waits}`;
  }
  if (mode === "ALL_REGIONS") return `All Regions are linked, opt-in Regions included. ${waits}`;
  if (optIn.length === 0) return undefined;
  return `${optIn.length === 1 ? "This linked Region is" : "These linked Regions are"} opt-in: ${optIn.join(", ")}. ${waits}`;
}
