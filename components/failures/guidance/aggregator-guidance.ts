import type { Failure } from "@/lib/core/failure";
import type { Guidance } from "./guidance";

/**
 * What AWS Config's refusals of an aggregator mean. Some exceptions have several causes, and AWS's text does not always
 * tell which; then the causes are the steps. Undefined for everything else.
 */
export function aggregatorGuidance({ aws, message }: Failure): Guidance | undefined {
  if (aws?.operation !== "config:PutConfigurationAggregator") return undefined;
  switch (aws.exception) {
    case "InvalidParameterValueException":
      return invalidValue;
    case "LimitExceededException":
      return /week/i.test(message) ? weeklyLimit : limit;
    case "InvalidRoleException":
      return invalidRole;
    case "OrganizationAccessDeniedException":
      return organizationDenied;
    case "NoAvailableOrganizationException":
      return noOrganization;
    case "OrganizationAllFeaturesNotEnabledException":
      return allFeatures;
    default:
      return undefined;
  }
}

const unchanged = "The aggregator is as it was. What you entered is still here.";

const invalidValue: Guidance = {
  title: "AWS Config does not accept one of the values",
  meaning: unchanged,
  steps: [
    "Name one kind of source only, individual accounts or the organization, and either Regions or all of them.",
    "Remove account ids that are listed twice and Regions in which AWS Config does not exist.",
    "Leave filters out, or name at least one resource type or service principal.",
  ],
};

const limit: Guidance = {
  title: "AWS Config quota exceeded",
  meaning: `${unchanged} Retrying does not help until the quota has room.`,
  steps: [
    "An account has at most 50 aggregators in a Region: delete one that is no longer needed.",
    "An aggregator takes at most 10,000 accounts: divide them, or collect from the organization, which has no such list.",
    "At most 1,000 accounts a week may be added or removed, over all aggregators together: change fewer now and the others later, or collect from the organization.",
    "The first and the third can be raised in the Service Quotas console, under AWS Config.",
  ],
};

const weeklyLimit: Guidance = {
  title: "Too many accounts were changed this week",
  meaning: `${unchanged} Accounts added and removed count together, over all aggregators of the account, for seven days.`,
  steps: [
    "Change fewer accounts now and the others when the week is over.",
    "Collect from the organization instead: its accounts are not listed and do not count.",
    "Ask for a higher quota in the Service Quotas console, under AWS Config.",
  ],
};

const invalidRole: Guidance = {
  title: "AWS Config cannot use the role",
  meaning: unchanged,
  steps: [
    "Check the ARN: the role must exist, in the account of the aggregator and not in the management account.",
    "Let it trust `config.amazonaws.com`: `sts:AssumeRole` in its trust policy.",
    "Attach the managed policy `AWSConfigRoleForOrganizations` to it.",
    "Allow Canopy's own role `iam:PassRole` on it, for `config.amazonaws.com`.",
  ],
};

const organizationDenied: Guidance = {
  title: "This account may not collect from the organization",
  meaning: unchanged,
  steps: [
    "Make the account a delegated administrator: `aws organizations register-delegated-administrator --service-principal config.amazonaws.com --account-id …` in the management account.",
    "In the management account itself allow Canopy's role `organizations:EnableAWSServiceAccess`; in a delegated administrator `organizations:ListDelegatedAdministrators`.",
    "If the management account or the delegated administrator has changed since the aggregator was made, or it comes from an organization before this one, delete it and make a new one.",
    "Individual accounts as source need none of this.",
  ],
  again: "Try again",
};

const noOrganization: Guidance = {
  title: "There is no organization to collect from",
  meaning: `${unchanged} The account belongs to no organization, or to one that is no longer available.`,
  steps: [
    "Check with `aws organizations describe-organization`, with the credentials of Canopy, that the account is the one you mean.",
    "Collect from individual accounts instead; each of them must authorize the aggregator.",
  ],
  again: "Try again",
};

const allFeatures: Guidance = {
  title: "The organization does not have all features enabled",
  meaning: `${unchanged} With consolidated billing only, AWS Config cannot collect from an organization.`,
  steps: [
    "In the management account begin with `aws organizations enable-all-features`; each invited account has to approve it.",
    "Until then collect from individual accounts; each of them must authorize the aggregator.",
  ],
  again: "Try again",
};
