import { queryOptions } from "@tanstack/react-query";
import type { AccountId } from "@/lib/core/identifiers";
import { callAction } from "@/lib/query/call-action";
import { keys } from "@/lib/query/keys";
import { describeEffectivePolicy, describePolicy } from "../server/actions";
import type { OrganizationsPolicyId, SecurityHubPolicyType } from "../model";

const MINUTE_MS = 60_000;

export const organizationsPolicyQueries = {
  /** The text of one policy as it was written. */
  text: (policyId: OrganizationsPolicyId) =>
    queryOptions({
      queryKey: keys.organization.policy(policyId),
      queryFn: () => callAction(() => describePolicy({ policyId })),
      staleTime: MINUTE_MS,
    }),
  /** What the policies of a type come to in one account. */
  effective: (type: SecurityHubPolicyType, accountId: AccountId) =>
    queryOptions({
      queryKey: keys.organization.effectivePolicy(type, accountId),
      queryFn: () => callAction(() => describeEffectivePolicy({ type, accountId })),
      staleTime: MINUTE_MS,
    }),
};
