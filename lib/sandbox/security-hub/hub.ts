import { z } from "zod";
import { AwsError } from "../contract";
import { requireSubscription } from "./access";
import type { HubContext, HubOperation } from "./hub-operation";
import { publishedTexts } from "./published-texts";
import { unpublishedTexts } from "./unpublished-texts";

const DescribeHub = z.object({ HubArn: z.string().optional() });

/** The caller's own hub: that Security Hub is enabled in the account, and since when. */
export const describeHub: HubOperation = (input, context) => {
  requireSubscription(context);
  const { world, caller } = context;
  const { HubArn = hubArn(context) } = DescribeHub.parse(input);
  if (HubArn !== hubArn(context)) {
    throw new AwsError("ResourceNotFoundException", unpublishedTexts.hubNotFound(HubArn));
  }
  const subscribedAt = new Date(world.accounts.get(caller.accountId)?.joinedAt ?? 0).toISOString();
  return {
    HubArn,
    SubscribedAt: subscribedAt,
    AutoEnableControls: true,
    ControlFindingGenerator: "SECURITY_CONTROL",
  };
};

/**
 * Enables Security Hub in the caller's account. A centrally managed member cannot do that for itself (user guide,
 * central-configuration-management-type); the management account must, before a policy can take effect in it.
 */
export const enableSecurityHub: HubOperation = (_input, { world, caller }) => {
  const account = world.accounts.get(caller.accountId);
  if (account === undefined) throw new AwsError("InvalidAccessException", unpublishedTexts.noOrganization);
  if (account.securityHubEnabled) throw new AwsError("ResourceConflictException", unpublishedTexts.hubExists);
  const { configurationId = "", status } = world.securityHub.associations.get(account.id) ?? {};
  if (status === "SUCCESS" && world.securityHub.policies.has(configurationId)) {
    throw new AwsError("AccessDeniedException", publishedTexts.centrallyManaged);
  }
  account.securityHubEnabled = true;
  return {};
};

function hubArn({ world, caller }: HubContext): string {
  return `arn:${world.partition}:securityhub:${caller.region}:${caller.accountId}:hub/default`;
}
