import type { Failure } from "@/lib/core/failure";
import type { Guidance } from "./guidance";

/** `NoSuchOrganizationConformancePackException`: the pack was deleted, or another account or Region owns it. */
export const packGoneGuidance: Guidance = {
  title: "This conformance pack is not there, or no longer",
  meaning:
    "It was deleted, or it belongs to another account or Region: the management account and each delegated administrator see only the packs they deployed themselves, Region by Region.",
  steps: [
    "Collect the packs again to see which there are now.",
    "Check that account and Region, at the top right, are those that deployed it.",
  ],
};

/** `InvalidNextTokenException`: AWS forgets its tokens, and takes none that was made for another question. */
export const staleTokenGuidance: Guidance = {
  title: "This page of the list has expired",
  meaning:
    "AWS's token for the next page is too old, or was made for another pack or other filters. Nothing is lost.",
  steps: ["Read the list from its first page again."],
  again: "Start over",
};

/** `TooManyTagsException`: those that were to be removed are removed before others are set. */
export const tooManyTagsGuidance: Guidance = {
  title: "The resource has as many tags as AWS allows",
  meaning:
    "No tag was added or changed; those that were to be removed may be gone. A resource of AWS Config has at most 50 tags.",
  steps: ["Look at the tags it has now, remove those that are no longer needed, and try again."],
};

/** AWS publishes no rate limits for Config, so Canopy cannot keep to them. */
export const unpublishedRateGuidance: Guidance = {
  title: "AWS Config is throttling requests",
  meaning:
    "AWS publishes no rates for AWS Config. Canopy halves its request rate and raises it again slowly. Data already read is kept.",
  steps: [
    "Other tools in this account share the rate limit. Canopy retries automatically.",
    "Where it happens again and again, start Canopy with a lower CANOPY_CONFIG_RATE (calls per second, 10 where unset).",
  ],
  again: "Try now",
};

/**
 * AWS answers `OrganizationAccessDeniedException` to a caller outside any organization and to one that may not act for
 * its organization; only the message distinguishes the two. Packs and aggregators have service principals of their own.
 */
export function organizationAccessGuidance({ message, aws }: Failure): Guidance {
  if (/accounts in an AWS Organization/i.test(message)) return noOrganization;
  return aws?.operation.includes("ConformancePack") === true
    ? notPackAdministrator
    : notAggregatorAdministrator;
}

const noOrganization: Guidance = {
  title: "This account belongs to no organization",
  meaning: "Organization conformance packs are deployed through an organization; without one there are none.",
  steps: ["Use credentials of the management account or of a delegated administrator of AWS Config."],
  again: "Check again",
};

const notPackAdministrator: Guidance = {
  title: "This account may not see organization conformance packs",
  meaning:
    "They are visible to the management account and to delegated administrators of config-multiaccountsetup.amazonaws.com, and to each of them only those it deployed itself. The rest of Canopy is not affected.",
  steps: [
    "See who may: `aws organizations list-delegated-administrators --service-principal config-multiaccountsetup.amazonaws.com` in the management account.",
    "Run Canopy with credentials of the account that deploys the packs, or make this one a delegated administrator (three at most): `aws organizations register-delegated-administrator --service-principal config-multiaccountsetup.amazonaws.com --account-id …`.",
  ],
  again: "Check again",
};

const notAggregatorAdministrator: Guidance = {
  title: "This account may not collect from the organization",
  meaning:
    "Aggregators of the whole organization belong to the management account and to delegated administrators of config.amazonaws.com.",
  steps: [
    "See who may: `aws organizations list-delegated-administrators --service-principal config.amazonaws.com` in the management account.",
    "Use credentials of such an account, or name the accounts one by one instead of the organization.",
  ],
  again: "Check again",
};
