import "server-only";
import {
  DescribeEffectivePolicyCommand,
  DescribePolicyCommand,
  ListPoliciesCommand,
  ListTargetsForPolicyCommand,
} from "@aws-sdk/client-organizations";
import type { Aws } from "@/lib/aws/create-aws";
import { collect, paginate } from "@/lib/aws/paginate";
import { parseOutput } from "@/lib/aws/parse-output";
import { type CallOptions, read } from "@/lib/aws/send";
import { FailureError } from "@/lib/core/failure-error";
import type { AccountId, TargetId } from "@/lib/core/identifiers";
import type { OrganizationsPolicy, OrganizationsPolicyId, SecurityHubPolicyType } from "../model";
import { EffectivePolicyOutput, policyRow, PolicyOutput, PolicyTargetRow } from "./operations-wire";

/*
 * https://docs.aws.amazon.com/organizations/latest/APIReference/. The management account and delegated administrators may
 * call all of these; others fail as `forbidden`. AWS publishes no rates for them.
 */

/** The most that a list operation of Organizations answers in one page. */
const pageSize = 20;

/** Organizations `ListPolicies` of one type. */
export function listPolicies(
  aws: Aws,
  type: SecurityHubPolicyType,
  options?: CallOptions,
): Promise<OrganizationsPolicy[]> {
  return collect(
    paginate(aws, {
      operation: "organizations:ListPolicies",
      row: policyRow(type),
      options,
      fetch: async (NextToken, http) => {
        const command = new ListPoliciesCommand({ Filter: type, NextToken, MaxResults: pageSize });
        const output = await aws.organizations.send(command, http);
        return { rows: output.Policies, nextToken: output.NextToken };
      },
    }),
  );
}

/** Organizations `ListTargetsForPolicy`: the root, OUs and accounts that a policy is attached to itself. */
export function listTargetsForPolicy(
  aws: Aws,
  policyId: OrganizationsPolicyId,
  options?: CallOptions,
): Promise<TargetId[]> {
  return collect(
    paginate(aws, {
      operation: "organizations:ListTargetsForPolicy",
      row: PolicyTargetRow,
      options,
      fetch: async (NextToken, http) => {
        const input = { PolicyId: policyId, NextToken, MaxResults: pageSize };
        const output = await aws.organizations.send(new ListTargetsForPolicyCommand(input), http);
        return { rows: output.Targets, nextToken: output.NextToken };
      },
    }),
  );
}

/** Organizations `DescribePolicy`: the exact text of a policy. Fails as `not-found` where it was deleted. */
export async function describePolicy(
  aws: Aws,
  policyId: OrganizationsPolicyId,
  options?: CallOptions,
): Promise<{ readonly content?: string }> {
  const operation = "organizations:DescribePolicy";
  const output = await read(aws, operation, options, (http) =>
    aws.organizations.send(new DescribePolicyCommand({ PolicyId: policyId }), http),
  );
  const content = parseOutput(aws, operation, PolicyOutput, output);
  return { ...(content !== undefined && { content }) };
}

/** What the policies of one type come to in an account. */
export interface EffectivePolicy {
  /** The exact text, as AWS writes it. */
  readonly content?: string;
  /** When it changed last: ISO 8601. */
  readonly updatedAt?: string;
}

/**
 * Organizations `DescribeEffectivePolicy` of an account: AWS takes no root or OU. Undefined where no policy of the type
 * reaches the account; fails as `not-found` where there is no such account.
 */
export async function describeEffectivePolicy(
  aws: Aws,
  { type, accountId }: { readonly type: SecurityHubPolicyType; readonly accountId: AccountId },
  options?: CallOptions,
): Promise<EffectivePolicy | undefined> {
  const operation = "organizations:DescribeEffectivePolicy";
  try {
    const output = await read(aws, operation, options, (http) =>
      aws.organizations.send(
        new DescribeEffectivePolicyCommand({ PolicyType: type, TargetId: accountId }),
        http,
      ),
    );
    return parseOutput(aws, operation, EffectivePolicyOutput, output);
  } catch (error) {
    const exception = error instanceof FailureError ? error.failure.aws?.exception : undefined;
    if (exception === "EffectivePolicyNotFoundException") return undefined;
    throw error;
  }
}
