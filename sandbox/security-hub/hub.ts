import { z } from "zod";
import { AwsError } from "../contract";
import { requireSubscription } from "./access";
import type { HubContext, HubOperation } from "./hub-operation";
import { hubOf, isSubscribed, newHub, policyInEffect } from "./hub-state";
import { publishedTexts } from "./published-texts";
import { unpublishedTexts } from "./unpublished-texts";

const DescribeHub = z.object({ HubArn: z.string().optional() });
const EnableHub = z.object({
  Tags: z.record(z.string(), z.string()).default({}),
  EnableDefaultStandards: z.boolean().default(true),
  ControlFindingGenerator: z.enum(["STANDARD_CONTROL", "SECURITY_CONTROL"]).default("SECURITY_CONTROL"),
});

/** The caller's own hub: that Security Hub is enabled in the account, and since when. */
export const describeHub: HubOperation = (input, context) => {
  requireSubscription(context);
  const { HubArn = hubArn(context) } = DescribeHub.parse(input);
  if (HubArn !== hubArn(context)) {
    throw new AwsError("ResourceNotFoundException", unpublishedTexts.hubNotFound(HubArn));
  }
  const { subscribedAt, controlFindingGenerator } = hubOf(context.world, context.caller.accountId);
  return {
    HubArn,
    SubscribedAt: new Date(subscribedAt).toISOString(),
    AutoEnableControls: true,
    ControlFindingGenerator: controlFindingGenerator,
  };
};

/**
 * Enables Security Hub in the caller's account, which need not be in an organization. A centrally managed member cannot
 * do that for itself (user guide, central-configuration-management-type); the management account must, before a policy
 * can take effect in it.
 */
export const enableSecurityHub: HubOperation = (input, { world, caller, now }) => {
  const { accountId } = caller;
  if (isSubscribed(world, accountId)) {
    throw new AwsError("ResourceConflictException", unpublishedTexts.hubExists);
  }
  refuseCentrallyManaged(world, accountId);
  const { Tags, EnableDefaultStandards, ControlFindingGenerator } = EnableHub.parse(input);
  world.securityHub.hubs.set(accountId, {
    ...newHub(now),
    controlFindingGenerator: ControlFindingGenerator,
    defaultStandards: EnableDefaultStandards,
    tags: new Map(Object.entries(Tags)),
  });
  const member = world.accounts.get(accountId);
  if (member !== undefined) member.securityHubEnabled = true;
  return {};
};

/** Disables it again, unless the caller is the organization's administrator or centrally managed. */
export const disableSecurityHub: HubOperation = (_input, context) => {
  requireSubscription(context);
  const { world, caller } = context;
  if (caller.accountId === world.securityHub.delegatedAdministratorId) {
    throw new AwsError("InvalidAccessException", unpublishedTexts.administratorDisables);
  }
  refuseCentrallyManaged(world, caller.accountId);
  world.securityHub.hubs.delete(caller.accountId);
  const member = world.accounts.get(caller.accountId);
  if (member !== undefined) member.securityHubEnabled = false;
  return {};
};

export function hubArn({ world, caller }: Pick<HubContext, "world" | "caller">): string {
  return `arn:${world.partition}:securityhub:${caller.region}:${caller.accountId}:hub/default`;
}

function refuseCentrallyManaged(world: HubContext["world"], accountId: string): void {
  if (policyInEffect(world, accountId) === undefined) return;
  throw new AwsError("AccessDeniedException", publishedTexts.centrallyManaged);
}
