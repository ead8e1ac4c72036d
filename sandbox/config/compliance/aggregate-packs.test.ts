import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { AwsStructure } from "../../contract";
import { bank } from "../../security-hub/testing/bank";
import { SteppedPacks } from "../testing/stepped-packs";

const Rows = z.object({
  AggregateComplianceByConformancePacks: z.array(
    z.object({
      ConformancePackName: z.string(),
      Compliance: z.object({
        ComplianceType: z.string(),
        CompliantRuleCount: z.number(),
        NonCompliantRuleCount: z.number(),
        TotalRuleCount: z.number(),
      }),
      AccountId: z.string(),
      AwsRegion: z.string(),
    }),
  ),
});
const Summaries = z.object({
  AggregateConformancePackComplianceSummaries: z.array(
    z.object({
      ComplianceSummary: z.object({
        CompliantConformancePackCount: z.number(),
        NonCompliantConformancePackCount: z.number(),
      }),
      GroupName: z.string().optional(),
    }),
  ),
});

const aggregator = { ConfigurationAggregatorName: "all" };
const twelveRules = JSON.stringify({
  Resources: Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`Rule${index}`, { Type: "AWS::Config::ConfigRule" }]),
  ),
});

function collecting(): SteppedPacks {
  const config = new SteppedPacks();
  config.call("PutConfigurationAggregator", {
    ...aggregator,
    OrganizationAggregationSource: {
      RoleArn: `arn:aws:iam::${bank.administrator}:role/aggregator`,
      AwsRegions: ["eu-west-1", "eu-central-1"],
    },
  });
  config.put({ TemplateBody: twelveRules });
  config.put({ TemplateBody: twelveRules }, { region: "eu-central-1" });
  config.put({ TemplateBody: twelveRules }, { region: "eu-west-3" });
  config.settle();
  return config;
}

function rows(config: SteppedPacks, filters: AwsStructure = {}) {
  const input = { ...aggregator, Filters: filters };
  return Rows.parse(config.call("DescribeAggregateComplianceByConformancePacks", input))
    .AggregateComplianceByConformancePacks;
}

function summaries(config: SteppedPacks, input: AwsStructure = {}) {
  const answer = config.call("GetAggregateConformancePackComplianceSummary", { ...aggregator, ...input });
  return Summaries.parse(answer).AggregateConformancePackComplianceSummaries;
}

describe("aggregate compliance", () => {
  it("has a row for each pack, account and collected Region that has it", () => {
    const config = collecting();
    const found = rows(config);
    // The management account lacks the role, so that the packs are in five of the six accounts.
    expect(found).toHaveLength(10);
    expect(new Set(found.map(({ AwsRegion }) => AwsRegion))).toEqual(new Set(["eu-west-1", "eu-central-1"]));
    for (const { ConformancePackName, Compliance } of found) {
      expect(ConformancePackName).toMatch(/^OrgConformsPack-Baseline-[a-z0-9]{8}$/);
      expect(Compliance.TotalRuleCount).toBe(12);
      expect(Compliance.CompliantRuleCount + Compliance.NonCompliantRuleCount).toBeLessThanOrEqual(12);
      expect(Compliance.ComplianceType).toBe(
        Compliance.NonCompliantRuleCount > 0 ? "NON_COMPLIANT" : "COMPLIANT",
      );
    }
  });

  it("can be asked for one pack, account, Region or outcome", () => {
    const config = collecting();
    expect(rows(config, { AccountId: bank.ledger })).toHaveLength(2);
    expect(rows(config, { AwsRegion: "eu-central-1" })).toHaveLength(5);
    const [first] = rows(config);
    expect(rows(config, { ConformancePackName: first?.ConformancePackName })).toHaveLength(5);
    const outcomes = ["COMPLIANT", "NON_COMPLIANT", "INSUFFICIENT_DATA"].map(
      (ComplianceType) => rows(config, { ComplianceType }).length,
    );
    expect(outcomes.reduce((sum, count) => sum + count, 0)).toBe(10);
  });

  it("lacks data where recording was stopped", () => {
    const config = collecting();
    const recorder = { ConfigurationRecorderName: "default" };
    config.call("StopConfigurationRecorder", recorder, { accountId: bank.ledger });
    expect(rows(config, { ComplianceType: "INSUFFICIENT_DATA" })).toMatchObject([
      {
        AccountId: bank.ledger,
        Compliance: { CompliantRuleCount: 0, NonCompliantRuleCount: 0, TotalRuleCount: 12 },
      },
    ]);
  });

  it("still has packs that are being deleted", () => {
    const config = collecting();
    config.delete();
    expect(rows(config)).toHaveLength(11);
  });

  it("adds up to its summary, in all, by account and by Region", () => {
    const config = collecting();
    const expected = {
      CompliantConformancePackCount: rows(config, { ComplianceType: "COMPLIANT" }).length,
      NonCompliantConformancePackCount: rows(config, { ComplianceType: "NON_COMPLIANT" }).length,
    };
    expect(summaries(config)).toEqual([{ ComplianceSummary: expected }]);
    for (const [GroupByKey, groups] of [
      ["ACCOUNT_ID", 6],
      ["AWS_REGION", 2],
    ] as const) {
      const found = summaries(config, { GroupByKey });
      expect(found).toHaveLength(groups);
      const compliant = found.map(({ ComplianceSummary }) => ComplianceSummary.CompliantConformancePackCount);
      expect(compliant.reduce((sum, count) => sum + count, 0)).toBe(expected.CompliantConformancePackCount);
    }
    expect(
      summaries(config, { GroupByKey: "AWS_REGION", Filters: { AwsRegion: "eu-west-1" } }),
    ).toMatchObject([{ GroupName: "eu-west-1" }]);
  });
});
