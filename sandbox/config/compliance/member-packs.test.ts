import { describe, expect, it } from "vitest";
import { z } from "zod";
import { bank } from "../../security-hub/testing/bank";
import { SteppedPacks } from "../testing/stepped-packs";

const Packs = z.object({ ConformancePackDetails: z.array(z.object({ ConformancePackName: z.string() })) });
const Rules = z.object({
  ConformancePackRuleComplianceList: z.array(
    z.object({ ConfigRuleName: z.string(), ComplianceType: z.string() }),
  ),
});
const Results = z.object({
  ConformancePackRuleEvaluationResults: z.array(z.object({ ComplianceType: z.string() })),
  NextToken: z.string().optional(),
});
const Score = z.object({ ConformancePackComplianceScores: z.array(z.object({ Score: z.string() })) });

const twoHundred = JSON.stringify({
  Resources: Object.fromEntries(
    Array.from({ length: 90 }, (_, index) => [`Rule${index}`, { Type: "AWS::Config::ConfigRule" }]),
  ),
});

function deployed(): { config: SteppedPacks; ConformancePackName: string } {
  const config = new SteppedPacks();
  config.put({ TemplateBody: twoHundred });
  config.settle();
  const [pack] = Packs.parse(config.call("DescribeConformancePacks")).ConformancePackDetails;
  return { config, ConformancePackName: pack?.ConformancePackName ?? "" };
}

describe("the packs of an account", () => {
  it("are those that organization packs have deployed to it", () => {
    const { config, ConformancePackName } = deployed();
    expect(ConformancePackName).toMatch(/^OrgConformsPack-Baseline-/);
    expect(config.call("DescribeConformancePacks", {}, { region: "eu-central-1" })).toEqual({
      ConformancePackDetails: [],
      NextToken: undefined,
    });
    expect(config.refusal("DescribeConformancePacks", { ConformancePackNames: ["Other"] })).toContain(
      "NoSuchConformancePackException",
    );
  });

  it("have a score: the compliant rule-resource combinations in a hundred of all", () => {
    const { config, ConformancePackName } = deployed();
    const rules = Rules.parse(config.call("DescribeConformancePackCompliance", { ConformancePackName }));
    expect(rules.ConformancePackRuleComplianceList).toHaveLength(90);
    const results: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = Results.parse(
        config.call("GetConformancePackComplianceDetails", { ConformancePackName, NextToken }),
      );
      results.push(...page.ConformancePackRuleEvaluationResults.map(({ ComplianceType }) => ComplianceType));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    const compliant = results.filter((type) => type === "COMPLIANT").length;
    const expected = Math.round((compliant / results.length) * 10_000) / 100;
    const [score] = Score.parse(
      config.call("ListConformancePackComplianceScores"),
    ).ConformancePackComplianceScores;
    expect(Number(score?.Score)).toBe(expected);
  });

  it("lack a score where nothing is recorded", () => {
    const { config } = deployed();
    config.call("StopConfigurationRecorder", { ConfigurationRecorderName: "default" });
    const scores = Score.parse(config.call("ListConformancePackComplianceScores", { SortBy: "SCORE" }));
    expect(scores.ConformancePackComplianceScores).toEqual([{ Score: "INSUFFICIENT_DATA" }]);
  });

  it("refuse rules that they do not have", () => {
    const { config, ConformancePackName } = deployed();
    const Filters = { ConfigRuleNames: ["other"] };
    for (const operation of ["DescribeConformancePackCompliance", "GetConformancePackComplianceDetails"]) {
      expect(config.refusal(operation, { ConformancePackName, Filters })).toContain(
        "NoSuchConfigRuleInConformancePackException",
      );
    }
    expect(
      config.refusal(
        "DescribeConformancePackCompliance",
        { ConformancePackName },
        { accountId: bank.management },
      ),
    ).toContain("NoSuchConformancePackException");
  });
});
