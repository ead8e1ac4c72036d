import { accessDenialOf } from "@/lib/core/access-denial";
import type { Failure } from "@/lib/core/failure";
import { organizationAccessGuidance } from "./config-guidance";
import { denialGuidance } from "./denial-guidance";
import type { Guidance } from "./guidance";

type Forbidden = Extract<Failure, { code: "forbidden" }>;

/**
 * Security Hub answers the wrong caller, the wrong Region and a missing permission with the same two exceptions; only
 * the text tells them apart. See https://docs.aws.amazon.com/securityhub/latest/userguide/central-configuration-intro.html.
 */
export function forbiddenGuidance(failure: Forbidden): Guidance {
  const { message, aws } = failure;
  // IAM refuses before the service looks at the caller, and says so.
  if (aws !== undefined && accessDenialOf(message) !== undefined) return missingPermission(failure);
  const service = aws?.operation.split(":")[0];
  if (service === "securityhub") {
    if (/not subscribed/i.test(message)) return notEnabled;
    if (/(home|aggregation|linked) region/i.test(message)) return wrongRegion;
    if (/delegated administrator|not an administrator|only the administrator/i.test(message))
      return notAdministrator;
  }
  if (aws?.exception === "OrganizationAccessDeniedException") return organizationAccessGuidance(failure);
  if (service === "organizations") return organizationUnreadable(failure);
  if (aws !== undefined) return unexplained(failure);
  return missingPermission(failure);
}

/** The text names neither a policy nor a role of the caller: it may be either. */
function unexplained({ missing }: Forbidden): Guidance {
  return {
    title: "AWS refuses this call to the account or role in use",
    meaning: "AWS doesn't say whether a permission is missing or the account is the wrong one.",
    steps: [
      "Open the Connection page: it checks the account, the Region and each permission.",
      `If the account and Region are the right ones, allow ${missing} in the policy of the role that Canopy uses.`,
    ],
    again: "Check again",
  };
}

const notAdministrator: Guidance = {
  title: "This account is not the delegated administrator of Security Hub",
  meaning:
    "Configuration policies can be read and assigned by the delegated administrator only, in the home Region, while the organization is configured centrally. The organization tree itself is not affected.",
  steps: [
    "Find the delegated administrator: `aws securityhub list-organization-admin-accounts` in the management account.",
    "Run Canopy with credentials of that account, or give it a role there to assume.",
    "If it is the right account, check that the Region is the home Region and that the configuration is CENTRAL.",
  ],
  again: "Check again",
};

const wrongRegion: Guidance = {
  title: "This is not the home Region",
  meaning: "Central configuration is read and changed in the Region of the finding aggregator only.",
  steps: [
    "Find the home Region: `aws securityhub list-finding-aggregators`, which shows the Region in the ARN.",
    "Start Canopy with AWS_REGION set to it.",
  ],
  again: "Check again",
};

const notEnabled: Guidance = {
  title: "Security Hub CSPM is not enabled here",
  meaning: "In this account and Region there is nothing to read: no policies, no associations.",
  steps: [
    "Check that account and Region, at the top right, are the ones you mean.",
    "If they are, enable Security Hub CSPM in this Region first. The new Security Hub has a hub of its own and does not replace it.",
  ],
  again: "Check again",
};

/** Organizations says the same to a member account and to a role without the permission. */
function organizationUnreadable({ missing }: Forbidden): Guidance {
  return {
    title: "The organization is not visible to this account",
    meaning:
      "Accounts and OUs are visible to the management account and to accounts that are a delegated administrator of an AWS service. A member account can't be allowed to see them.",
    steps: [
      "Use credentials of the management account or of a delegated administrator.",
      `If this account is one of them, the role lacks a permission: allow ${missing} in its policy.`,
    ],
    again: "Check again",
  };
}

function missingPermission({ message, missing, aws }: Forbidden): Guidance {
  if (aws === undefined) {
    return {
      title: "Your role does not allow this",
      meaning: `Nothing was changed. What is missing is ${missing}.`,
      steps: ["Ask an administrator of Canopy."],
    };
  }
  return denialGuidance(message, missing);
}
