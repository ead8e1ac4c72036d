import { AwsError } from "../contract";
import { attachedTo } from "../organizations/policies/attachment-book";
import { chainOf } from "../organizations/policies/policy-targets";
import type { HubOperation } from "./hub-operation";
import { unpublishedTexts } from "./unpublished-texts";

/**
 * The hub of the new Security Hub, apart from that of Security Hub CSPM. In this world only Organizations' policies enable
 * it, in every Region: where one of the type SECURITYHUB_POLICY reaches the caller's account.
 */
export const describeSecurityHubV2: HubOperation = (_input, { world, caller }) => {
  const attached = chainOf(world, caller.accountId).flatMap((targetId) =>
    attachedTo(world.organizationPolicies, "SECURITYHUB_POLICY", targetId),
  );
  if (attached.length === 0) {
    throw new AwsError("ResourceNotFoundException", unpublishedTexts.hubV2NotFound(caller.accountId));
  }
  const subscribedAt = Math.min(...attached.map(({ attachedAt }) => attachedAt));
  return {
    HubV2Arn: `arn:${world.partition}:securityhub:${caller.region}:${caller.accountId}:hubv2/default`,
    SubscribedAt: new Date(subscribedAt).toISOString(),
  };
};
