import "server-only";
import {
  DescribeAggregateComplianceByConfigRulesCommand,
  DescribeAggregateComplianceByConformancePacksCommand,
  DescribeConformancePackComplianceCommand,
  GetAggregateComplianceDetailsByConfigRuleCommand,
} from "@aws-sdk/client-config-service";
import type { Aws } from "@/lib/aws/create-aws";
import { paginate, withoutList } from "@/lib/aws/paginate";
import { parseRows } from "@/lib/aws/parse-output";
import { type CallOptions, probe } from "@/lib/aws/send";
import type { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { FailureError } from "@/lib/core/failure-error";
import type { AccountId } from "@/lib/core/identifiers";
import type { MemberCompliance, ResourceEvaluation, RuleCompliance, RuleName } from "../model";
import {
  MemberComplianceRow,
  PackRuleRow,
  ResourceEvaluationRow,
  RuleComplianceRow,
} from "./operations-wire";

/** The most that these operations answer in one page. */
const packsPerPage = 100;
const rulesPerPage = 1_000;

/**
 * Config `DescribeAggregateComplianceByConformancePacks`, a page of up to 100 at a time: one pack, by the name that it has
 * in the accounts, in each account that the aggregator has data of, in the Region of `aws`. Fails as `not-found` where the
 * caller has no such aggregator.
 */
export function describeAggregateComplianceByConformancePacks(
  aws: Aws,
  { aggregator, memberPackName }: { readonly aggregator: AggregatorName; readonly memberPackName: string },
  options?: CallOptions,
): AsyncGenerator<readonly MemberCompliance[], void, undefined> {
  return paginate(aws, {
    operation: "config:DescribeAggregateComplianceByConformancePacks",
    row: MemberComplianceRow,
    options,
    fetch: async (NextToken, http) => {
      const input = {
        ConfigurationAggregatorName: aggregator,
        Filters: { ConformancePackName: memberPackName, AwsRegion: aws.region },
        Limit: packsPerPage,
        NextToken,
      };
      const output = await aws.config.send(
        new DescribeAggregateComplianceByConformancePacksCommand(input),
        http,
      );
      return { rows: output.AggregateComplianceByConformancePacks, nextToken: output.NextToken };
    },
  });
}

/** What `DescribeAggregateComplianceByConfigRules` is asked for. */
export interface RuleQuestion {
  readonly aggregator: AggregatorName;
  /** All accounts where absent. */
  readonly accountId?: AccountId | undefined;
  /** Both where absent; AWS lists no rules without results. */
  readonly type?: "COMPLIANT" | "NON_COMPLIANT" | undefined;
}

/**
 * Config `DescribeAggregateComplianceByConfigRules`, a page of up to 1,000 at a time: every rule with results in each account
 * that the aggregator has data of, in the Region of `aws`, those of packs and all others.
 */
export function describeAggregateComplianceByConfigRules(
  aws: Aws,
  { aggregator, accountId, type }: RuleQuestion,
  options?: CallOptions,
): AsyncGenerator<readonly RuleCompliance[], void, undefined> {
  return paginate(aws, {
    operation: "config:DescribeAggregateComplianceByConfigRules",
    row: RuleComplianceRow,
    options,
    fetch: async (NextToken, http) => {
      const input = {
        ConfigurationAggregatorName: aggregator,
        Filters: { AwsRegion: aws.region, AccountId: accountId, ComplianceType: type },
        Limit: rulesPerPage,
        NextToken,
      };
      const output = await aws.config.send(new DescribeAggregateComplianceByConfigRulesCommand(input), http);
      return { rows: output.AggregateComplianceByConfigRules, nextToken: output.NextToken };
    },
  });
}

/**
 * Config `DescribeConformancePackCompliance`, a page of up to 1,000 at a time: the names of a pack's rules in the caller's
 * own account and Region. Fails as `not-found` where the pack is not there.
 */
export function describeConformancePackCompliance(
  aws: Aws,
  memberPackName: string,
  options?: CallOptions,
): AsyncGenerator<readonly RuleName[], void, undefined> {
  return paginate(aws, {
    operation: "config:DescribeConformancePackCompliance",
    row: PackRuleRow,
    options,
    fetch: async (NextToken, http) => {
      const input = { ConformancePackName: memberPackName, Limit: rulesPerPage, NextToken };
      const output = await aws.config.send(new DescribeConformancePackComplianceCommand(input), http);
      return { rows: output.ConformancePackRuleComplianceList, nextToken: output.NextToken };
    },
  });
}

/** What one page of `GetAggregateComplianceDetailsByConfigRule` is asked with. */
export interface ResourceQuestion {
  readonly aggregator: AggregatorName;
  readonly ruleName: RuleName;
  readonly accountId: AccountId;
  readonly type: "COMPLIANT" | "NON_COMPLIANT";
  /** From the page before, asked with the same members. */
  readonly nextToken?: string | undefined;
}

/** One page of what a rule says of the resources of an account. */
export interface ResourcePage {
  readonly rows: readonly ResourceEvaluation[];
  /** Present where there is more, also beside a page without rows. */
  readonly nextToken?: string;
}

const resourceDetails = "config:GetAggregateComplianceDetailsByConfigRule";

/**
 * Config `GetAggregateComplianceDetailsByConfigRule` in the Region of `aws`: one page of up to 100 resources. Sent once,
 * because a person waits for it.
 */
export async function getAggregateComplianceDetailsByConfigRule(
  aws: Aws,
  { aggregator, ruleName, accountId, type, nextToken }: ResourceQuestion,
  options?: CallOptions,
): Promise<ResourcePage> {
  const input = {
    ConfigurationAggregatorName: aggregator,
    ConfigRuleName: ruleName,
    AccountId: accountId,
    AwsRegion: aws.region,
    ComplianceType: type,
    Limit: packsPerPage,
    NextToken: nextToken,
  };
  const command = new GetAggregateComplianceDetailsByConfigRuleCommand(input);
  const output = await probe(aws, resourceDetails, options, (http) => aws.config.send(command, http));
  const { AggregateEvaluationResults: answered, NextToken } = output;
  if (answered === undefined && !NextToken) throw new FailureError(withoutList(aws, resourceDetails));
  return {
    rows: parseRows(aws, resourceDetails, ResourceEvaluationRow, answered ?? [], options),
    ...(NextToken && { nextToken: NextToken }),
  };
}
