import { queryOptions } from "@tanstack/react-query";
import type { PolicyId, TargetId } from "@/lib/core/identifiers";
import { callAction } from "@/lib/query/call-action";
import { keys } from "@/lib/query/keys";
import { batchGetConfigurationPolicyAssociations, getConfigurationPolicy } from "../server/actions";

const MINUTE_MS = 60_000;

export const associationQueries = {
  /** Fresh associations of up to a hundred targets, with what AWS left unprocessed. */
  batchGet: (targetIds: readonly TargetId[]) =>
    callAction(() => batchGetConfigurationPolicyAssociations({ targetIds: [...targetIds] })),
};

export const policyQueries = {
  /** One policy with its standards, controls and parameters. */
  detail: (policyId: PolicyId) =>
    queryOptions({
      queryKey: keys.securityHub.policy(policyId),
      queryFn: () => callAction(() => getConfigurationPolicy({ policyId })),
      staleTime: 5 * MINUTE_MS,
    }),
};
