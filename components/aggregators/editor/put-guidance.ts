import { guidanceFor } from "@/components/failures/guidance-for";
import type { Guidance } from "@/components/failures/guidance";
import { MAX_ACCOUNTS } from "@/lib/aws-config/aggregators/aggregator-input";
import { MAX_AGGREGATORS } from "@/lib/aws-config/aggregators/aggregator-list";
import { WEEKLY_ACCOUNT_CHANGES } from "@/lib/aws-config/aggregators/weekly-quota";
import type { Failure } from "@/lib/core/failure";
import { formatCount } from "@/lib/format/count";

const kept = "Nothing was changed in AWS, and everything you entered is still here.";

/** The six exceptions of PutConfigurationAggregator, each with the way out. */
const byException: Readonly<Record<string, Guidance>> = {
  InvalidParameterValueException: {
    title: "AWS does not accept a value",
    meaning: kept,
    steps: [
      "The message above names what AWS dislikes: a Region that AWS Config does not collect from, an account, a filter.",
      "Go back, change it, and review again.",
    ],
  },
  LimitExceededException: {
    title: "A quota of AWS Config is used up",
    meaning: kept,
    steps: [
      `There are three: ${MAX_AGGREGATORS} aggregators, ${formatCount(MAX_ACCOUNTS)} accounts in each, and ${formatCount(WEEKLY_ACCOUNT_CHANGES)} accounts added or removed a week over all of them. The message above says which.`,
      "For the weekly one: save a part now and the rest next week, or collect from the organization, which needs no list.",
      "For the others: delete an aggregator that nobody reads. Service Quotas takes requests for more aggregators and more changes a week.",
    ],
  },
  InvalidRoleException: {
    title: "AWS Config cannot use the role",
    meaning: kept,
    steps: [
      "Check that the role exists in this account and that its ARN is complete, path included.",
      "Its trust policy has to let `config.amazonaws.com` assume it, and it needs the managed policy `AWSConfigRoleForOrganizations`.",
      "Whoever saves needs `iam:PassRole` on it.",
    ],
  },
  OrganizationAccessDeniedException: {
    title: "This account may not collect from the organization",
    meaning: kept,
    steps: [
      "Only the management account and a delegated administrator of AWS Config may. From the management account: `aws organizations register-delegated-administrator --service-principal config.amazonaws.com --account-id <this account>`.",
      "If the management account, the delegated administrator or the organization has changed since the aggregator was made, delete it and create a new one.",
      "A management account also needs `organizations:EnableAWSServiceAccess`.",
    ],
  },
  NoAvailableOrganizationException: {
    title: "There is no organization to collect from",
    meaning: kept,
    steps: [
      "This account belongs to no organization, or no longer. `aws organizations describe-organization` says which.",
      "Collect from individual accounts instead; they have to authorize the aggregator.",
    ],
  },
  OrganizationAllFeaturesNotEnabledException: {
    title: "The organization does not have all features",
    meaning: kept,
    steps: [
      "It is set up for consolidated billing alone. From the management account: `aws organizations enable-all-features`, then every invited account has to agree.",
      "Until then, collect from individual accounts; they have to authorize the aggregator.",
    ],
  },
};

/** What to do about an aggregator that could not be saved; by AWS's exception where it is one of Put's own. */
export function putGuidance(failure: Failure): Guidance {
  const { operation, exception = "" } = failure.aws ?? {};
  const own = operation === "config:PutConfigurationAggregator" ? byException[exception] : undefined;
  return own ?? guidanceFor(failure);
}
