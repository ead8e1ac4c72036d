import { guidanceFor } from "@/components/failures/guidance/guidance-for";
import type { Guidance } from "@/components/failures/guidance/guidance";
import type { Failure } from "@/lib/core/failure";

const kept = "Nothing was changed; what you chose is still here.";

/**
 * What each exception of UpdateOrganizationConfiguration means here
 * (https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_UpdateOrganizationConfiguration.html); everything else
 * means what it means anywhere.
 */
const byException: Readonly<Record<string, Guidance>> = {
  AccessDeniedException: {
    title: "AWS does not let this caller configure the organization",
    meaning: kept,
    steps: [
      "Allow `securityhub:UpdateOrganizationConfiguration` in the role that Canopy uses; the Connection page has the policy to copy.",
      "Only the delegated administrator may, and for CENTRAL only from the home Region: the Connection page says whether this is both.",
      "If the policy allows it already, look for a service control policy or a permissions boundary that does not.",
    ],
    again: "Try again",
  },
  InternalException: {
    title: "Security Hub failed on its side",
    meaning: "Whether the change was made is not known. The current configuration is shown above.",
    steps: [
      "Check again what AWS has before you repeat it.",
      "If it stays, quote the request id to AWS Support.",
    ],
    again: "Try again",
  },
  InvalidAccessException: {
    title: "This account does not administer Security Hub here",
    meaning: kept,
    steps: [
      "Check that Security Hub CSPM is enabled in this account and Region.",
      "Check on the Connection page that this account is the delegated administrator, or start Canopy with a role in the account that is.",
    ],
    again: "Try again",
  },
  InvalidInputException: {
    title: "AWS does not accept these settings together",
    meaning: kept,
    steps: [
      "Under CENTRAL, AutoEnable has to be off and AutoEnableStandards NONE.",
      "Leave Status and StatusMessage out: AWS sets them itself.",
      "The home Region cannot be an opt-in Region.",
    ],
    again: "Try again",
  },
  LimitExceededException: {
    title: "Too many calls at once",
    meaning: kept,
    steps: ["Wait a few seconds and try again: all tools of this account share AWS's rate for Security Hub."],
    again: "Try again",
  },
  ResourceConflictException: {
    title: "Requirements aren't met, or someone else is changing it",
    meaning: kept,
    steps: [
      "To leave CENTRAL, disassociate everything that is applied and delete all policies; choose LOCAL above to see the list, and check it again.",
      "If the list is empty, someone else is changing the configuration: wait until it is no longer PENDING.",
    ],
    again: "Try again",
  },
  ResourceNotFoundException: {
    title: "AWS misses something that has to exist first",
    meaning: kept,
    steps: [
      "For CENTRAL there has to be a finding aggregator, in the Region in which Canopy works: `aws securityhub list-finding-aggregators`.",
      "Security Hub has to be enabled in this account and integrated with AWS Organizations.",
    ],
    again: "Try again",
  },
};

/** The caller was the administrator when the page was read: the text says that it no longer is. */
const removedMeanwhile: Guidance = {
  title: "This account is no longer the administrator of Security Hub",
  meaning: `${kept} The administrator was removed or replaced since. Canopy is refreshing the current configuration.`,
  steps: [
    "Look under Delegated administrator which account it is now.",
    "Start Canopy with credentials of that account, or have this one designated again in the management account.",
  ],
  again: "Try again",
};

/** Canopy's own refusal: it compares what AWS has with what was reviewed. */
const changedMeanwhile: Guidance = {
  title: "The configuration was changed after you reviewed it",
  meaning: kept,
  steps: [
    "Look at the changes above, which start from the current configuration now, and review them again.",
  ],
  again: "Try again",
};

/** The way out of a refused change of the organization's configuration. */
export function configurationGuidance(failure: Failure): Guidance {
  const exception = failure.aws?.exception;
  if (/was changed after it was reviewed/.test(failure.message)) return changedMeanwhile;
  if (/is not an administrator for this organization/i.test(failure.message)) return removedMeanwhile;
  return (exception === undefined ? undefined : byException[exception]) ?? guidanceFor(failure);
}
