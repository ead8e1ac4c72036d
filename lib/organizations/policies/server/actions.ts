"use server";

import { requireVisible } from "@/lib/inventory/serve/within-ous";
import { z } from "zod";
import { AccountId } from "@/lib/core/identifiers";
import { defineRead } from "@/lib/server/action";
import { serverAws } from "@/lib/server/aws";
import { OrganizationsPolicyId, SecurityHubPolicyType } from "../model";
import * as operations from "../aws/operations";

/** The exact text of a policy of Organizations; without `content` where AWS gives none. */
export const describePolicy = defineRead({
  operation: "organizations:DescribePolicy",
  input: z.strictObject({ policyId: OrganizationsPolicyId }),
  requires: "organization:read",
  run: ({ policyId }) => operations.describePolicy(serverAws(), policyId),
});

/** What Organizations' policies of a type come to in one account; `policy` is absent where none reaches it. */
export const describeEffectivePolicy = defineRead({
  operation: "organizations:DescribeEffectivePolicy",
  input: z.strictObject({ type: SecurityHubPolicyType, accountId: AccountId }),
  requires: "organization:read",
  withinOus: "own-targets",
  run: async (input, session) => {
    await requireVisible(session, [input.accountId]);
    const policy = await operations.describeEffectivePolicy(serverAws(), input);
    return policy === undefined ? {} : { policy };
  },
});
