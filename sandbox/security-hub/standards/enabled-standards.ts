import { z } from "zod";
import type { SandboxAccount } from "../../world/world";
import { requireSubscription } from "../access";
import { isWanted } from "./catalog";
import type { HubContext, HubOperation } from "../hub-operation";
import { hubOf, policyInEffect } from "../hub-state";
import { pageOf } from "../page";
import { inRegion, type Standard, standardsOf } from "./standards";

const GetEnabledStandards = z.object({
  StandardsSubscriptionArns: z.array(z.string()).optional(),
  Providers: z.array(z.string()).optional(),
});

/** The standards that are enabled in the calling account and Region, in the order of their ARNs. */
export const getEnabledStandards: HubOperation = (input, context) => {
  requireSubscription(context);
  const { StandardsSubscriptionArns: wanted, Providers } = GetEnabledStandards.parse(input);
  const standards = new Map(enabledStandards(context).map((standard) => [standard.arn, standard]));
  const { items, nextToken } = pageOf(
    isWanted("AWS", Providers) ? [...standards.keys()].sort() : [],
    (arn) => {
      const standard = standards.get(arn);
      if (standard === undefined) return undefined;
      const subscription = subscriptionOf(context, standard);
      return wanted?.includes(subscription.StandardsSubscriptionArn) === false ? undefined : subscription;
    },
    { operation: "GetEnabledStandards", input },
  );
  return { StandardsSubscriptions: items, NextToken: nextToken };
};

/** What the governing policy enables, or else what the account's own hub began with. */
export function enabledStandards({ world, caller }: HubContext): readonly Standard[] {
  const offered = standardsOf(world.partition, caller.region);
  const policy = policyInEffect(world, caller.accountId);
  if (policy === undefined) {
    const { defaultStandards } = hubOf(world, caller.accountId);
    return defaultStandards ? offered.filter((standard) => standard.enabledByDefault) : [];
  }
  const enabled = policy.configurationPolicy.SecurityHub.EnabledStandardIdentifiers ?? [];
  const arns = new Set(enabled.map((arn) => inRegion(arn, caller.region)));
  return offered.filter(({ arn }) => arns.has(arn));
}

function subscriptionOf({ world, caller }: HubContext, { arn }: Standard) {
  const path = arn.slice(arn.lastIndexOf(":") + 1).replace(/^(standards|ruleset)\//, "");
  return {
    StandardsSubscriptionArn: `arn:${world.partition}:securityhub:${caller.region}:${caller.accountId}:subscription/${path}`,
    StandardsArn: arn,
    StandardsInput: {},
    StandardsControlsUpdatable: "READY_FOR_UPDATES",
    Provider: "AWS",
    ...statusOf(world.accounts.get(caller.accountId)),
  };
}

function statusOf(member: SandboxAccount | undefined) {
  if (member?.configRecorderOn !== false) return { StandardsStatus: "READY" };
  return {
    StandardsStatus: "INCOMPLETE",
    StandardsStatusReason: { StatusReasonCode: "NO_AVAILABLE_CONFIGURATION_RECORDER" },
  };
}
