import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { AwsStructure } from "../../contract";
import { bank } from "../../security-hub/testing/bank";
import { SteppedPacks } from "../testing/stepped-packs";

const RuleRows = z.object({
  AggregateComplianceByConfigRules: z.array(
    z.object({
      ConfigRuleName: z.string(),
      Compliance: z.object({
        ComplianceType: z.string(),
        ComplianceContributorCount: z.object({ CappedCount: z.number() }).optional(),
      }),
      AccountId: z.string(),
      AwsRegion: z.string(),
    }),
  ),
  NextToken: z.string().optional(),
});
const PackRows = z.object({
  AggregateComplianceByConformancePacks: z.array(
    z.object({
      Compliance: z.object({ CompliantRuleCount: z.number(), NonCompliantRuleCount: z.number() }),
      AccountId: z.string(),
    }),
  ),
});
const Resources = z.object({
  AggregateEvaluationResults: z.array(
    z.object({
      ComplianceType: z.string(),
      EvaluationResultIdentifier: z.object({
        EvaluationResultQualifier: z.object({ ResourceId: z.string(), ResourceType: z.string() }),
      }),
    }),
  ),
});
const day = 86_400_000;
const aggregator = { ConfigurationAggregatorName: "all" };
const eightyRules = JSON.stringify({
  Resources: Object.fromEntries(
    Array.from({ length: 80 }, (_, index) => [`Rule${index}`, { Type: "AWS::Config::ConfigRule" }]),
  ),
});

function collecting(): SteppedPacks {
  const config = new SteppedPacks();
  config.call("PutConfigurationAggregator", {
    ...aggregator,
    OrganizationAggregationSource: {
      RoleArn: `arn:aws:iam::${bank.administrator}:role/aggregator`,
      AwsRegions: ["eu-west-1"],
    },
  });
  config.put({ TemplateBody: eightyRules });
  config.settle();
  return config;
}

function ruleRows(config: SteppedPacks, filters: AwsStructure = {}) {
  const answer = config.call("DescribeAggregateComplianceByConfigRules", { ...aggregator, Filters: filters });
  return RuleRows.parse(answer).AggregateComplianceByConfigRules;
}

function packRows(config: SteppedPacks) {
  return PackRows.parse(config.call("DescribeAggregateComplianceByConformancePacks", aggregator))
    .AggregateComplianceByConformancePacks;
}

/** `account compliant non-compliant`, from the rows of rules. */
function counted(config: SteppedPacks): string[] {
  return [...Map.groupBy(ruleRows(config), ({ AccountId }) => AccountId)]
    .map(([account, rows]) => {
      const failing = rows.filter(({ Compliance }) => Compliance.ComplianceType === "NON_COMPLIANT").length;
      return `${account} ${rows.length - failing} ${failing}`;
    })
    .sort();
}

describe("aggregate compliance of rules", () => {
  it("adds up to the compliance of the packs in each account, today and in weeks", () => {
    const config = collecting();
    const seen = new Set<string>();
    for (let week = 0; week < 4; week += 1) {
      const packs = packRows(config).map(
        ({ AccountId, Compliance }) =>
          `${AccountId} ${Compliance.CompliantRuleCount} ${Compliance.NonCompliantRuleCount}`,
      );
      expect(counted(config)).toEqual(packs.sort());
      seen.add(packs.join());
      config.advance(7 * day);
    }
    expect(seen.size).toBe(4);
  });

  it("can be asked for one account, outcome or rule, and pages with tokens", () => {
    const config = collecting();
    const all = ruleRows(config);
    expect(ruleRows(config, { AccountId: bank.ledger })).toEqual(
      all.filter(({ AccountId }) => AccountId === bank.ledger),
    );
    const failing = ruleRows(config, { ComplianceType: "NON_COMPLIANT" });
    expect(failing.length).toBeGreaterThan(0);
    expect(failing.every(({ Compliance }) => Compliance.ComplianceContributorCount !== undefined)).toBe(true);
    const [one] = failing;
    expect(ruleRows(config, { ConfigRuleName: one?.ConfigRuleName })).toEqual([one]);
    const pages: unknown[] = [];
    for (let token: string | undefined = "first"; token !== undefined;) {
      const NextToken = token === "first" ? undefined : token;
      const page = RuleRows.parse(
        config.call("DescribeAggregateComplianceByConfigRules", { ...aggregator, Limit: 50, NextToken }),
      );
      pages.push(...page.AggregateComplianceByConfigRules);
      token = page.NextToken;
    }
    expect(pages).toEqual(all);
  });

  it("names the resources that break a rule, as many as its count", () => {
    const config = collecting();
    for (const { ConfigRuleName, AccountId, AwsRegion, Compliance } of ruleRows(config, {
      ComplianceType: "NON_COMPLIANT",
    })) {
      const { AggregateEvaluationResults: found } = Resources.parse(
        config.call("GetAggregateComplianceDetailsByConfigRule", {
          ...aggregator,
          ConfigRuleName,
          AccountId,
          AwsRegion,
          ComplianceType: "NON_COMPLIANT",
        }),
      );
      expect(Math.min(25, found.length)).toBe(Compliance.ComplianceContributorCount?.CappedCount);
    }
  });

  it("has no rows of accounts without a recorder, and none of an account that is no source", () => {
    const config = collecting();
    config.call(
      "StopConfigurationRecorder",
      { ConfigurationRecorderName: "default" },
      { accountId: bank.ledger },
    );
    expect(ruleRows(config, { AccountId: bank.ledger })).toEqual([]);
    config.call("PutConfigurationAggregator", {
      ConfigurationAggregatorName: "one",
      AccountAggregationSources: [{ AccountIds: [bank.administrator], AwsRegions: ["eu-west-1"] }],
    });
    config.settle();
    const answer = config.call("DescribeAggregateComplianceByConfigRules", {
      ConfigurationAggregatorName: "one",
    });
    const accounts = RuleRows.parse(answer).AggregateComplianceByConfigRules.map(
      ({ AccountId }) => AccountId,
    );
    expect(new Set(accounts)).toEqual(new Set([bank.administrator]));
  });
});
