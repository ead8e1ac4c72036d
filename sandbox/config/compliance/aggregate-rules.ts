import { z } from "zod";
import type { AwsStructure } from "../../contract";
import type { SandboxOrganizationPack } from "../../world/sandbox-config";
import { ownAggregator } from "../aggregators/aggregator-reads";
import type { ConfigContext, ConfigOperation } from "../config-operation";
import { memberPackName } from "../packs/member-deployment";
import { pageOf, pairedKeys } from "../page";
import { collected, isCollected, matches, Place } from "./collected";
import { evaluatedResources } from "./evaluated-resources";
import { hasCompliance, outcomesIn } from "./pack-compliance";
import { memberRuleName, type PackRule, packRules } from "./pack-rules";
import type { RuleOutcome } from "./rule-outcome";

const ByRule = z.object({
  ConfigurationAggregatorName: z.string(),
  Filters: z
    .object({ ConfigRuleName: z.string().optional(), ComplianceType: z.string().optional(), ...Place })
    .default({}),
});
const Details = z.object({
  ConfigurationAggregatorName: z.string(),
  ConfigRuleName: z.string(),
  AccountId: z.string(),
  AwsRegion: z.string(),
  ComplianceType: z.string().optional(),
});

/** Config counts no further; "up to a maximum number" (API reference, ComplianceContributorCount). */
const MAX_COUNTED = 25;

/** A row for each rule with results in each account that an aggregator has data of, ordered by account. */
export const describeAggregateComplianceByConfigRules: ConfigOperation = (input, context) => {
  const { ConfigurationAggregatorName: name, Filters: filters } = ByRule.parse(input);
  const aggregator = ownAggregator(context, name);
  const { packs, accountIds } = collected(context, aggregator, filters);
  const rules = new Map(
    packs.flatMap((pack) =>
      packRules(pack).map((rule, place) => [
        `${memberPackName(pack)}/${pack.region}/${rule.name}`,
        { pack, rule, place },
      ]),
    ),
  );
  const outcomesOf = outcomesByPack(context, (pack, accountId) =>
    isCollected(context, aggregator, pack, accountId),
  );
  const { items, nextToken } = pageOf(
    pairedKeys(accountIds, [...rules.keys()].sort()),
    (key) => {
      const space = key.indexOf(" ");
      const accountId = key.slice(0, space);
      const found = rules.get(key.slice(space + 1));
      const outcome = found && outcomesOf(found.pack, accountId)[found.place];
      if (found === undefined || outcome === undefined || outcome.resources === 0) return undefined;
      if (!matches(filters.ComplianceType, typeOf(outcome))) return undefined;
      const ruleName = memberRuleName(found.pack, found.rule, accountId);
      if (!matches(filters.ConfigRuleName, ruleName)) return undefined;
      return {
        ConfigRuleName: ruleName,
        Compliance: { ComplianceType: typeOf(outcome), ...contributors(outcome) },
        AccountId: accountId,
        AwsRegion: found.pack.region,
      };
    },
    { operation: "DescribeAggregateComplianceByConfigRules", input, maxLimit: 1_000 },
  );
  return { AggregateComplianceByConfigRules: items, NextToken: nextToken };
};

/** A row for each resource that a rule has evaluated in an account; none where there is no such rule. */
export const getAggregateComplianceDetailsByConfigRule: ConfigOperation = (input, context) => {
  const asked = Details.parse(input);
  const aggregator = ownAggregator(context, asked.ConfigurationAggregatorName);
  const { packs, accountIds } = collected(context, aggregator, asked);
  const found = ruleOf(packs, asked.ConfigRuleName, asked.AccountId);
  const isThere = found !== undefined && accountIds.includes(asked.AccountId);
  const outcome =
    isThere &&
    isCollected(context, aggregator, found.pack, asked.AccountId) &&
    hasCompliance(found.pack, asked.AccountId, context.now)
      ? outcomesIn(context.world, found.pack, asked.AccountId, context.now)[found.place]
      : undefined;
  const resources = new Map(
    found && outcome
      ? evaluatedResources({ ...found, outcome, accountId: asked.AccountId, now: context.now }).map(
          (resource) => [resource.id, resource],
        )
      : [],
  );
  const { items, nextToken } = pageOf(
    [...resources.keys()].sort(),
    (id): AwsStructure | undefined => {
      const resource = resources.get(id);
      if (resource === undefined || !matches(asked.ComplianceType, resource.complianceType)) return undefined;
      return {
        EvaluationResultIdentifier: {
          EvaluationResultQualifier: {
            ConfigRuleName: asked.ConfigRuleName,
            ResourceType: resource.type,
            ResourceId: id,
            EvaluationMode: "DETECTIVE",
          },
          OrderingTimestamp: new Date(resource.evaluatedAt),
        },
        ComplianceType: resource.complianceType,
        ResultRecordedTime: new Date(resource.evaluatedAt),
        ConfigRuleInvokedTime: new Date(resource.evaluatedAt),
        ...(resource.annotation !== undefined && { Annotation: resource.annotation }),
        AccountId: asked.AccountId,
        AwsRegion: asked.AwsRegion,
      };
    },
    { operation: "GetAggregateComplianceDetailsByConfigRule", input },
  );
  return { AggregateEvaluationResults: items, NextToken: nextToken };
};

/** The rule that has a name in an account, and the pack that it is of. */
function ruleOf(
  packs: readonly SandboxOrganizationPack[],
  name: string,
  accountId: string,
): { pack: SandboxOrganizationPack; rule: PackRule; place: number } | undefined {
  for (const pack of packs) {
    const rules = packRules(pack);
    const place = rules.findIndex((rule) => memberRuleName(pack, rule, accountId) === name);
    const rule = rules[place];
    if (rule !== undefined) return { pack, rule, place };
  }
  return undefined;
}

/** The outcomes of a pack in an account, found once for its many rules. */
function outcomesByPack(
  { world, now }: ConfigContext,
  isCollectedIn: (pack: SandboxOrganizationPack, accountId: string) => boolean,
) {
  let last:
    { pack: SandboxOrganizationPack; accountId: string; outcomes: readonly RuleOutcome[] } | undefined;
  return (pack: SandboxOrganizationPack, accountId: string): readonly RuleOutcome[] => {
    if (last?.pack === pack && last.accountId === accountId) return last.outcomes;
    const isThere = hasCompliance(pack, accountId, now) && isCollectedIn(pack, accountId);
    const outcomes = isThere ? outcomesIn(world, pack, accountId, now) : [];
    last = { pack, accountId, outcomes };
    return outcomes;
  };
}

function typeOf({ failing }: RuleOutcome): "COMPLIANT" | "NON_COMPLIANT" {
  return failing > 0 ? "NON_COMPLIANT" : "COMPLIANT";
}

function contributors({ failing }: RuleOutcome): AwsStructure {
  if (failing === 0) return {};
  const count = { CappedCount: Math.min(failing, MAX_COUNTED), CapExceeded: failing > MAX_COUNTED };
  return { ComplianceContributorCount: count };
}
